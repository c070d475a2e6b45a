using System.Text.RegularExpressions;

namespace Xen.Model.Architecture.Tests;

/// <summary>What spec/behaviour promises is shown by tests that say so.</summary>
public sealed partial class ObligationTests
{
    [Fact]
    public void Every_obligation_is_shown_by_a_test() =>
        Promised().Select(promise => promise.Number).Except(Shown().Select(shown => shown.Number)).Should().BeEmpty();

    [Fact]
    public void Tests_name_obligations_that_exist() =>
        Shown().ExceptBy(Promised().Select(promise => promise.Number), shown => shown.Number)
            .Select(shown => $"{shown.File}: {shown.Number}")
            .Should().BeEmpty();

    [Fact]
    public void No_number_is_given_twice() =>
        Promised().Select(promise => promise.Number).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Every_item_of_a_list_is_a_numbered_obligation() =>
        Lines().Where(item => item.Line.StartsWith("- ", StringComparison.Ordinal) && !Promise().IsMatch(item.Line))
            .Select(item => $"{item.File}: {item.Line}")
            .Should().BeEmpty();

    private static IEnumerable<(string File, string Number)> Promised() =>
        from item in Lines()
        let match = Promise().Match(item.Line)
        where match.Success
        select (item.File, match.Groups[1].Value);

    private static IEnumerable<(string File, string Line)> Lines() =>
        from file in Repository.Files
        where file.StartsWith("spec/behaviour/", StringComparison.Ordinal)
            && !file.EndsWith("README.md", StringComparison.Ordinal)
        from line in Repository.Read(file).Split('\n')
        select (file, line);

    private static IEnumerable<(string File, string Number)> Shown() =>
        from file in SourceFile.All
        where file.Path.StartsWith("tests/", StringComparison.Ordinal)
        from match in Trait().Matches(file.Text)
        select (file.Path, match.Groups[1].Value);

    [GeneratedRegex(@"^- \*\*([A-Z]+-[0-9]+)\*\* \S")]
    private static partial Regex Promise();

    [GeneratedRegex(@"Trait\(""Obligation"", ""([^""]+)""\)")]
    private static partial Regex Trait();
}
