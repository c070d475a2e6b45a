using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>The lines of a point that measures a rate without a disk.</summary>
internal static class RateMeasurements
{
    public static IEnumerable<Measurement> Of(string name, IReadOnlyList<LoadResult> results, string note)
    {
        double paused = Median.Of(results.Select(result => result.PausedShare));
        yield return new Measurement(name, Median.Of(results.Select(result => result.PerSecond)), "events/s",
            string.Create(CultureInfo.InvariantCulture, $"{note}; {paused:P0} of the time collecting garbage"));
        yield return new Measurement(name, Median.Of(results.Select(result => result.ProcessorNanosecondsPerCommit)),
            "ns/commit", "processor time of all threads, callers included");
        yield return new Measurement(name, Median.Of(results.Select(result => result.BytesPerCommit)),
            "bytes/commit", "allocated, callers included");
    }
}
