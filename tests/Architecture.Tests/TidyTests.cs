using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Xen.Model.Architecture.Tests;

/// <summary>Conventions that a machine can check.</summary>
public sealed class TidyTests(ITestOutputHelper output)
{
    private const int FileLinesMax = 700;
    private const int MethodLinesBelow = 70;
    private const int LineLengthMax = 120;
    private const int MedianFileLinesMax = 100;

    /// <summary>Words for work left undone, in pieces so that this file does not hold them itself.</summary>
    private static readonly string[] s_unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"];

    [Fact]
    public void Files_are_short()
    {
        int[] lengths = [.. SourceFile.All.Select(file => file.Lines.Length - 1).Order()];
        int median = lengths[lengths.Length / 2];
        output.WriteLine($"{lengths.Length} files, median {median} lines, longest {lengths[^1]}");
        Offences(file => file.Lines.Length - 1 > FileLinesMax ? [$"{file.Path}: {file.Lines.Length - 1} lines"] : [])
            .Should().BeEmpty();
        median.Should().BeLessThanOrEqualTo(MedianFileLinesMax);
    }

    [Fact]
    public void Methods_are_short()
    {
        Offences(file => file.Root.DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
                    or AccessorDeclarationSyntax)
                .Where(node => file.LinesOf(node) >= MethodLinesBelow)
                .Select(node => $"{file.At(node)}: {file.LinesOf(node)} lines"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Lines_fit_on_a_screen()
    {
        Offences(file => file.Lines
                .Select((line, at) => (Line: line, At: at))
                .Where(item => item.Line.Length > LineLengthMax && !MayBeLong(file, item.At))
                .Select(item => $"{file.Path}:{item.At + 1}: {item.Line.Length} characters"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_left_undone()
    {
        Offences(file => file.Lines
                .Select((line, at) => (Line: line, At: at))
                .Where(item => s_unfinished.Any(word => HasWord(item.Line, word))
                    || item.Line.Contains("throw new NotImplemented" + "Exception", StringComparison.Ordinal))
                .Select(item => $"{file.Path}:{item.At + 1}: {item.Line.Trim()}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Files_have_neither_tabs_nor_trailing_spaces_nor_carriage_returns()
    {
        Offences(file => file.Lines
                .Select((line, at) => (Line: line, At: at))
                .Where(item => item.Line.Contains('\t') || item.Line.EndsWith(' ') || item.Line.Contains('\r'))
                .Select(item => $"{file.Path}:{item.At + 1}"))
            .Should().BeEmpty();
        Offences(file => file.Text.EndsWith('\n') && !file.Text.EndsWith("\n\n", StringComparison.Ordinal)
                ? [] : [$"{file.Path} does not end with one line feed"])
            .Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_have_no_braces()
    {
        Offences(file => file.Root.DescendantNodes().OfType<NamespaceDeclarationSyntax>().Select(file.At))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_file_bears_the_name_of_a_type_in_it()
    {
        Offences(file => IsWellNamed(file) ? [] : [file.Path]).Should().BeEmpty();
    }

    [Fact]
    public void No_file_speaks_of_the_machine_it_was_written_on()
    {
        string[] paths = ["/wo" + "rk/", "../sha" + "red"];
        Repository.Files
            .Where(file => paths.Any(path => Repository.Read(file).Contains(path, StringComparison.Ordinal)))
            .Should().BeEmpty();
    }

    /// <summary>
    /// Addresses, and long texts in declarations, are not broken: what follows the limit belongs to one text constant.
    /// </summary>
    private static bool MayBeLong(SourceFile file, int line)
    {
        if (file.Lines[line].Contains("https://", StringComparison.Ordinal)
            || file.Lines[line].Contains("http://", StringComparison.Ordinal))
        {
            return true;
        }
        int end = file.Root.SyntaxTree.GetText().Lines[line].Start + LineLengthMax;
        SyntaxToken token = file.Root.FindToken(end - 1);
        bool isText = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
        return isText && token.Span.End >= end && token.Parent!.Ancestors().Any(node =>
            node is AttributeSyntax or FieldDeclarationSyntax or LocalDeclarationStatementSyntax { IsConst: true });
    }

    private static bool HasWord(string line, string word)
    {
        int at = line.IndexOf(word, StringComparison.Ordinal);
        return at >= 0
            && (at == 0 || !char.IsLetterOrDigit(line[at - 1]))
            && (at + word.Length == line.Length || !char.IsLetterOrDigit(line[at + word.Length]));
    }

    /// <summary>
    /// <c>Type.cs</c>, or <c>Type.Role.cs</c> for a part of it; <c>TypeOf.cs</c> holds the generic type of the name.
    /// The messages and enums of a class share files called after the class.
    /// </summary>
    private static bool IsWellNamed(SourceFile file)
    {
        string name = Path.GetFileName(file.Path).Split('.')[0];
        string folder = Path.GetFileName(Path.GetDirectoryName(file.Path)!);
        string[] types = [.. file.Types.Select(SourceFile.NameOf)];
        return types.Contains(name)
            || types.Length == 0 || file.Root.Members.OfType<GlobalStatementSyntax>().Any()
            || (name.EndsWith("Of", StringComparison.Ordinal) && types.Contains(name[..^2]))
            || (file.Path.StartsWith("src/Model/Classes/", StringComparison.Ordinal)
                && (name == folder + "Calls" || name == folder + "Enums"));
    }

    private static List<string> Offences(Func<SourceFile, IEnumerable<string>> find)
    {
        SourceFile.All.Should().HaveCountGreaterThan(100, "the sources were found");
        return [.. SourceFile.All.AsParallel().AsOrdered().SelectMany(find)];
    }
}
