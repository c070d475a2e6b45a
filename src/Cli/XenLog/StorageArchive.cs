using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.XenLog;

/// <summary>A log that this process owns as an archive. Looks at every commit. For one thread.</summary>
internal sealed class StorageArchive(ILogStorage storage) : ILogArchive
{
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

    public ICheckpointReader? OpenCheckpoint(EventId atOrBelow) => null;

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
