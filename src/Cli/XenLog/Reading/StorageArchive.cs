using Xen.Model.Engine.Checkpoints;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.XenLog.Reading;

/// <summary>A log that this process owns as an archive. Looks at every commit. For one thread.</summary>
internal sealed class StorageArchive(ILogStorage storage, CheckpointStore checkpoints) : ILogArchive
{
    private readonly Dictionary<EventId, bool> _isGood = [];

    public EventId Horizon => storage.Horizon;

    public EventId Tail => storage.Head;

    public IEnumerable<StoredCommit> Read(EventId after, EventId upTo)
    {
        if (after < Horizon)
        {
            throw new LogHorizonException(Horizon);
        }
        return storage.Read(after).TakeWhile(commit => commit.IsNote
            ? commit.LastId <= upTo
            : commit.FirstId <= upTo);
    }

    public IEnumerable<StoredCommit> ReadTouching(ObjectRef reference, EventId after, EventId upTo) =>
        Read(after, upTo).Where(commit => Touches(commit, reference));

    public EventId LastAt(DateTimeOffset time)
    {
        EventId last = Horizon;
        foreach (StoredCommit commit in storage.Read(Horizon))
        {
            if (!commit.IsNote && CommitReader.Read(commit).Header.UnixTimeMs <= time.ToUnixTimeMilliseconds())
            {
                last = commit.LastId;
            }
        }
        return last;
    }

    public ICheckpointReader? OpenCheckpoint(EventId atOrBelow)
    {
        foreach (CheckpointName name in checkpoints.List().OrderByDescending(name => name.Id.Value))
        {
            if (name.Id <= atOrBelow && IsGood(name))
            {
                return checkpoints.Open(name);
            }
        }
        return null;
    }

    private bool IsGood(CheckpointName name)
    {
        if (!_isGood.TryGetValue(name.Id, out bool isGood))
        {
            try
            {
                using CheckpointFile file = checkpoints.Open(name);
                foreach (long _ in file.Verify())
                {
                    // Reading it to its end is what checks it.
                }
                isGood = true;
            }
            catch (CheckpointDamagedException)
            {
                isGood = false;
            }
            _isGood.Add(name.Id, isGood);
        }
        return isGood;
    }

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
}
