using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Writing;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Throughput.Past;

/// <summary>Logs for the points that read the past: written by the engine itself, flushed when closed.</summary>
internal static class PreparedLog
{
    /// <summary>Events of the object whose history is asked for; they are spread over the log.</summary>
    public const int RareEvents = 10;

    /// <summary>Takes none, also not when the model is closed.</summary>
    public static readonly CheckpointPolicy NoCheckpoints = new()
    {
        LogBytesMin = long.MaxValue, EventsMax = long.MaxValue, AtCloseEventsMin = long.MaxValue,
    };

    /// <summary>Writes tasks and changes of their texts, without any checkpoint.</summary>
    /// <returns>A task with <see cref="RareEvents"/> events that are spread over the log.</returns>
    public static async Task<ObjectRef> WriteAsync(string folder, int tasks, long events)
    {
        await using TaskWorkload workload = await OpenAsync(folder, tasks, NoCheckpoints);
        var rare = (Ref<TaskRecord>)TaskWorkload.Accepted(
            await workload.Model.SubmitAsync(new TaskCreate("rare", "begins"), TaskWorkload.Caller)).Result!;
        long changes = events - tasks - RareEvents;
        for (int part = 1; part < RareEvents; part++)
        {
            await Load.CountedAsync(workload, part * changes, changes / (RareEvents - 1));
            TaskWorkload.Accepted(await workload.Model.SubmitAsync(
                new SetField(rare, TaskRecord.NameDescriptionField, $"step {part}"), TaskWorkload.Caller));
        }
        return rare;
    }

    /// <summary>Writes tasks and changes, with the checkpoints that a model takes and one at the end.</summary>
    public static async Task WriteWithCheckpointsAsync(string folder, int tasks, long changes)
    {
        await using TaskWorkload workload = await OpenAsync(folder, tasks, new CheckpointPolicy());
        await Load.CountedAsync(workload, 0, changes);
        await workload.Model.CheckpointAsync();
    }

    private static Task<TaskWorkload> OpenAsync(string folder, int tasks, CheckpointPolicy checkpoints) =>
        TaskWorkload.OpenAsync(SegmentLogStorage.Open(folder), tasks, configure: options => options with
        {
            FlushPolicy = FlushPolicy.Never,
            Checkpoints = checkpoints,
        });
}
