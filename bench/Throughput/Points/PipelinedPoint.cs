using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>Events per second without a disk, from one thread that does not wait for each.</summary>
/// <param name="name">Name of the point.</param>
/// <param name="window">How many events the model keeps: all of them survive several collections.</param>
internal sealed class PipelinedPoint(string name, int window) : IPoint
{
    private const int Rounds = 3;

    public string Name => name;

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using TaskWorkload workload =
            await TaskWorkload.OpenAsync(new NullLogStorage(), retainedEvents: window);
        await Load.PipelinedAsync(workload, options.Time / 2);
        var results = new List<LoadResult>();
        for (int round = 0; round < Rounds; round++)
        {
            results.Add(await Load.PipelinedAsync(workload, options.Time / Rounds));
        }
        foreach (Measurement measurement in RateMeasurements.Of(
            Name, results, $"one producer, log forgotten, {window:N0} events kept"))
        {
            yield return measurement;
        }
    }
}
