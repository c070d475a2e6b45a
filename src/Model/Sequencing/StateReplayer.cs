using Xen.Model.Codec;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>
/// Folds a log into the state that it leads to, from its beginning or from a checkpoint. The same fold brings a model
/// up at start, reads the past and checks what was kept. For one thread; the views that it gives out are for any.
/// </summary>
public sealed class StateReplayer
{
    private const int EntriesAtOnce = 1024;

    private readonly ISecretProtector? _secrets;

    /// <summary>Begins with an empty state, before the first event.</summary>
    /// <param name="window">How much of the past stays readable; the defaults when null.</param>
    /// <param name="secrets">Protects what old logs hold in clear; without it they are dropped.</param>
    public StateReplayer(EventWindowOptions? window = null, ISecretProtector? secrets = null)
    {
        _secrets = secrets;
        Store = new RecordStore();
        Log = new EventLog(Store, window ?? new EventWindowOptions());
        Changes = new Changes(Store);
    }

    /// <summary>All objects.</summary>
    public RecordStore Store { get; }

    /// <summary>The newest events; readers see those that <see cref="Show"/> has published.</summary>
    public EventLog Log { get; }

    /// <summary>The last event of the state.</summary>
    public EventId Head => Log.Head;

    /// <summary>The state right after <see cref="Head"/>.</summary>
    public RecordView View => Store.AsOf(Log.Head);

    /// <summary>What one commit changes; used again for each.</summary>
    internal Changes Changes { get; }

    /// <summary>
    /// Takes over the state of a checkpoint. Only an empty state can; when it fails, this replayer is of no use any
    /// more.
    /// </summary>
    /// <param name="checkpoint">Read once; not disposed of.</param>
    /// <param name="projections">Are told of every object as of an addition, in the order of the checkpoint.</param>
    /// <exception cref="IOException">The checkpoint is damaged.</exception>
    /// <exception cref="MessagePackException">The checkpoint holds what no checkpoint can.</exception>
    public void Restore(ICheckpointReader checkpoint, IReadOnlyList<IProjection>? projections = null)
    {
        if (Head > EventId.None)
        {
            throw new InvalidOperationException("a checkpoint can only be restored into an empty state");
        }
        MakeRoom(checkpoint, projections);
        EventEntry[] entries = new EventEntry[EntriesAtOnce];
        int count = 0;
        foreach (CheckpointObject item in checkpoint.Objects())
        {
            if (item.CreatedAt <= EventId.None || item.ModifiedAt < item.CreatedAt || item.ModifiedAt > checkpoint.Id)
            {
                throw new MessagePackException($"{item.Reference} has impossible event ids");
            }
            RecordVersion version = Store.TryAdd(item.Reference, item.Record, item.CreatedAt, item.ModifiedAt)
                ?? throw new MessagePackException($"{item.Reference} is there twice");
            entries[count++] = new EventEntry(version, EventKind.Add, 0);
            if (count == entries.Length)
            {
                Tell(entries, projections);
                count = 0;
            }
        }
        Tell(entries.AsSpan(0, count), projections);
        Log.BeginAt(checkpoint.Id, checkpoint.TombstoneHorizon, checkpoint.Tombstones());
    }

    /// <summary>
    /// Does again what a commit from the log did. An audit note did nothing. Where ids are missing before the commit, a
    /// crash made the log give them up, and the window begins anew behind them.
    /// </summary>
    /// <param name="commit">The next commit, or a note between two commits.</param>
    /// <exception cref="MessagePackException">The commit does not fit the state, or is none.</exception>
    public void Replay(in StoredCommit commit)
    {
        if (commit.IsNote)
        {
            return;
        }
        Changes.Clear();
        long unixTimeMs = CommitDecoder.Replay(commit.Body, Changes, _secrets);
        if (commit.FirstId <= Head || Changes.Items.Count != commit.EventCount)
        {
            throw new InvalidOperationException($"the commit at {commit.FirstId} does not follow event {Head}");
        }
        GoTo(new EventId(commit.FirstId.Value - 1));
        Apply(Changes.Items, unixTimeMs);
    }

    /// <summary>
    /// Passes over ids that a crash made the log give up. The window begins anew behind them.
    /// </summary>
    /// <param name="head">The last id that was given up; nothing happens when the state is there already.</param>
    public void GoTo(EventId head)
    {
        if (head > Head)
        {
            Log.GiveUp(head);
        }
    }

    /// <summary>
    /// Makes what was replayed visible to readers of <see cref="Log"/> and gives up what its window no longer holds;
    /// to be called every few thousand commits, as the log is held in memory otherwise.
    /// </summary>
    public void Show()
    {
        Log.Publish(Log.Sealed());
        Log.Trim();
    }

    /// <summary>Adds an object that exists outside the log, for instance a role: no event tells of it.</summary>
    public void AddStatic(ObjectRef reference, XenRecord record) => Store.Create(reference, record, EventId.None);

    /// <summary>Gives the changes of one commit the next ids and makes them the state.</summary>
    internal void Apply(List<Change> changes, long unixTimeMs)
    {
        long id = Log.Head.Value;
        foreach (Change change in changes)
        {
            id++;
            RecordVersion version = Apply(change, new EventId(id));
            Log.Append(new EventEntry(version, CommitEncoder.KindOf(change), unixTimeMs));
        }
    }

    /// <summary>Makes one change the state.</summary>
    internal RecordVersion Apply(Change change, EventId id) => change switch
    {
        { Before: null } => Store.Create(change.Reference, change.After!, id),
        { After: null } => Store.Delete(change.Slot!, id),
        _ => RecordStore.Change(change.Slot!, change.After, id),
    };

    private void MakeRoom(ICheckpointReader checkpoint, IReadOnlyList<IProjection>? projections)
    {
        Store.MakeRoom((int)Math.Min(checkpoint.ObjectCount, int.MaxValue / 2));
        foreach ((XenClass type, long count) in checkpoint.ObjectCounts)
        {
            foreach (IProjection projection in projections ?? [])
            {
                projection.Expect(type, count);
            }
        }
    }

    private static void Tell(ReadOnlySpan<EventEntry> entries, IReadOnlyList<IProjection>? projections)
    {
        foreach (IProjection projection in projections ?? [])
        {
            projection.Apply(entries);
        }
    }
}
