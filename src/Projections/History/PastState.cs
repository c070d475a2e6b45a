using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Projections.History;

/// <summary>
/// A state that is folded from a checkpoint and the commits behind it, on its own, beside whatever else uses the log.
/// Keeps the versions that the last commit replaced, so that it can be seen after any event of that commit. For one
/// thread.
/// </summary>
internal sealed class PastState
{
    private readonly Changes _changes;
    private readonly List<RecordVersion> _last = [];

    private PastState(EventId start)
    {
        _changes = new Changes(Store);
        Id = start;
        foreach ((ObjectRef reference, XenRecord record) in StaticRoles.Objects)
        {
            Store.Create(reference, record, EventId.None);
        }
    }

    /// <summary>All objects.</summary>
    public RecordStore Store { get; } = new();

    /// <summary>The last event that was folded in; of a fresh state, the checkpoint's.</summary>
    public EventId Id { get; private set; }

    /// <summary>The state right after <see cref="Id"/>.</summary>
    public RecordView View => Store.AsOf(Id);

    /// <summary>The newest state that some checkpoint has at or below an event.</summary>
    /// <exception cref="LogHorizonException">There is none, and the log does not begin at its beginning.</exception>
    public static PastState Before(ILogArchive archive, EventId atOrBelow)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(atOrBelow, archive.Tail);
        using ICheckpointReader? checkpoint = archive.OpenCheckpoint(atOrBelow);
        if (checkpoint is not null && checkpoint.Id >= archive.Horizon)
        {
            return Of(checkpoint);
        }
        return archive.Horizon == EventId.None
            ? new PastState(EventId.None)
            : throw new LogHorizonException(new EventId(Oldest(archive).Value - 1));
    }

    /// <summary>The state of a checkpoint.</summary>
    public static PastState Of(ICheckpointReader checkpoint)
    {
        var state = new PastState(checkpoint.Id);
        foreach (CheckpointObject item in checkpoint.Objects())
        {
            state.Restore(item);
        }
        return state;
    }

    /// <summary>The state that holds an event, and may go on to the end of the event's commit.</summary>
    public static PastState At(ILogArchive archive, EventId id)
    {
        PastState state = Before(archive, id);
        foreach (StoredCommit commit in archive.Read(state.Id, id))
        {
            state.Replay(commit);
        }
        return state;
    }

    /// <summary>Does again what a commit did. A note did nothing, and so does a commit that is in already.</summary>
    public void Replay(in StoredCommit commit)
    {
        if (commit.IsNote || commit.LastId <= Id)
        {
            return;
        }
        Forget();
        _changes.Clear();
        CommitDecoder.Replay(commit.Body, _changes);
        long id = commit.FirstId.Value;
        foreach (Change change in _changes.Items)
        {
            _last.Add(Apply(change, new EventId(id++)));
        }
        Id = commit.LastId;
    }

    private RecordVersion Apply(Change change, EventId id) => change switch
    {
        { Before: null } => Store.Create(change.Reference, change.After!, id),
        { After: null } => Store.Delete(change.Slot!, id),
        _ => RecordStore.Change(change.Slot!, change.After, id),
    };

    private void Restore(in CheckpointObject item)
    {
        RecordVersion version = Store.Create(item.Reference, item.Record, item.CreatedAt);
        if (item.ModifiedAt != item.CreatedAt)
        {
            RecordStore.Change(version.Slot, item.Record, item.ModifiedAt).CutPrevious();
        }
    }

    /// <summary>Nobody looks behind the last commit: what came before needs no memory.</summary>
    private void Forget()
    {
        foreach (RecordVersion version in _last)
        {
            version.CutPrevious();
            if (version.IsTombstone)
            {
                Store.Free(version.Slot);
            }
        }
        _last.Clear();
    }

    /// <summary>The oldest event after which a state can be had.</summary>
    public static EventId Oldest(ILogArchive archive)
    {
        EventId oldest = archive.Horizon == EventId.None ? EventId.None : new EventId(archive.Tail.Value + 1);
        EventId below = archive.Tail;
        while (oldest > EventId.None)
        {
            using ICheckpointReader? checkpoint = archive.OpenCheckpoint(below);
            if (checkpoint is null || checkpoint.Id < archive.Horizon)
            {
                break;
            }
            oldest = checkpoint.Id;
            below = new EventId(oldest.Value - 1);
        }
        return oldest;
    }
}
