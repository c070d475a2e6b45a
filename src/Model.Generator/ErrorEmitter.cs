using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Generator;

/// <summary>Derives an error code's place in the list of all, with the summary that documents it.</summary>
internal static class ErrorEmitter
{
    public static Derived Emit(FieldDeclarationSyntax field)
    {
        string name = "ErrorCode." + field.Declaration.Variables.First().Identifier.Text;
        AttributeSyntax declaration = Attributes.Find(field, "Error")!;
        string summary = SymbolDisplay.FormatLiteral(SummaryOf(field), quote: true);
        return new Derived(name, $"new ErrorInfo({name}, {Attributes.Construction(declaration)}, {summary})", "");
    }

    /// <summary>
    /// The text of the summary in one line and without tags; it is read as text, as documentation may not be parsed.
    /// </summary>
    private static string SummaryOf(FieldDeclarationSyntax field)
    {
        string comment = Regex.Replace(field.GetLeadingTrivia().ToFullString(), @"^\s*///", "", RegexOptions.Multiline);
        Match summary = Regex.Match(comment, "<summary>(.*?)</summary>", RegexOptions.Singleline);
        string text = Regex.Replace(summary.Groups[1].Value, "<[^>]*?\"([^\"]*)\"\\s*/>|</?[a-z]+>", "$1");
        return Regex.Replace(text, @"\s+", " ").Trim()
            .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&amp;", "&");
    }
}
