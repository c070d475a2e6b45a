using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Xen.Model.Architecture.Tests;

/// <summary>The name of a test says what is true when it passes.</summary>
public sealed class TestNameTests
{
    private const int WordsMin = 3;

    [Fact]
    public void Names_of_tests_are_sentences()
    {
        Tests().Where(test => test.Method.Identifier.Text.Split('_').Count(word => word.Length > 0) < WordsMin)
            .Select(test => $"{test.File.At(test.Method)}: {test.Method.Identifier.Text}")
            .Should().BeEmpty();
    }

    [Fact]
    public void No_test_is_left_out_without_saying_why()
    {
        Tests().Where(test => test.Method.AttributeLists.ToString().Contains("Skip = \"\"", StringComparison.Ordinal))
            .Select(test => test.File.At(test.Method))
            .Should().BeEmpty();
    }

    private static IEnumerable<(SourceFile File, MethodDeclarationSyntax Method)> Tests() =>
        from file in SourceFile.All
        where file.Path.StartsWith("tests/", StringComparison.Ordinal)
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory")
        select (file, method);
}
