using System.Runtime.ExceptionServices;
using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// Keeps the log in append-only segment files in a folder that belongs to one process at a time. Fail-stop: the first
/// I/O error is thrown again by every later call, because after a failed write or flush nobody knows what the disk
/// holds; opening the folder anew finds out. Not thread-safe.
/// </summary>
public sealed partial class SegmentLogStorage : ILogStorage
{
    private readonly SegmentLogOptions _options;
    private readonly bool _ownsDisk;
    private readonly List<Segment> _segments;
    private readonly HashChain _chain;
    private readonly BackgroundSealer _sealer;
    private readonly SpareSegment _spare;
    private SegmentWriter _writer;
    private ExceptionDispatchInfo? _failure;
    private bool _isDirty;
    private long _indexedEnd;
    private long _indexedAt;
    private bool _isDisposed;

    /// <inheritdoc/>
    public EventId Head => new(_segments[^1].LastId);

    /// <inheritdoc/>
    public EventId Durable { get; private set; }

    /// <inheritdoc/>
    public EventId Ceiling { get; private set; }

    /// <inheritdoc/>
    public EventId Horizon => new(_segments[0].Header.PreviousId);

    /// <inheritdoc/>
    public LogFingerprint? Fingerprint => new LogFingerprint(Identity, ChainValue);

    /// <inheritdoc/>
    public IReadOnlyList<LogPart> Parts =>
    [
        .. _segments.Zip(_segments.Skip(1), static (segment, next) => new LogPart(
            new EventId(segment.LastId), segment.End, DateTimeOffset.FromUnixTimeMilliseconds(next.Header.CreatedMs))),
    ];

    /// <summary>Where the files are. Not to be disposed of while the log is open.</summary>
    public ILogDisk Disk { get; }

    /// <summary>Tells this log from every other; copies of it have the same.</summary>
    public Guid Identity => _segments[^1].Header.Identity;

    /// <summary>The newest value of the hash chain: it covers everything appended so far. 32 bytes.</summary>
    public ReadOnlyMemory<byte> ChainValue => _chain.Value.ToArray();

    /// <summary>
    /// True when opening found the rest of an unfinished write at the end of the log and dropped it. Nothing
    /// acknowledged was in it, unless the disk itself lost the very last commit.
    /// </summary>
    public bool TailWasRepaired => TailRepair is not null;

    /// <summary>What opening dropped at the end of the log; null when it found everything whole.</summary>
    public LogTailRepair? TailRepair { get; }

    /// <summary>
    /// Why a segment that takes nothing more could not be given its index, most recently; null when all went well. The
    /// log goes on: such a segment is only slower to open and to search, and opening the log tries again.
    /// </summary>
    public Exception? SealingFailure => _sealer.Failure;

    /// <summary>
    /// Gives the segments that take nothing more their index now, for logs that do not do so in the background.
    /// </summary>
    public void SealSegments() => _sealer.SealAll();

    /// <inheritdoc/>
    /// <remarks>Gives the log as it is now: commits appended during the enumeration are not part of it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The id is below <see cref="Horizon"/>.</exception>
    /// <exception cref="InvalidOperationException">The log was truncated past the place of the enumeration.</exception>
    public IEnumerable<StoredCommit> Read(EventId after)
    {
        ThrowIfUnusable();
        ArgumentOutOfRangeException.ThrowIfLessThan(after, Horizon);
        return Walk([.. _segments.Where(s => s.LastId > after.Value).Select(s => (s, s.End))], after.Value);
    }

    /// <inheritdoc/>
    public void Append(CommitBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfUnusable();
        CheckOrder(batch);
        if (batch.IsEmpty)
        {
            return;
        }
        try
        {
            Write(batch);
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        ThrowIfUnusable();
        try
        {
            FlushWritten();
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    public void Reserve(EventId upTo)
    {
        ThrowIfUnusable();
        try
        {
            if (upTo > Ceiling)
            {
                WriteMark(upTo.Value, isClosing: false);
            }
            FlushWritten();
            Ceiling = upTo > Ceiling ? upTo : Ceiling;
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The segment that is being written always stays.</remarks>
    public void Truncate(EventId upTo)
    {
        ThrowIfUnusable();
        try
        {
            // Oldest first and each durable before the next, so that a crash leaves no gap.
            while (_segments.Count > 1 && _segments[0].LastId <= upTo.Value)
            {
                _segments[0].IsTruncated = true;
                Disk.Delete(_segments[0].Name);
                Disk.SyncNames();
                _segments.RemoveAt(0);
            }
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Makes everything durable, notes that the log was closed properly, and gives up the lock. After an error it only
    /// gives up the lock; an error while closing is not reported, as whoever opens the log next sees what it left.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }
        _isDisposed = true;
        if (_failure is null)
        {
            Close();
        }
        _writer.Dispose();
        _spare.Dispose();
        _sealer.Dispose();
        _chain.Dispose();
        if (_ownsDisk)
        {
            Disk.Dispose();
        }
    }

    private static void CheckOrder(CommitBatch batch, long next)
    {
        int end = 0;
        for (int i = 0; i < batch.Entries.Count; i++)
        {
            CommitBatch.Entry entry = batch.Entries[i];
            if (entry.FirstId.Value != next)
            {
                throw new InvalidOperationException($"commit {entry.FirstId} does not follow; {next} is expected");
            }
            next += entry.EventCount;
            end = entry.Offset + SegmentFormat.FrameHeaderSize + entry.BodyLength;
        }
        if (end != batch.Buffer.Length)
        {
            throw new InvalidOperationException("a commit in the batch is still open");
        }
    }

    private void CheckOrder(CommitBatch batch) => CheckOrder(batch, Head.Value + 1);

    private IEnumerable<StoredCommit> Walk((Segment Segment, long End)[] segments, long after)
    {
        foreach ((Segment segment, long end) in segments)
        {
            using var cursor = new SegmentCursor(Disk, segment, after, end);
            while (Step(cursor, out StoredCommit commit))
            {
                yield return commit;
            }
        }
    }

    private bool Step(SegmentCursor cursor, out StoredCommit commit)
    {
        ThrowIfUnusable();
        try
        {
            return cursor.TryNext(out commit);
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    /// <summary>Keeps the first error that is not a mistake of the caller.</summary>
    private bool Remember(Exception e)
    {
        if (e is not InvalidOperationException)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
        }
        return false;
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _failure?.Throw();
    }
}
