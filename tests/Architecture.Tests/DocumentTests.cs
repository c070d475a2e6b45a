using System.Globalization;

namespace Xen.Model.Architecture.Tests;

/// <summary>Documents that others rely on to be there and in shape.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Every_word_of_the_glossary_has_a_meaning()
    {
        string[][] rows = [.. Repository.Read("GLOSSARY.md").Split('\n')
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|'))];
        rows.Should().HaveCountGreaterThan(20);
        rows.Where(row => row.Length < 2 || row.Take(2).Any(string.IsNullOrWhiteSpace)).Should().BeEmpty();
        rows.Skip(2).Select(row => row[0].Trim()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_changelog_has_a_place_for_what_comes_next()
    {
        Repository.Read("CHANGELOG.md").Split('\n').Should().ContainSingle(line => line == "## Unreleased");
    }

    [Fact]
    public void Decision_records_are_numbered_without_gaps()
    {
        string[] records = [.. Repository.Files.Where(file =>
            file.StartsWith("docs/adr/0", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal))];
        records.Select(file => int.Parse(Path.GetFileName(file)[..4], CultureInfo.InvariantCulture))
            .Should().Equal(Enumerable.Range(1, records.Length));
    }
}
