using System.Collections.Concurrent;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Rpc.Tasks;

/// <summary>
/// Tells the work that HTTP requests drive that somebody has cancelled its task. To be among the projections of the
/// model. Thread-safe.
/// </summary>
internal sealed class TransferWatch : IProjection
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _watched = new();

    /// <summary>How much work is watched.</summary>
    public int Count => _watched.Count;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<EventEntry> entries)
    {
        if (_watched.IsEmpty)
        {
            return;
        }
        foreach (EventEntry entry in entries)
        {
            if (entry.After.Record is OperationRecord { CancelRequested: true }
                && _watched.TryGetValue(entry.After.Slot.Reference.Id, out CancellationTokenSource? watched))
            {
                // What waits for it runs elsewhere: this thread acknowledges everybody's calls.
                _ = watched.CancelAsync();
            }
        }
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="operation">The work.</param>
    /// <param name="view">A state that has it; what was asked for before that counts too.</param>
    /// <param name="cancelled">Is cancelled with the task.</param>
    public void Add(Ref<OperationRecord> operation, Func<RecordView> view, CancellationTokenSource cancelled)
    {
        _watched[operation.Id] = cancelled;
        // Only now look: what is asked for between looking and watching would be missed otherwise.
        if (view().Find(operation) is { CancelRequested: true })
        {
            _ = cancelled.CancelAsync();
        }
    }

    /// <summary>Ends watching.</summary>
    public void Remove(Ref<OperationRecord> operation) => _watched.TryRemove(operation.Id, out _);
}
