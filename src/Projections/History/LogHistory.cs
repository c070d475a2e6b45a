using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Projections.History;

/// <summary>
/// The past, as far as the log is kept: what happened to an object, how everything was, what differs, who did what.
/// Reads beside the writer and never waits for it. Thread-safe; what its methods return is for one thread each.
/// </summary>
/// <param name="archive">The kept log.</param>
/// <param name="live">The running model on that log; null when there is none.</param>
public sealed class LogHistory(ILogArchive archive, LiveState? live = null)
{
    /// <summary>The last event that can be asked for.</summary>
    public EventId Tail => archive.Tail;

    /// <summary>The newest event that can no longer be read.</summary>
    public EventId Horizon => archive.Horizon;

    /// <summary>
    /// The events of one object, oldest first. Of an object that is older than the log, those that are left.
    /// </summary>
    /// <param name="type">The class of the object.</param>
    /// <param name="reference">The object; it may be gone.</param>
    /// <param name="after">Only what came behind this event.</param>
    /// <param name="upTo">Only what came up to this event; the last one when null.</param>
    /// <exception cref="LogHorizonException"><paramref name="after"/> is given and lies below the horizon.</exception>
    public IEnumerable<ObjectChange> Of(
        XenClass type, ObjectRef reference, EventId? after = null, EventId? upTo = null)
    {
        if (after < archive.Horizon)
        {
            throw new LogHorizonException(archive.Horizon);
        }
        return new ObjectHistory(archive, type, reference).Read(after ?? archive.Horizon, upTo ?? archive.Tail);
    }

    /// <summary>Every change of every object behind one event up to another, oldest first.</summary>
    /// <exception cref="LogHorizonException">The state at the first event can no longer be had.</exception>
    public IEnumerable<ObjectChange> Changes(EventId after, EventId upTo)
    {
        PastState state = PastState.At(archive, after);
        foreach (StoredCommit commit in archive.Read(after, upTo))
        {
            state.Replay(commit);
            RecordView before = state.Store.AsOf(new EventId(commit.FirstId.Value - 1));
            RecordView now = state.Store.AsOf(commit.LastId);
            CommitReader reader = CommitReader.Read(commit);
            CommitHeader header = reader.Header;
            foreach (LoggedEvent logged in reader.Events())
            {
                if (logged.Id > after && logged.Id <= upTo)
                {
                    yield return Change(logged, header, before, now, commit.FirstId);
                }
            }
        }
    }

    /// <summary>
    /// Everything right after an event: at once while the running model still has it in memory, otherwise folded from
    /// the nearest checkpoint below.
    /// </summary>
    /// <exception cref="LogHorizonException">The state can no longer be had.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event yet.</exception>
    public PastView AsOf(EventId id)
    {
        if (id == EventId.None && archive.Horizon > EventId.None)
        {
            throw new LogHorizonException(archive.Horizon);
        }
        return LiveAt(id) ?? new PastView(PastState.At(archive, id).Store.AsOf(id), null, null);
    }

    /// <summary>Everything as it was at a time: right after the last event that was decided at or before it.</summary>
    /// <exception cref="LogHorizonException">The state can no longer be had.</exception>
    public PastView AsOf(DateTimeOffset time) => AsOf(archive.LastAt(time));

    /// <summary>
    /// The objects that came, went or changed between two events; what changed and changed back is not among them.
    /// Looks only at objects that an event in between is about. In the order in which they were first touched.
    /// </summary>
    /// <exception cref="LogHorizonException">The first state can no longer be had.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The second event comes before the first.</exception>
    public IReadOnlyList<ObjectDifference> Diff(EventId from, EventId to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, archive.Tail);
        using PastView? liveFrom = LiveAt(from);
        using PastView? liveTo = LiveAt(to);
        return liveFrom is not null && liveTo is not null
            ? Compare(Touched(liveFrom.View, to, null), liveTo.View)
            : DiffFolded(from, to);
    }

    /// <summary>Every recorded call that passes a filter, oldest first.</summary>
    /// <exception cref="LogHorizonException">The filter begins below the horizon.</exception>
    public IEnumerable<AuditEntry> Audit(AuditFilter filter) => new AuditTrail(archive, filter).Read();

    /// <summary>Has recorded calls decided once more and compares with what the log says.</summary>
    /// <param name="deciders">Today's deciders.</param>
    /// <param name="after">The first call is the one behind this event; as early as there is a state when null.</param>
    /// <param name="upTo">The last call is the one of this event; the last of all when null.</param>
    /// <exception cref="LogHorizonException">The state before the first call can no longer be had.</exception>
    public IEnumerable<ShadowVerdict> Shadow(DeciderTable deciders, EventId? after = null, EventId? upTo = null) =>
        new ShadowRun(archive, deciders).Read(after, upTo ?? archive.Tail);

    /// <summary>The oldest event after which a state can be had; none while the log is whole.</summary>
    public EventId OldestState() => PastState.Oldest(archive);

    private static ObjectChange Change(
        in LoggedEvent logged, CommitHeader header, RecordView before, RecordView now, EventId firstId)
    {
        XenRecord? old = before.Find(logged.Reference)?.Record;
        XenRecord? after = now.Find(logged.Reference)?.Record;
        return new ObjectChange
        {
            Id = logged.Id,
            Kind = logged.Kind,
            Class = logged.Class,
            Reference = logged.Reference,
            Header = header,
            StartsCommit = logged.Id == firstId,
            After = after,
            Fields = after is null ? []
                : old is null ? ObjectDifference.Filled(after) : ObjectDifference.Changed(old, after),
        };
    }

    private ObjectDifference[] DiffFolded(EventId from, EventId to)
    {
        PastState state = PastState.At(archive, from);
        return Compare(Touched(state.Store.AsOf(from), to, state), state.Store.AsOf(to));
    }

    /// <summary>
    /// What the objects were at first that events up to another are about. The state, where there is one, follows these
    /// events: an object that none of them has touched yet is still what it was.
    /// </summary>
    private OrderedDictionary<ObjectRef, (XenClass Class, XenRecord? Before)> Touched(
        RecordView before, EventId upTo, PastState? state)
    {
        var touched = new OrderedDictionary<ObjectRef, (XenClass, XenRecord?)>();
        foreach (StoredCommit commit in archive.Read(before.Id, upTo))
        {
            foreach (LoggedEvent logged in CommitReader.Read(commit).Events())
            {
                if (logged.Id > before.Id && logged.Id <= upTo && !touched.ContainsKey(logged.Reference))
                {
                    touched.Add(logged.Reference, (logged.Class, before.Find(logged.Reference)?.Record));
                }
            }
            state?.Replay(commit);
        }
        return touched;
    }

    private static ObjectDifference[] Compare(
        OrderedDictionary<ObjectRef, (XenClass Class, XenRecord? Before)> touched, RecordView after) =>
    [
        .. touched
            .Select(item => ObjectDifference.Of(
                item.Value.Class, item.Key, item.Value.Before, after.Find(item.Key)?.Record))
            .OfType<ObjectDifference>(),
    ];

    private PastView? LiveAt(EventId id) => live?.Log.Pin(id) is { } pin
        ? new PastView(live.Store.AsOf(id), live.Indexes, pin)
        : null;
}
