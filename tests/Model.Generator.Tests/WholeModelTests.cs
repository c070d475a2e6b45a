namespace Xen.Model.Generator.Tests;

public sealed class WholeModelTests
{
    private static readonly string[] s_sources = [.. Files().Select(File.ReadAllText)];

    [Fact]
    public void The_declarations_of_the_whole_model_have_no_problems()
    {
        var run = new Generation(s_sources);
        run.Problems.Should().BeEmpty();
        run.Result.GeneratedSources.Length.Should().BeGreaterThan(500);
    }

    [Fact]
    public void Every_derived_file_has_a_name_of_its_own_on_every_file_system()
    {
        new Generation(s_sources).Result.GeneratedSources.Select(source => source.HintName.ToUpperInvariant())
            .Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_whole_model_comes_out_the_same_whatever_the_order_of_files()
    {
        new Generation([.. s_sources.Reverse()]).All.Should().Equal(new Generation(s_sources).All);
    }

    private static IEnumerable<string> Files()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Xen.Model.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("no Xen.Model.sln above the tests");
        }
        string model = Path.Combine(folder, "src", "Model");
        return Directory.EnumerateFiles(Path.Combine(model, "Classes"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(model, "Errors"), "*.cs"))
            .Order(StringComparer.Ordinal);
    }
}
