using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Engine.LogFiles;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// Durable commits per second beside a bare loop that flushes as many bytes at a time. The two take turns, so that what
/// else happens on the machine meets both; the ratio is the median of the ratios of neighbours.
/// </summary>
internal sealed class DurablePoint(int callers) : IPoint
{
    private const int Rounds = 9;

    public string Name => $"durable-{callers}";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        string folder = TempFolder.Create(options.DataFolder);
        var rates = new List<double>();
        var bare = new List<double>();
        var ratios = new List<double>();
        FlushCounts total = default;
        try
        {
            var storage = new CountingLogStorage(SegmentLogStorage.Open(Path.Combine(folder, "log")));
            await using TaskWorkload workload = await TaskWorkload.OpenAsync(storage);
            await Load.AwaitingAsync(workload, callers, options.Time / 2);
            for (int round = 0; round < Rounds; round++)
            {
                FlushCounts before = storage.Counts();
                LoadResult result = await Load.AwaitingAsync(workload, callers, options.Time / Rounds);
                FlushCounts counts = storage.Counts() - before;
                double flushes = BareLoop.Run(
                    Path.Combine(folder, "bare"), (int)counts.BytesPerFlush, options.Time / Rounds);
                rates.Add(result.PerSecond);
                bare.Add(flushes);
                ratios.Add(counts.Flushes / result.Time.TotalSeconds / flushes);
                total = counts;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        string perFlush = string.Create(CultureInfo.InvariantCulture,
            $"{total.CommitsPerFlush:0.0} commits and {total.BytesPerFlush:0} bytes to a flush");
        yield return new Measurement(Name, Median.Of(rates), "commits/s", perFlush);
        yield return new Measurement(
            Name, Median.Of(bare), "bare flushes/s", "write and flush of as many bytes, nothing else");
        yield return new Measurement(
            Name, Median.Of(ratios), "of the bare loop", $"flushes/s of both; {Spread(ratios)}");
    }

    private static string Spread(List<double> ratios) => string.Create(
        CultureInfo.InvariantCulture, $"{ratios.Count} turns, {ratios.Min():0.00} to {ratios.Max():0.00}");
}
