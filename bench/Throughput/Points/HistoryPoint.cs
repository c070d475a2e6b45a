using System.Globalization;
using Xen.Model.Bench.Throughput.Past;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// The history of one object with few events in a long log, in a new process, files not in memory; beside it a scan of
/// the whole log.
/// </summary>
internal sealed class HistoryPoint : IPoint
{
    private const int Events = 10_000_000;
    private const int Tasks = 1000;
    private const int Rounds = 3;

    public string Name => "history";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        int events = options.Scaled(Events);
        string folder = TempFolder.Create(options.DataFolder);
        var first = new List<double>();
        var later = new List<double>();
        var running = new List<double>();
        double scan;
        try
        {
            ObjectRef rare = await PreparedLog.WriteAsync(folder, Tasks, events);
            for (int round = 0; round < Rounds; round++)
            {
                double[] times = await Probe.AskAsync(Probe.History, folder, rare.ToString());
                first.Add(times[0]);
                later.AddRange(times[1..]);
            }
            // An owner, whose newest segment has no index of its own yet.
            using (SegmentLogStorage.Open(folder))
            {
                for (int round = 0; round < Rounds; round++)
                {
                    running.AddRange((await Probe.AskAsync(Probe.History, folder, rare.ToString()))[1..]);
                }
            }
            scan = (await Probe.AskAsync(Probe.Scan, folder, rare.ToString()))[0];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        string what = string.Create(CultureInfo.InvariantCulture,
            $"one of {Tasks:N0} objects, {PreparedLog.RareEvents} of {events:N0} events");
        yield return new Measurement(Name, Median.Of(later), "ms", $"{what}; files not in memory, archive just opened");
        yield return new Measurement(
            Name, Median.Of(running), "ms, running", "the same while the log is open to be written to");
        yield return new Measurement(
            Name, Median.Of(first), "ms, first in a process", "the same with the code not compiled yet");
        yield return new Measurement(Name, scan, "ms by a full scan", "every commit read and looked at");
    }
}
