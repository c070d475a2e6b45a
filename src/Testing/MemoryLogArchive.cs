using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Testing;

/// <summary>
/// The archive of a log in memory, with the checkpoints that it was told to remember. Looks at every commit to find the
/// ones that touch an object. Not to be used while the log is written to.
/// </summary>
/// <param name="log">The log.</param>
public sealed class MemoryLogArchive(MemoryLogStorage log) : ILogArchive
{
    private readonly SortedList<long, Checkpoint> _checkpoints = [];

    /// <inheritdoc/>
    public EventId Horizon => log.Horizon;

    /// <inheritdoc/>
    public EventId Tail => log.Head;

    /// <summary>Keeps a state as a checkpoint.</summary>
    /// <param name="view">The state; objects that exist outside the log are left out.</param>
    /// <param name="tombstones">The deletions that are still reported.</param>
    /// <param name="tombstoneHorizon">Deletions at or below it are no longer among them.</param>
    public void Remember(
        RecordView view, IEnumerable<Tombstone>? tombstones = null, EventId tombstoneHorizon = default)
    {
        IEnumerable<CheckpointObject> objects = DataModel.Classes.SelectMany(view.All)
            .Where(version => version.Id > EventId.None)
            .Select(version => new CheckpointObject(
                version.Slot.Reference, version.Record!, version.CreatedAt, version.Id));
        _checkpoints[view.Id.Value] = new Checkpoint(view.Id, tombstoneHorizon, [.. objects], [.. tombstones ?? []]);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Notes belong to the range when the events before and behind them do, or when they lie at an end.
    /// </remarks>
    public IEnumerable<StoredCommit> Read(EventId after, EventId upTo)
    {
        if (after < Horizon)
        {
            throw new LogHorizonException(Horizon);
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upTo, Tail);
        return log.Commits().Where(commit => commit.IsNote
            ? commit.LastId >= after && commit.LastId <= upTo
            : commit.LastId > after && commit.FirstId <= upTo);
    }

    /// <inheritdoc/>
    public IEnumerable<StoredCommit> ReadTouching(ObjectRef reference, EventId after, EventId upTo) =>
        Read(after, upTo).Where(commit => Touches(commit, reference));

    /// <inheritdoc/>
    public EventId LastAt(DateTimeOffset time)
    {
        EventId last = Horizon;
        foreach (StoredCommit commit in log.Commits().Where(commit => !commit.IsNote))
        {
            last = CommitReader.Read(commit).Header.UnixTimeMs <= time.ToUnixTimeMilliseconds() ? commit.LastId : last;
        }
        return last;
    }

    /// <inheritdoc/>
    public ICheckpointReader? OpenCheckpoint(EventId atOrBelow) =>
        _checkpoints.Values.LastOrDefault(checkpoint => checkpoint.Id <= atOrBelow);

    private static bool Touches(in StoredCommit commit, ObjectRef reference)
    {
        foreach (LoggedEvent logged in CommitReader.Read(commit).Events())
        {
            if (logged.Reference == reference)
            {
                return true;
            }
        }
        return false;
    }

    private sealed class Checkpoint(
        EventId id, EventId tombstoneHorizon, CheckpointObject[] objects, Tombstone[] tombstones) : ICheckpointReader
    {
        public EventId Id => id;

        public EventId TombstoneHorizon => tombstoneHorizon;

        public IEnumerable<CheckpointObject> Objects() => objects;

        public IEnumerable<Tombstone> Tombstones() => tombstones;

        public void Dispose()
        {
        }
    }
}
