using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>A log that forgets: everything but the disk is measured.</summary>
internal sealed class NullLogStorage : ILogStorage
{
    public EventId Head { get; private set; }

    public EventId Durable => Head;

    public EventId Ceiling => EventId.None;

    public EventId Horizon => EventId.None;

    public IEnumerable<StoredCommit> Read(EventId after) => [];

    public void Append(CommitBatch batch) => Head = batch.LastId;

    public void Flush()
    {
    }

    public void Reserve(EventId upTo)
    {
    }

    public void Truncate(EventId upTo)
    {
    }

    public void Dispose()
    {
    }
}
