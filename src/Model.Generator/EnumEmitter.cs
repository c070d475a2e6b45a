using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>Derives an enum's codec.</summary>
internal static class EnumEmitter
{
    public static Derived Emit(EnumDeclarationSyntax type)
    {
        string name = type.Identifier.Text;
        string? problem = null;
        for (int number = 0; number < type.Members.Count; number++)
        {
            EnumMemberDeclarationSyntax member = type.Members[number];
            if (member.EqualsValue?.Value.ToString() != number.ToString() || Attributes.Find(member, "Wire") is null)
            {
                problem = $"{name}.{member.Identifier} must have a [Wire] name and the number {number}";
            }
        }
        string names = string.Join(", ", type.Members
            .Select(member => Attributes.Find(member, "Wire"))
            .Where(wire => wire is not null)
            .Select(wire => $"\"{Attributes.Text(wire!, 0)}\""));
        string wireName = Attributes.Text(Attributes.Find(type, "XenEnum")!, 0);
        string source = $$"""
            {{Preamble.Text}}/// <summary>The codecs of the enums.</summary>
            public static partial class Enums
            {
                /// <summary>Codec of <see cref="Classes.{{name}}"/>.</summary>
                public static readonly EnumCodec<{{name}}> {{name}} = new("{{wireName}}", {{names}});
            }

            """;
        return new Derived("Enums." + name, "Enums." + name, source, problem);
    }
}
