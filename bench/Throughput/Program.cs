using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Past;
using Xen.Model.Bench.Throughput.Points;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput;

/// <summary>Runs the points that were asked for and prints what they measured.</summary>
internal static class Program
{
    private static readonly IPoint[] Points =
    [
        new SequencerPoint(),
        new PipelinedPoint("memory-pipelined", TaskWorkload.DefaultWindow),
        new PipelinedPoint("memory-pipelined-small-window", 10_000),
        new AwaitingPoint(),
        new DurablePoint(1),
        new DurablePoint(64),
        new DurablePoint(1024),
        new SubscriberPoint(),
        new WaitersPoint(),
        new MemoryPoint(),
        new ObjectGrowthPoint(),
        new LogGrowthPoint(),
        new ColdStartPoint(),
        new HistoryPoint(),
        new AsOfPoint(),
        new CheckpointPoint(),
        new HttpPoint(),
        new AllRecordsPoint(),
        new MixedLoadPoint(),
        new EventFanOutPoint(),
        new DiskTransferPoint(),
        new VMTransferPoint(),
    ];

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [BareEndpoint.Command, string response])
        {
            await BareEndpoint.ServeAsync(response);
            return 0;
        }
        if (arguments is [BareCopy.Command, string file])
        {
            await BareCopy.ServeAsync(file);
            return 0;
        }
        if (arguments is [Probe.Command, ..])
        {
            await Probe.RunAsync(arguments[1..]);
            return 0;
        }
        if (!BenchOptions.TryParse(arguments, out BenchOptions options, out string problem))
        {
            await Console.Error.WriteLineAsync(problem + "\n" + BenchOptions.Usage);
            return 2;
        }
        IPoint[] chosen = [.. Points.Where(point => options.Includes(point.Name))];
        if (chosen.Length == 0)
        {
            await Console.Error.WriteLineAsync(
                $"no point is called so; there are: {string.Join(", ", Points.Select(point => point.Name))}");
            return 2;
        }
        var report = new Report(MachineInfo.Read(TimeProvider.System.GetUtcNow()));
        try
        {
            await MeasureAsync(chosen, options, report);
        }
        catch (HttpRequestException failure) when (options.EventStore is not null)
        {
            await Console.Error.WriteLineAsync($"the EventStoreDB at {options.EventStore.Node}: {failure.Message}");
            return 1;
        }
        if (options.JsonFile is { } json)
        {
            await File.WriteAllTextAsync(json, report.ToJson());
        }
        if (options.MarkdownFile is { } notes)
        {
            await File.WriteAllTextAsync(notes, report.ToMarkdown());
        }
        return 0;
    }

    private static async Task MeasureAsync(IPoint[] points, BenchOptions options, Report report)
    {
        foreach (IPoint point in points)
        {
            await foreach (Measurement measurement in point.Run(options))
            {
                report.Add(measurement);
            }
            // The next point shall not pay for what this one left behind.
            GC.Collect();
        }
    }
}
