using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>Events per second without a disk, from 64 callers that wait for each outcome.</summary>
internal sealed class AwaitingPoint : IPoint
{
    private const int Callers = 64;
    private const int Rounds = 3;

    public string Name => "memory-awaiting-64";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using TaskWorkload workload = await TaskWorkload.OpenAsync(new NullLogStorage());
        await Load.AwaitingAsync(workload, Callers, options.Time / 2);
        var results = new List<LoadResult>();
        for (int round = 0; round < Rounds; round++)
        {
            results.Add(await Load.AwaitingAsync(workload, Callers, options.Time / Rounds));
        }
        foreach (Measurement measurement in RateMeasurements.Of(Name, results, "log forgotten"))
        {
            yield return measurement;
        }
    }
}
