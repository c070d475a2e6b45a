using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>Reads attributes as text.</summary>
internal static class Attributes
{
    /// <summary>The attribute of a name, or null.</summary>
    public static AttributeSyntax? Find(MemberDeclarationSyntax node, string name) => Find(node.AttributeLists, name);

    /// <summary>The attribute of a name, or null.</summary>
    public static AttributeSyntax? Find(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == name);

    /// <summary>The text of a named argument's value, or null.</summary>
    public static string? Named(AttributeSyntax attribute, string name) =>
        Arguments(attribute)
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.Text == name)?.Expression.ToString();

    /// <summary>The value of a positional text argument.</summary>
    public static string Text(AttributeSyntax attribute, int position) =>
        Arguments(attribute).ElementAt(position).Expression.ToString().Trim('"');

    /// <summary>The attribute as an expression that makes the same object.</summary>
    public static string Construction(AttributeSyntax attribute)
    {
        var positional = new List<string>();
        var named = new List<string>();
        foreach (AttributeArgumentSyntax argument in Arguments(attribute))
        {
            if (argument.NameEquals is { } name)
            {
                named.Add($"{name.Name} = {argument.Expression}");
            }
            else
            {
                positional.Add(argument.Expression.ToString());
            }
        }
        string initializer = named.Count == 0 ? "" : " { " + string.Join(", ", named) + " }";
        return $"new {attribute.Name}Attribute({string.Join(", ", positional)}){initializer}";
    }

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments ?? Enumerable.Empty<AttributeArgumentSyntax>();
}
