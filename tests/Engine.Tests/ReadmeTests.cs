using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Tests.LogFiles;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine.Tests;

/// <summary>The example in the README is this code, and it does what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_embedding_example_runs_and_prints_the_present_and_the_past()
    {
        using var folder = new TempFolder();
        TextWriter console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            await RunExample(folder.Log);
        }
        finally
        {
            Console.SetOut(console);
        }
        printed.ToString().TrimEnd().Should().Be("now 9000, then 1500");
    }

    [Fact]
    public void The_example_in_the_README_is_the_one_that_runs()
    {
        string root = Root(AppContext.BaseDirectory);
        string readme = File.ReadAllText(Path.Combine(root, "README.md"));
        string here = File.ReadAllText(Path.Combine(root, "tests", "Engine.Tests", "ReadmeTests.cs"));
        string shown = Between(readme, "```csharp\n", "```");
        string run = Between(here, "// example begins\n", "        // example ends");
        Unindent(run).Should().Be(Unindent(shown));
    }

    private static async Task RunExample(string folder)
    {
        // example begins
        await using XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = SegmentLogStorage.Open(folder),
            Deciders = StandardDeciders.Table(),
        });
        CallOutcome made = await model.SubmitAsync(
            new CreateObject(new NetworkRecord { NameLabel = "lab" }), CallContext.Server);
        Ref<NetworkRecord> lab = ((ObjectRef)made.Result!).As<NetworkRecord>();
        await model.SubmitAsync(new SetField(lab, NetworkRecord.MTUField, 9000L), CallContext.Server);
        Console.WriteLine($"now {model.View.Find(lab)!.MTU}, then {model.Store.AsOf(made.At).Find(lab)!.MTU}");
        // example ends
    }

    private static string Between(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Unindent(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim())).Trim();

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Xen.Model.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
