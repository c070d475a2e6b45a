using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>Derives an error code's place in the list of all.</summary>
internal static class ErrorEmitter
{
    public static Derived Emit(FieldDeclarationSyntax field)
    {
        string name = "ErrorCode." + field.Declaration.Variables.First().Identifier.Text;
        AttributeSyntax declaration = Attributes.Find(field, "Error")!;
        return new Derived(name, $"new ErrorInfo({name}, {Attributes.Construction(declaration)})", "");
    }
}
