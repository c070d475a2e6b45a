using System.Collections.Concurrent;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Rpc.Tasks;

/// <summary>
/// Tells synchronous calls that the operation behind them has ended. To be among the projections of the model.
/// Thread-safe; waiting holds no thread.
/// </summary>
public sealed class TaskWaiter : IProjection
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<EventEntry>> _waiting = new();

    /// <summary>How many calls wait.</summary>
    public int WaitingCount => _waiting.Count;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<EventEntry> entries)
    {
        if (_waiting.IsEmpty)
        {
            return;
        }
        foreach (EventEntry entry in entries)
        {
            if (entry.After.Slot.Class == TaskRecord.ClassInfo && !IsPending(entry.After)
                && _waiting.TryRemove(entry.After.Slot.Reference.Id, out TaskCompletionSource<EventEntry>? waiting))
            {
                waiting.TrySetResult(entry);
            }
        }
    }

    /// <summary>
    /// Waits until a task is not pending any more and that is visible. Null when the task was removed while it was
    /// pending. At most one caller may wait for a task.
    /// </summary>
    internal async Task<TaskRecord?> EndOfAsync(Ref<TaskRecord> task, EventLog log)
    {
        var waiting = new TaskCompletionSource<EventEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.TryAdd(task.Id, waiting))
        {
            throw new InvalidOperationException($"two calls wait for the task {task}");
        }
        // Only now look: what ends between looking and waiting would be missed otherwise.
        TaskRecord? record = log.View.Find(task);
        if (record is not { Status: TaskStatusType.Pending })
        {
            _waiting.TryRemove(task.Id, out _);
            return record;
        }
        EventEntry end = await waiting.Task.ConfigureAwait(false);
        await VisibleAsync(end.Id, log).ConfigureAwait(false);
        return end.After.Record as TaskRecord;
    }

    /// <summary>Projections hear of events just before clients may see them.</summary>
    private static async ValueTask VisibleAsync(EventId id, EventLog log)
    {
        while (log.Published.Tail < id)
        {
            Task next = log.Signal.Next();
            if (log.Published.Tail < id)
            {
                await next.ConfigureAwait(false);
            }
        }
    }

    private static bool IsPending(RecordVersion version) =>
        version.Record is TaskRecord { Status: TaskStatusType.Pending };
}
