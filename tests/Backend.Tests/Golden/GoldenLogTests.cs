using System.IO.Compression;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Backend.Tests.Golden;

/// <summary>
/// Logs that were written by the code of earlier days lead to the state that they led to then. docs/log-format.md says
/// how a golden log is made; one that exists is never made anew.
/// </summary>
public sealed class GoldenLogTests
{
    /// <summary>Fields whose values are no longer kept, and since when.</summary>
    private static readonly string[] s_dropped =
    [
        "  session = ", // of tasks, transient since format 2
    ];

    public static TheoryData<string> Formats =>
        [.. Directory.GetDirectories(Golden).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    private static string Golden => Path.Combine(Find(AppContext.BaseDirectory), "tests", "Golden");

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_old_log_leads_to_the_state_that_it_led_to(string format)
    {
        using SimulatedDisk disk = Load(format);

        await using XenModel model = await OpenAsync(disk);

        Compare(model, format);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_old_checkpoint_leads_to_the_state_that_it_led_to(string format)
    {
        using SimulatedDisk disk = Load(format);
        string[] checkpoints = [.. disk.List().Where(name => name.EndsWith(".checkpoint", StringComparison.Ordinal))];

        await using XenModel model = await OpenAsync(disk, disk);

        Compare(model, format);
        checkpoints.Should().HaveCountGreaterThanOrEqualTo(format == "format-1" ? 0 : 2);
        if (checkpoints.Length > 0)
        {
            model.RecoveryHorizon.Should().NotBe(EventId.None, "a checkpoint was read and not the whole log");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_old_log_is_continued_in_todays_format(string format)
    {
        using SimulatedDisk disk = Load(format);
        await using (XenModel model = await OpenAsync(disk))
        {
        }

        await using (XenModel again = await OpenAsync(disk))
        {
            Compare(again, format);
        }
        string last = disk.List().Last(name => name.EndsWith(".segment", StringComparison.Ordinal));
        disk.Contents(last)[8].Should().Be(2, "it is the version in the segment's header");
    }

    /// <summary>
    /// Makes a log as the golden ones are made; keeps it when the environment variable XENMODEL_GOLDEN names a folder
    /// that does not exist yet.
    /// </summary>
    [Fact]
    public async Task A_golden_log_can_be_made()
    {
        (SimulatedDisk disk, string state) = await GoldenMaker.RunAsync();

        await using (XenModel model = await OpenAsync(disk.Crash(CrashKind.ProcessEnd)))
        {
            Lines($"tail {model.Log.Published.Tail}\n" + GoldenState.Of(model.View)).Should().Equal(Lines(state));
        }
        if (Environment.GetEnvironmentVariable("XENMODEL_GOLDEN") is { Length: > 0 } folder && !Path.Exists(folder))
        {
            GoldenMaker.Save(disk, state, folder);
        }
    }

    private static void Compare(XenModel model, string format)
    {
        string expected = File.ReadAllText(Path.Combine(Golden, format, "state.txt"));
        string actual = $"tail {model.Log.Published.Tail}\n" + GoldenState.Of(model.View, expected);
        Lines(actual).Should().Equal(Lines(expected));
    }

    private static string[] Lines(string state) =>
    [
        .. state.Split('\n').Where(line => !s_dropped.Any(start => line.StartsWith(start, StringComparison.Ordinal))),
    ];

    private static Task<XenModel> OpenAsync(ILogDisk disk, ILogDisk? checkpoints = null) =>
        XenModel.OpenAsync(new XenModelOptions
        {
            Storage = SegmentLogStorage.Open(disk, new() { SegmentSizeBytes = 64 * 1024 }),
            Deciders = StandardDeciders.Table(),
            CheckpointDisk = checkpoints,
        });

    private static SimulatedDisk Load(string format)
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        foreach (string file in Directory.GetFiles(Path.Combine(Golden, format), "*.gz"))
        {
            using var unzipped = new MemoryStream();
            using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            zipped.CopyTo(unzipped);
            disk.Replace(Path.GetFileNameWithoutExtension(file), unzipped.ToArray());
        }
        return disk;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Xen.Model.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("no Xen.Model.sln above the tests"));
}
