using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>What a declared C# type means for the derived code. Types are told apart by their names alone.</summary>
internal static class ValueTypes
{
    /// <summary>The expression of the type's codec.</summary>
    public static string Codec(TypeSyntax type)
    {
        switch (type)
        {
            case NullableTypeSyntax nullable:
                return $"Codecs.Option({Codec(nullable.ElementType)})";
            case GenericNameSyntax generic:
                TypeSyntax[] arguments = generic.TypeArgumentList.Arguments.ToArray();
                return generic.Identifier.Text switch
                {
                    "XenMap" => $"Codecs.Map({Codec(arguments[0])}, {Codec(arguments[1])})",
                    "XenSet" => $"Codecs.Set({Codec(arguments[0])})",
                    _ => $"Codecs.{generic.Identifier.Text}<{arguments[0]}>()",
                };
        }
        string name = type.ToString();
        return name switch
        {
            "string" => "Codecs.Text",
            "long" => "Codecs.Int",
            "double" => "Codecs.Float",
            "bool" => "Codecs.Bool",
            "DateTimeOffset" => "Codecs.Date",
            "Nothing" => "Codecs.Nothing",
            _ when name.EndsWith("Record") => $"Codecs.Record<{name}>()",
            _ => "Enums." + name,
        };
    }

    /// <summary>The expression of the value that stands where none was given.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="declared">The default in the attribute, or null.</param>
    public static string Default(TypeSyntax type, string? declared)
    {
        string name = type.ToString();
        if (type is GenericNameSyntax generic && generic.Identifier.Text != "Ref")
        {
            return declared is null ? name + ".Empty" : Filled(generic, declared.Trim('"').Split(','));
        }
        return declared ?? name switch
        {
            "string" => "\"\"",
            "DateTimeOffset" => "DateTimeOffset.UnixEpoch",
            _ => "default",
        };
    }

    /// <summary>Collections with content: members separated by commas, entries as key=value.</summary>
    private static string Filled(GenericNameSyntax type, string[] members)
    {
        string Entry(string text) => "(\"" + text.Replace("=", "\", \"") + "\")";
        return type.Identifier.Text switch
        {
            "XenMap" => $"{type}.Of({string.Join(", ", members.Select(Entry))})",
            "RefSet" => $"{type}.Of([{string.Join(", ", members.Select(id => $"new(Guid.Parse(\"{id}\"))"))}])",
            _ => $"{type}.Of({string.Join(", ", members)})",
        };
    }
}
