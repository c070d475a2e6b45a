using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// What a commit, a getter and an event read cost with few and with many objects. First the calls go round all objects,
/// so that with many of them hardly one is in the processor's caches; then round as many as the smallest model has,
/// which leaves what the engine itself does for a commit.
/// </summary>
internal sealed class ObjectGrowthPoint : IPoint
{
    private static readonly int[] s_sizes = [1_000, 100_000, 1_000_000];

    public string Name => "growth-objects";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        int[] sizes = [.. s_sizes.Select(options.Scaled)];
        Costs? smallest = null;
        foreach (int size in sizes)
        {
            await using TaskWorkload workload = await TaskWorkload.OpenAsync(new NullLogStorage(), size);
            Costs all = await MeasureAsync(workload, options);
            smallest ??= all;
            string text = string.Create(CultureInfo.InvariantCulture, $"{size:N0} objects");
            foreach (Measurement measurement in GrowthMeasurements.Of(Name, text, all, smallest.Value))
            {
                yield return measurement;
            }
            if (size > sizes[0])
            {
                workload.Narrow(sizes[0]);
                Costs few = await MeasureAsync(workload, options);
                text = string.Create(CultureInfo.InvariantCulture, $"{size:N0} objects, {sizes[0]:N0} of them busy");
                yield return GrowthMeasurements.Commit(Name, text, few, smallest.Value);
            }
        }
    }

    private static async Task<Costs> MeasureAsync(TaskWorkload workload, BenchOptions options)
    {
        await Load.PipelinedAsync(workload, options.Time / 2);
        // Making the objects leaves a full collection behind, which is no part of what a commit costs.
        GC.Collect();
        return await Costs.MeasureAsync(workload, options.Time);
    }
}
