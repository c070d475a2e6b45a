using System.IO.Compression;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Writing;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Backend.Tests.Golden;

/// <summary>
/// Makes a log with everything that today's format has: sealed segments, notes of refused calls, readings, two
/// checkpoints, a proper end, a kill with ids that had been reserved, and the gap that it leaves.
/// </summary>
internal static class GoldenMaker
{
    /// <summary>Makes one; gives the disk that it is on and the state that it leads to.</summary>
    public static async Task<(SimulatedDisk Disk, string State)> RunAsync()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        var scenario = new GoldenScenario();
        await scenario.RunAsync(Options(disk, FlushPolicy.Always, 3));
        await scenario.Model.DisposeAsync();

        XenModel killed = await XenModel.OpenAsync(Options(disk, FlushPolicy.Never, 4));
        await MakeTasksAsync(killed, "before the kill");
        SimulatedDisk left = disk.Crash(CrashKind.ProcessEnd);
        await killed.DisposeAsync();

        XenModel model = await XenModel.OpenAsync(Options(left, FlushPolicy.Always, 5));
        await MakeTasksAsync(model, "after the kill");
        await model.DisposeAsync();
        return (left, $"tail {model.Log.Published.Tail}\n" + GoldenState.Of(model.View));
    }

    /// <summary>Writes the files, zipped, and the state.</summary>
    public static void Save(SimulatedDisk disk, string state, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "state.txt"), state);
        foreach (string name in disk.List())
        {
            using FileStream file = File.Create(Path.Combine(folder, name + ".gz"));
            using var zip = new GZipStream(file, CompressionLevel.SmallestSize);
            zip.Write(disk.Contents(name));
        }
    }

    private static XenModelOptions Options(SimulatedDisk disk, FlushPolicy policy, ulong seed) => new()
    {
        Storage = SegmentLogStorage.Open(disk, new()
        {
            SegmentSizeBytes = 64 * 1024,
            Clock = new ManualClock(),
            Random = new SeededRandomSource(seed),
        }),
        Deciders = StandardDeciders.Table(),
        FlushPolicy = policy,
        Checkpoints = new CheckpointPolicy { AtCloseEventsMin = 1 },
        Clock = new ManualClock(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)),
        Random = new SeededRandomSource(seed + 100),
    };

    private static async Task MakeTasksAsync(XenModel model, string label)
    {
        var context = new CallContext { UserName = "root", IsLocalSuperuser = true, Method = "task.create" };
        for (int at = 0; at < 5; at++)
        {
            CallOutcome outcome = await model.SubmitAsync(new TaskCreate($"{label} {at}", ""), context);
            outcome.Error.Should().BeNull();
        }
    }
}
