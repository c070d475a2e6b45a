using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Architecture.Tests;

/// <summary>A C# file of ours: its text and its syntax.</summary>
internal sealed class SourceFile
{
    private static readonly string[] s_folders = ["src/", "tests/", "bench/", "tools/"];

    private readonly Lazy<CompilationUnitSyntax> _root;

    private SourceFile(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        Lines = Text.Split('\n');
        _root = new Lazy<CompilationUnitSyntax>(() =>
            CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot());
    }

    /// <summary>All C# files under the folders that hold code.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Repository.Files
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => s_folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .Select(file => new SourceFile(file)),
    ];

    public string Path { get; }

    public string Text { get; }

    public string[] Lines { get; }

    public bool IsShipped => Path.StartsWith("src/", StringComparison.Ordinal);

    public CompilationUnitSyntax Root => _root.Value;

    /// <summary>All types declared in the file, nested ones included.</summary>
    public IEnumerable<MemberDeclarationSyntax> Types => Root.DescendantNodes()
        .OfType<MemberDeclarationSyntax>()
        .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
        DelegateDeclarationSyntax declared => declared.Identifier.Text,
        _ => "",
    };

    /// <summary>The number of lines from a node's first token to its last; comments before it do not count.</summary>
    public int LinesOf(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    /// <summary>Where a node stands, for messages.</summary>
    public string At(SyntaxNode node) =>
        $"{Path}:{node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1}";
}
