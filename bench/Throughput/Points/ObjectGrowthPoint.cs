using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// What a commit, a getter and an event read cost with few and with many objects. The calls go round all objects, so
/// that with many of them hardly one is in the processor's caches: that is part of the difference.
/// </summary>
internal sealed class ObjectGrowthPoint : IPoint
{
    private static readonly int[] s_sizes = [1_000, 100_000, 1_000_000];

    public string Name => "growth-objects";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        Costs? smallest = null;
        foreach (int size in s_sizes.Select(options.Scaled))
        {
            await using TaskWorkload workload = await TaskWorkload.OpenAsync(new NullLogStorage(), size);
            await Load.PipelinedAsync(workload, options.Time / 2);
            // Making the objects leaves a full collection behind, which is no part of what a commit costs.
            GC.Collect();
            Costs costs = await Costs.MeasureAsync(workload, options.Time);
            smallest ??= costs;
            string text = string.Create(CultureInfo.InvariantCulture, $"{size:N0} objects");
            foreach (Measurement measurement in GrowthMeasurements.Of(Name, text, costs, smallest.Value))
            {
                yield return measurement;
            }
        }
    }
}
