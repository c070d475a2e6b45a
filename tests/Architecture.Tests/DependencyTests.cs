using System.Xml.Linq;

namespace Xen.Model.Architecture.Tests;

/// <summary>
/// Arrows between projects point down only. Who needs another one changes the design first, then this table.
/// </summary>
public sealed class DependencyTests
{
    /// <summary>What a folder of src may refer to.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Model"] = [],
        ["Model.Generator"] = [],
        ["Engine"] = ["Model"],
        ["Engine.EventStore"] = ["Model", "Engine"],
        ["Projections"] = ["Model"],
        ["Formats"] = [],
        ["Backend"] = ["Model", "Formats"],
        ["Testing"] = ["Model"],
        ["Metrics"] = ["Model", "Formats", "Projections"],
        ["Rpc"] = ["Model", "Formats", "Projections", "Engine", "Metrics"],
        ["Verbs"] = ["Model", "Formats", "Projections", "Engine", "Metrics", "Rpc"],
        ["Cli"] = ["Model", "Formats", "Projections", "Engine"],
        ["Daemon"] = ["Model", "Projections", "Engine", "Engine.EventStore", "Backend", "Rpc", "Formats", "Metrics",
            "Verbs"],
    };

    public static TheoryData<string> Projects { get; } =
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_design_allows(string project)
    {
        string[] parts = project.Split('/');
        if (parts[0] != "src")
        {
            return;
        }
        s_allowed.Should().ContainKey(parts[1], "a new project needs a place in the design");
        References(project).Except(s_allowed[parts[1]].Select(name => "src/" + name)).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Projects))]
    public void Every_project_is_in_the_solution(string project)
    {
        Repository.Read("Xen.Model.sln").Should().Contain(project.Replace('/', '\\'));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Versions_of_packages_are_given_in_one_place(string project)
    {
        Items(project, "PackageReference").Where(item => item.Attribute("Version") is not null).Should().BeEmpty();
    }

    [Fact]
    public void The_core_uses_nothing_but_analyzers()
    {
        const string Core = "src/Model/Xen.Model.csproj";
        XElement[] packages = [.. Items(Core, "PackageReference")];
        packages.Select(item => item.Attribute("Include")!.Value)
            .Should().BeEquivalentTo("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        packages.Should().OnlyContain(item => item.Attribute("PrivateAssets")!.Value == "all");
        Items(Core, "FrameworkReference").Should().BeEmpty();
        Items(Core, "Reference").Should().BeEmpty();
        XElement generator = Items(Core, "ProjectReference").Should().ContainSingle().Subject;
        generator.Attribute("OutputItemType")!.Value.Should().Be("Analyzer");
        generator.Attribute("ReferenceOutputAssembly")!.Value.Should().Be("false");
    }

    /// <summary>
    /// The folders of the projects that a project refers to; analyzers run at build time and do not count.
    /// </summary>
    private static IEnumerable<string> References(string project)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        return Items(project, "ProjectReference")
            .Where(item => item.Attribute("OutputItemType")?.Value != "Analyzer")
            .Select(item => Path.GetFullPath(Path.Combine(folder, item.Attribute("Include")!.Value)))
            .Select(path => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!).Replace('\\', '/'));
    }

    private static IEnumerable<XElement> Items(string project, string name) =>
        XDocument.Parse(Repository.Read(project)).Descendants(name);
}
