using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>What a commit costs when there are few objects and when there are many.</summary>
internal sealed class GrowthPoint : IPoint
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Rounds = 5;

    public string Name => "growth";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using TaskWorkload few = await TaskWorkload.OpenAsync(new NullLogStorage(), Few);
        await using TaskWorkload many = await TaskWorkload.OpenAsync(new NullLogStorage(), Many);
        await Load.PipelinedAsync(few, options.Time / 2);
        await Load.PipelinedAsync(many, options.Time / 2);
        var costs = new List<(double Few, double Many)>();
        for (int round = 0; round < Rounds; round++)
        {
            double ofFew = 1e9 / (await Load.PipelinedAsync(few, options.Time / Rounds)).PerSecond;
            double ofMany = 1e9 / (await Load.PipelinedAsync(many, options.Time / Rounds)).PerSecond;
            costs.Add((ofFew, ofMany));
        }
        yield return new Measurement(
            Name, Median.Of(costs.Select(cost => cost.Few)), "ns/commit", $"{Few:N0} objects");
        yield return new Measurement(
            Name, Median.Of(costs.Select(cost => cost.Many)), "ns/commit", $"{Many:N0} objects");
        yield return new Measurement(Name, Median.Of(costs.Select(cost => cost.Many / cost.Few)), "ratio",
            $"median of {Rounds} turns; both models are in one process, so collections cost both");
    }
}
