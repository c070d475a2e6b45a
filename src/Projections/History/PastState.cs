using Xen.Model.Log;
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
/// It can be seen after any event of the last commit. For one thread.
/// </summary>
internal sealed class PastState
{
    /// <summary>Nobody looks further back than one commit, so the window may be as small as a window can be.</summary>
    private static readonly EventWindowOptions s_window = new() { RetainedEventsMax = 1, RetainedTombstonesMax = 1 };

    private readonly StateReplayer _replayer = new(s_window);

    private PastState()
    {
        foreach ((ObjectRef reference, XenRecord record) in StaticRoles.Objects)
        {
            _replayer.AddStatic(reference, record);
        }
    }

    /// <summary>All objects.</summary>
    public RecordStore Store => _replayer.Store;

    /// <summary>The last event that was folded in; of a fresh state, the checkpoint's.</summary>
    public EventId Id => _replayer.Head;

    /// <summary>The newest state that some checkpoint has at or below an event.</summary>
    /// <exception cref="LogHorizonException">There is none, and the log does not begin at its beginning.</exception>
    public static PastState Before(ILogArchive archive, EventId atOrBelow)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(atOrBelow, archive.Tail);
        using ICheckpointReader? checkpoint = archive.OpenCheckpoint(atOrBelow);
        var state = new PastState();
        if (checkpoint is not null && checkpoint.Id >= archive.Horizon)
        {
            state._replayer.Restore(checkpoint);
        }
        else if (archive.Horizon > EventId.None)
        {
            throw new LogHorizonException(new EventId(Oldest(archive).Value - 1));
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

    /// <summary>Does again what a commit did. A note did nothing, and so does a commit that is in already.</summary>
    public void Replay(in StoredCommit commit)
    {
        if (commit.IsNote || commit.LastId <= Id)
        {
            return;
        }
        if (Id.Value - _replayer.Log.Published.Tail.Value > EventLog.BlockLength)
        {
            // Before the commit and not behind it, so that its own past stays.
            _replayer.Show();
        }
        _replayer.Replay(commit);
    }
}
