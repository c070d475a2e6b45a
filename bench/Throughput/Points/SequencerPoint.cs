using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// Deciding, encoding and applying alone, on one thread: what the queue and the threads around it come on top of.
/// </summary>
internal sealed class SequencerPoint : IPoint
{
    private const int Rounds = 3;
    private const int Tasks = 1000;
    private const int CallsPerBatch = 1024;

    public string Name => "sequencer";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        // The only point without a task to wait for.
        await Task.CompletedTask;
        var sequencer = new Sequencer(StandardDeciders.Table(), new SystemRandomSource(), new EventWindowOptions());
        var batch = new CommitBatch();
        ObjectRef[] tasks = [.. Enumerable.Range(0, Tasks).Select(at => Create(sequencer, batch, at))];
        Drive(sequencer, batch, tasks, options.Time / 2);
        LoadResult[] results =
            [.. Enumerable.Range(0, Rounds).Select(_ => Drive(sequencer, batch, tasks, options.Time / Rounds))];
        foreach (Measurement measurement in RateMeasurements.Of(Name, results, "one thread, no queue, no log"))
        {
            yield return measurement;
        }
    }

    private static ObjectRef Create(Sequencer sequencer, CommitBatch batch, int number)
    {
        var call = new TaskCreate($"task {number}", "waits");
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return (Ref<TaskRecord>)sequencer.Step(call, TaskWorkload.Caller, now, batch).Result!;
    }

    private static LoadResult Drive(Sequencer sequencer, CommitBatch batch, ObjectRef[] tasks, TimeSpan time)
    {
        long number = 0;
        var meter = new Meter(() => sequencer.Log.Head.Value);
        while (meter.Elapsed < time)
        {
            batch.Clear();
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            for (int count = 0; count < CallsPerBatch; count++)
            {
                TaskWorkload.Accepted(
                    sequencer.Step(TaskWorkload.CallOf(tasks, number++), TaskWorkload.Caller, now, batch));
            }
            sequencer.Log.Publish(sequencer.Log.Sealed());
            sequencer.Log.Trim();
        }
        return meter.Read();
    }
}
