using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>What a commit, a getter and an event read cost behind a short and behind a long log in memory.</summary>
internal sealed class LogGrowthPoint : IPoint
{
    private static readonly int[] s_sizes = [100_000, 5_000_000];

    public string Name => "growth-log";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        Costs? smallest = null;
        foreach (int size in s_sizes.Select(options.Scaled))
        {
            await using TaskWorkload workload =
                await TaskWorkload.OpenAsync(new NullLogStorage(), retainedEvents: size);
            while (workload.Tail < size)
            {
                await Load.PipelinedAsync(workload, options.Time / 10);
            }
            await Load.PipelinedAsync(workload, options.Time / 2);
            Costs costs = await Costs.MeasureAsync(workload, options.Time);
            smallest ??= costs;
            string text = string.Create(CultureInfo.InvariantCulture, $"{size:N0} events kept, 1,000 objects");
            foreach (Measurement measurement in GrowthMeasurements.Of(Name, text, costs, smallest.Value))
            {
                yield return measurement;
            }
        }
    }
}
