using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine.Writing;

/// <summary>
/// The write path without threads: whoever drives it chooses the moments. Batches are decided in order, by one thread
/// at a time, and flushed in the same order, by one thread at a time; the next may be decided while the one before is
/// flushed. After an exception nothing of it is used again (fail-stop).
/// </summary>
internal sealed class WritePath
{
    private readonly Sequencer _sequencer;
    private readonly IReadOnlyList<IProjection> _projections;
    private readonly EventEntry[] _entries = new EventEntry[1024];
    private EventId _shown;

    /// <param name="sequencer">The state; what is in its log has been published.</param>
    /// <param name="durable">Where commits go.</param>
    /// <param name="projections">Derived data that is up to date with the published tail.</param>
    public WritePath(Sequencer sequencer, DurableLog durable, IReadOnlyList<IProjection> projections)
    {
        _sequencer = sequencer;
        _projections = projections;
        _shown = sequencer.Log.Published.Tail;
        Durable = durable;
    }

    /// <summary>Where commits go.</summary>
    public DurableLog Durable { get; }

    /// <summary>What carries out operations; null to leave them open.</summary>
    public IEffectRunner? Effects { get; set; }

    /// <summary>How the callers of a flushed batch are told; one after the other if nothing else is set.</summary>
    public Action<List<PendingCall>> AnswerAll { get; set; } = calls => calls.ForEach(call => call.Complete());

    /// <summary>Decides calls into an empty batch. Nothing of it can be seen yet.</summary>
    /// <param name="batch">Gets the calls and their commits.</param>
    /// <param name="calls">Calls in the order of their decisions.</param>
    /// <param name="from">The first one to decide.</param>
    /// <param name="count">How many.</param>
    /// <param name="now">The time of all these decisions.</param>
    public void Decide(WriteBatch batch, List<PendingCall> calls, int from, int count, DateTimeOffset now)
    {
        for (int at = from; at < from + count; at++)
        {
            PendingCall pending = calls[at];
            batch.Calls.Add(pending);
            pending.Outcome = _sequencer.Step(pending.Call, pending.Context, now, batch.Commits);
        }
        batch.Published = _sequencer.Log.Sealed();
    }

    /// <summary>
    /// Safe before visible, visible before acknowledged, and only then are intents carried out. The batch is empty
    /// afterwards.
    /// </summary>
    public void Flush(WriteBatch batch)
    {
        EventId before = _shown;
        Durable.Write(batch.Commits);
        Show(batch.Published);
        StartIntents(before, batch.Published.Tail);
        AnswerAll(batch.Calls);
        batch.Clear();
    }

    /// <summary>Gives up what the event window no longer holds. For the thread that decides.</summary>
    /// <param name="ahead">So many more events are sure to come at once.</param>
    public void Trim(long ahead = 0) => _sequencer.Log.Trim(ahead);

    /// <summary>Brings projections up to a point and makes it visible.</summary>
    public void Show(Published published)
    {
        if (_projections.Count > 0)
        {
            for (EventId at = _shown; at < published.Tail;)
            {
                int count = _sequencer.Log.ReadUnpublished(at, published.Tail, _entries);
                foreach (IProjection projection in _projections)
                {
                    projection.Apply(_entries.AsSpan(0, count));
                }
                at = new EventId(at.Value + count);
            }
        }
        _sequencer.Log.Publish(published);
        _shown = published.Tail;
    }

    /// <summary>Goes on behind ids that a crash made the log give up, after showing what came before.</summary>
    public void PassOver(EventId head)
    {
        Show(_sequencer.Log.Sealed());
        _sequencer.Log.GiveUp(head);
        _shown = head;
    }

    private void StartIntents(EventId after, EventId upTo)
    {
        if (Effects is null)
        {
            return;
        }
        for (EventId at = after; at < upTo;)
        {
            int count = _sequencer.Log.ReadUnpublished(at, upTo, _entries);
            foreach (EventEntry entry in _entries.AsSpan(0, count))
            {
                if (entry.After.Record is OperationRecord operation && !OperationKind.IsOfServer(operation.Kind))
                {
                    StartIntent(entry.Kind, entry.After.Slot.Reference.As<OperationRecord>(), operation);
                }
            }
            at = new EventId(at.Value + count);
        }
    }

    private void StartIntent(EventKind kind, Ref<OperationRecord> id, OperationRecord operation)
    {
        if (kind == EventKind.Add)
        {
            Effects!.Start(id, operation, recovered: false);
        }
        else if (operation.CancelRequested)
        {
            Effects!.Cancel(id);
        }
    }
}
