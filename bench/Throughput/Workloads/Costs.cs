using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Snapshots;
using Xen.Model.State;
using Xen.Model.Bench.Throughput.Reports;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>What the three things that everybody does cost on a model as it is now.</summary>
/// <param name="Commit">Processor time of a commit, callers and collections included, in nanoseconds.</param>
/// <param name="Get">Of finding an object and its record as XML, which is there already.</param>
/// <param name="Read">Of reading one event somewhere in the window.</param>
internal readonly record struct Costs(double Commit, double Get, double Read)
{
    private const int Sampled = 1000;
    private const int Operations = 1_000_000;
    private const int Rounds = 5;

    private static readonly XmlFormat s_format = new();

    /// <summary>Measures: medians of a few rounds.</summary>
    public static async Task<Costs> MeasureAsync(TaskWorkload workload, TimeSpan time)
    {
        ObjectRef[] sample = new ObjectRef[Sampled];
        new Random(1).GetItems(workload.Tasks, sample);
        var costs = new List<Costs>();
        for (int round = 0; round < Rounds; round++)
        {
            LoadResult load = await Load.PipelinedAsync(workload, time / Rounds);
            Gets(workload, sample, Sampled);
            double get = ProcessorNanoseconds(() => Gets(workload, sample, Operations));
            double read = ProcessorNanoseconds(() => Reads(workload, Operations));
            costs.Add(new Costs(load.ProcessorNanosecondsPerCommit, get / Operations, read / Operations));
        }
        return new Costs(
            Median.Of(costs.Select(cost => cost.Commit)),
            Median.Of(costs.Select(cost => cost.Get)),
            Median.Of(costs.Select(cost => cost.Read)));
    }

    private static double ProcessorNanoseconds(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds;
    }

    private static void Gets(TaskWorkload workload, ObjectRef[] sample, int count)
    {
        RecordView view = workload.Model.View;
        for (int at = 0; at < count; at++)
        {
            SnapshotEncoder.Encode(view.Find(sample[at % sample.Length])!, s_format);
        }
    }

    private static void Reads(TaskWorkload workload, int count)
    {
        EventLog log = workload.Model.Log;
        var random = new Random(2);
        Span<EventEntry> buffer = new EventEntry[1];
        long from = log.Horizon.Value;
        int length = (int)(log.Published.Tail.Value - from);
        for (int at = 0; at < count; at++)
        {
            if (log.Read(new EventId(from + random.Next(length)), buffer) != 1)
            {
                throw new InvalidOperationException("an event is missing in the window");
            }
        }
    }
}
