using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>Derives an explicit message: its parameters and how its arguments are read.</summary>
internal static class CallEmitter
{
    public static Derived Emit(RecordDeclarationSyntax record)
    {
        string name = record.Identifier.Text;
        AttributeSyntax declaration = Attributes.Find(record, "Call")!;
        var callType = record.BaseList?.Types.First().Type as GenericNameSyntax;
        if (callType?.Identifier.Text != "Call")
        {
            return new Derived(name, name, "", $"{name} must derive from Call<TResult>");
        }
        TypeSyntax result = callType.TypeArgumentList.Arguments[0];
        var parameters = new StringBuilder();
        var reads = new List<string>();
        var casts = new List<string>();
        var values = new List<string>();
        foreach (ParameterSyntax parameter in record.ParameterList?.Parameters ?? default)
        {
            if (Attributes.Find(parameter.AttributeLists, "Param") is not { } param)
            {
                return new Derived(name, name + ".Declared", "",
                    $"{name}.{parameter.Identifier} must have a [Param] name");
            }
            int position = reads.Count;
            parameters.Append($$"""
                    private static readonly ParamInfo<{{parameter.Type}}> s_parameter{{position}} = new(
                        {{Attributes.Construction(param)}},
                        {{ValueTypes.Codec(parameter.Type!)}},
                        {{ValueTypes.Default(parameter.Type!, Attributes.Named(param, "Default"))}});


                """);
            reads.Add($"s_parameter{position}.Read(arguments, {position}, context)");
            casts.Add($"({parameter.Type})values[{position}]");
            values.Add(parameter.Identifier.Text);
        }
        string source = $$"""
            {{Preamble.Text}}partial record {{name}}
            {
            {{parameters}}    /// <summary>The message.</summary>
                public static CallInfo<{{result}}> Declared { get; } = new(
                    {{Attributes.Construction(declaration)}},
                    {{ValueTypes.Codec(result)}},
                    static (arguments, context) => new {{name}}({{string.Join(", ", reads)}}),
                    static values => new {{name}}({{string.Join(", ", casts)}}){{Names(reads.Count)}});

                /// <summary>Name on the wire.</summary>
                public override string WireName => "{{Attributes.Text(declaration, 0)}}";

                /// <summary>The message.</summary>
                public override CallInfo Info => Declared;

                internal override IReadOnlyList<object> Values => [{{string.Join(", ", values)}}];
            }

            """;
        return new Derived(name, name + ".Declared", source);
    }

    private static string Names(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(position => $", s_parameter{position}"));
}
