using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>Derives a class: storage of its properties, its field table and its place in the schema.</summary>
internal static class ClassEmitter
{
    public static Derived Emit(RecordDeclarationSyntax record)
    {
        string name = record.Identifier.Text;
        AttributeSyntax declaration = Attributes.Find(record, "XenClass")!;
        string? problem = null;
        var members = new StringBuilder();
        var comparisons = new StringBuilder();
        var fields = new List<string>();
        foreach (PropertyDeclarationSyntax property in record.Members.OfType<PropertyDeclarationSyntax>())
        {
            if (Attributes.Find(property, "Field") is not { } field)
            {
                continue;
            }
            if (!property.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                problem = $"{name}.{property.Identifier} must be a partial property";
                continue;
            }
            fields.Add(property.Identifier.Text + "Field");
            Property(members, name, property, field);
            Comparison(comparisons, property);
        }
        string source = $$"""
            {{Preamble.Text}}partial record {{name}} : IXenRecord
            {
            {{members}}
                /// <summary>Name of the class on the wire.</summary>
                public static string WireName => "{{Attributes.Text(declaration, 1)}}";

                /// <summary>The class.</summary>
                public static XenClass ClassInfo { get; } = new XenClass(
                    {{Attributes.Construction(declaration)}},
                    static () => new {{name}}(){{string.Concat(fields.Select(field => ",\n        " + field))}});

                /// <summary>The class.</summary>
                public override XenClass Class => ClassInfo;

                internal override XenRecord Duplicate() => this with { };

                internal override void AddChangedFields(XenRecord after, List<Field> changed)
                {
                    var other = ({{name}})after;
            {{comparisons}}    }
            }

            """;
        return new Derived(name, name + ".ClassInfo", source, problem);
    }

    private static void Property(
        StringBuilder members, string record, PropertyDeclarationSyntax property, AttributeSyntax field)
    {
        string name = property.Identifier.Text;
        string type = property.Type.ToString();
        string storage = Storage(property);
        string initial = ValueTypes.Default(property.Type, Attributes.Named(field, "Default"));
        members.Append($$"""
                private {{type}} {{storage}} = {{initial}};

                public partial {{type}} {{name}} { get => {{storage}}; init => {{storage}} = value; }

                /// <summary>The field <c>{{Attributes.Text(field, 1)}}</c>.</summary>
                public static readonly Field<{{record}}, {{type}}> {{name}}Field = new(
                    {{Attributes.Construction(field)}},
                    {{ValueTypes.Codec(property.Type)}},
                    static record => record.{{storage}},
                    static (record, value) => record.{{storage}} = value);


            """);
    }

    private static void Comparison(StringBuilder comparisons, PropertyDeclarationSyntax property)
    {
        string name = property.Identifier.Text;
        string storage = Storage(property);
        comparisons.Append($$"""
                    if (Differs({{storage}}, other.{{storage}}))
                    {
                        {{name}}Field.AddIfChanged({{storage}}, other.{{storage}}, changed);
                    }

            """);
    }

    private static string Storage(PropertyDeclarationSyntax property)
    {
        string name = property.Identifier.Text;
        return "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
