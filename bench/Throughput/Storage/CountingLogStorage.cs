using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>Counts what goes through to the log behind it: how many bytes there are to a flush.</summary>
internal sealed class CountingLogStorage(ILogStorage inner) : ILogStorage
{
    private long _bytes;
    private long _flushes;
    private long _commits;

    public EventId Head => inner.Head;

    public EventId Durable => inner.Durable;

    public EventId Ceiling => inner.Ceiling;

    public EventId Horizon => inner.Horizon;

    public IEnumerable<StoredCommit> Read(EventId after) => inner.Read(after);

    public void Append(CommitBatch batch)
    {
        Volatile.Write(ref _bytes, _bytes + batch.Memory.Length);
        Volatile.Write(ref _commits, _commits + batch.Entries.Count);
        inner.Append(batch);
    }

    public void Flush()
    {
        inner.Flush();
        Volatile.Write(ref _flushes, _flushes + 1);
    }

    public void Reserve(EventId upTo) => inner.Reserve(upTo);

    public void Truncate(EventId upTo) => inner.Truncate(upTo);

    public void Dispose() => inner.Dispose();

    /// <summary>The counts so far; from any thread.</summary>
    public FlushCounts Counts() =>
        new(Volatile.Read(ref _bytes), Volatile.Read(ref _commits), Volatile.Read(ref _flushes));
}
