using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Testing;

/// <summary>
/// A log in memory with the contract of the real one, for tests and for models that need no durability. Truncates to
/// the commit. Not thread-safe.
/// </summary>
public sealed class MemoryLogStorage : ILogStorage
{
    private readonly List<StoredCommit> _commits = [];
    private bool _isDisposed;

    /// <inheritdoc/>
    public EventId Head { get; private set; }

    /// <inheritdoc/>
    public EventId Horizon { get; private set; }

    /// <inheritdoc/>
    public EventId Durable { get; private set; }

    /// <inheritdoc/>
    public EventId Ceiling { get; private set; }

    /// <summary>Each commit is a part. Their times are not known here and given as the latest there is.</summary>
    public IReadOnlyList<LogPart> Parts =>
    [
        .. _commits.Where(commit => !commit.IsNote).SkipLast(1).Select(commit => new LogPart(
            commit.LastId, CommitBatch.HeaderSize + commit.Body.Length, DateTimeOffset.MaxValue)),
    ];

    /// <summary>
    /// What opening this log anew would find. Ids that were reserved are given up, unless the log was disposed of.
    /// </summary>
    /// <param name="powerLoss">True to lose what was not flushed; false for the end of the process only.</param>
    /// <returns>An independent log; this one may be disposed already.</returns>
    public MemoryLogStorage Reopen(bool powerLoss = false)
    {
        EventId end = powerLoss ? Durable : Head;
        EventId head = end < Ceiling && (powerLoss || !_isDisposed) ? Ceiling : end;
        var opened = new MemoryLogStorage { Head = head, Durable = head, Ceiling = Ceiling, Horizon = Horizon };
        opened._commits.AddRange(_commits.Where(c => c.LastId <= end));
        return opened;
    }

    /// <inheritdoc/>
    /// <remarks>Gives the log as it is now: commits appended during the enumeration are not part of it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The id is below <see cref="Horizon"/>.</exception>
    public IEnumerable<StoredCommit> Read(EventId after)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, Horizon);
        return [.. _commits.Where(c => c.LastId > after)];
    }

    /// <summary>All commits and notes that are left; a copy.</summary>
    internal IReadOnlyList<StoredCommit> Commits() => [.. _commits];

    /// <inheritdoc/>
    public void Append(CommitBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        CheckOrder(batch);
        foreach (CommitBatch.Entry entry in batch.Entries)
        {
            _commits.Add(new StoredCommit(entry.FirstId, entry.EventCount, batch.Body(entry).ToArray()));
        }
        Head = batch.LastId > Head ? batch.LastId : Head;
    }

    /// <inheritdoc/>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Durable = Head;
    }

    /// <inheritdoc/>
    public void Reserve(EventId upTo)
    {
        Flush();
        Ceiling = upTo > Ceiling ? upTo : Ceiling;
    }

    /// <inheritdoc/>
    public void Truncate(EventId upTo)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int count = _commits.TakeWhile(c => c.LastId <= upTo).Count();
        if (count > 0)
        {
            Horizon = _commits[count - 1].LastId;
            // What is gone cannot come back with a power loss.
            Durable = Durable < Horizon ? Horizon : Durable;
            _commits.RemoveRange(0, count);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _isDisposed = true;

    private void CheckOrder(CommitBatch batch)
    {
        long next = Head.Value + 1;
        int end = 0;
        foreach (CommitBatch.Entry entry in batch.Entries)
        {
            if (entry.FirstId.Value != next)
            {
                throw new InvalidOperationException($"commit {entry.FirstId} does not follow; {next} is expected");
            }
            next += entry.EventCount;
            end = entry.Offset + CommitBatch.HeaderSize + entry.BodyLength;
        }
        if (end != batch.Buffer.Length)
        {
            throw new InvalidOperationException("a commit in the batch is still open");
        }
    }
}
