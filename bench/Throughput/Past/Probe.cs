using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.Archive;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Projections.Indexes;

namespace Xen.Model.Bench.Throughput.Past;

/// <summary>
/// One reading of the past in a process of its own, which has nothing of it in memory and nothing compiled; and the
/// same once more in that process, when the code is compiled but the files have been forgotten again.
/// </summary>
internal static class Probe
{
    /// <summary>The first argument of the program that asks for a probe.</summary>
    public const string Command = "probe";

    /// <summary>Opens the model of a folder.</summary>
    public const string Start = "start";

    /// <summary>Reads the history of one task, whose reference follows.</summary>
    public const string History = "history";

    /// <summary>Finds the events of one task, whose reference follows, by looking at all commits.</summary>
    public const string Scan = "scan";

    /// <summary>Takes views as of ids that follow, separated by commas.</summary>
    public const string AsOf = "as-of";

    /// <summary>Has a process probe; returns the milliseconds of each reading.</summary>
    public static async Task<double[]> AskAsync(string kind, string folder, string argument = "")
    {
        string assembly = Assembly.GetExecutingAssembly().Location;
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [assembly, Command, kind, folder, argument])
            {
                RedirectStandardOutput = true,
            }) ?? throw new InvalidOperationException("dotnet does not start");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"the probe {kind} failed");
    }

    /// <summary>Probes in this process and prints the milliseconds of each reading.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        (string kind, string folder, string argument) = (arguments[0], arguments[1], arguments[2]);
        switch (kind)
        {
            case Start:
                await TimedAsync(folder, () => StartAsync(folder));
                break;
            case AsOf:
                foreach (string id in argument.Split(','))
                {
                    await TimedAsync(folder, () => ViewAsync(folder, long.Parse(id, CultureInfo.InvariantCulture)));
                }
                break;
            default:
                if (!ObjectRef.TryParse(argument, out ObjectRef reference))
                {
                    throw new ArgumentException($"{argument} is no reference", nameof(arguments));
                }
                for (int round = 0; round < (kind == Scan ? 1 : 5); round++)
                {
                    await TimedAsync(folder, () => Task.FromResult(
                        kind == Scan ? CountByScan(folder, reference) : CountByHistory(folder, reference)));
                }
                break;
        }
    }

    private static async Task TimedAsync(string folder, Func<Task<long>> read)
    {
        PageCache.Drop(folder);
        long start = Stopwatch.GetTimestamp();
        long found = await read();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        if (found == 0)
        {
            throw new InvalidOperationException("nothing was found");
        }
        Console.WriteLine(time.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture));
    }

    private static async Task<long> StartAsync(string folder)
    {
        var storage = SegmentLogStorage.Open(folder);
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = storage,
            Deciders = StandardDeciders.Table(),
            // As the daemon has them.
            Projections = [new ObjectIndexes()],
            // Closing takes none either: the next start shall find what this one found.
            Checkpoints = PreparedLog.NoCheckpoints,
        });
        return model.Log.Published.Tail.Value;
    }

    private static long CountByHistory(string folder, ObjectRef reference)
    {
        using var disk = FileDisk.OpenShared(folder);
        return new LogHistory(new LogArchive(disk)).Of(TaskRecord.ClassInfo, reference).Count();
    }

    private static long CountByScan(string folder, ObjectRef reference)
    {
        using var disk = FileDisk.OpenShared(folder);
        var archive = new LogArchive(disk);
        long count = 0;
        foreach (StoredCommit commit in archive.Read(archive.Horizon, archive.Tail))
        {
            foreach (LoggedEvent logged in CommitReader.Read(commit).Events())
            {
                count += logged.Reference == reference ? 1 : 0;
            }
        }
        return count;
    }

    private static Task<long> ViewAsync(string folder, long id)
    {
        using var disk = FileDisk.OpenShared(folder);
        using PastView past = new LogHistory(new LogArchive(disk)).AsOf(new EventId(id));
        return Task.FromResult(past.View.Id.Value);
    }
}
