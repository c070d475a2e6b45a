using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>Opening, writing behind the end, and closing.</summary>
public sealed partial class SegmentLogStorage
{
    private SegmentLogStorage(ILogDisk disk, SegmentLogOptions options, bool ownsDisk)
    {
        Disk = disk;
        _options = options;
        _ownsDisk = ownsDisk;
        var recovery = new SegmentRecovery(disk);
        recovery.Run();
        _segments = recovery.Segments;
        TailRepair = recovery.Repair;
        Ceiling = new EventId(recovery.Ceiling);
        _sealer = new BackgroundSealer(disk, options.SealInBackground);
        _spare = new SpareSegment(disk, options.SealInBackground);
        foreach (Segment segment in _segments.SkipLast(1).Where(segment => segment.Footer is null))
        {
            Seal(segment);
        }
        if (recovery.Chain is null)
        {
            Guid identity = options.Random.NextGuid();
            _chain = new HashChain(HashChain.Beginning(identity));
            _writer = Begin(identity);
        }
        else
        {
            _chain = recovery.Chain;
            _writer = Continue(recovery.WasClosed);
        }
        Durable = Head;
    }

    /// <summary>Opens the log in a folder, or begins a new one there; reads and checks every commit.</summary>
    /// <param name="folder">Path of the folder; created for the owner only when it does not exist.</param>
    /// <param name="options">Sizes; the defaults when null.</param>
    /// <exception cref="LogLockedException">The log is open already, here or in another process.</exception>
    /// <exception cref="LogDamagedException">Data that may have been acknowledged is damaged or missing.</exception>
    /// <exception cref="IOException">The files cannot be read or written, or there is no room for the next.</exception>
    public static SegmentLogStorage Open(string folder, SegmentLogOptions? options = null)
    {
        FileDisk disk = FileDisk.OpenOwned(folder);
        try
        {
            return new SegmentLogStorage(disk, options ?? new SegmentLogOptions(), ownsDisk: true);
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    /// <summary>Opens the log on a disk, or begins a new one there; reads and checks every commit.</summary>
    /// <param name="disk">Where the files are. Stays the caller's to dispose of, after the log.</param>
    /// <param name="options">Sizes; the defaults when null.</param>
    /// <exception cref="LogDamagedException">Data that may have been acknowledged is damaged or missing.</exception>
    /// <exception cref="IOException">The files cannot be read or written, or there is no room for the next.</exception>
    public static SegmentLogStorage Open(ILogDisk disk, SegmentLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(disk);
        return new SegmentLogStorage(disk, options ?? new SegmentLogOptions(), ownsDisk: false);
    }

    /// <summary>
    /// Goes on in the last segment. What is written first is a mark: from then on the log does not count as closed, and
    /// what a crash left without a mark has one.
    /// </summary>
    private SegmentWriter Continue(bool wasClosed)
    {
        long lastId = _segments[^1].LastId;
        bool idsAreLost = !wasClosed && Ceiling.Value > lastId;
        _writer = new SegmentWriter(Disk, _segments[^1], idsAreLost ? 0 : _options.SegmentSizeBytes);
        try
        {
            WriteMark(Ceiling.Value, isClosing: false);
            FlushWritten();
            if (idsAreLost)
            {
                // They may have been shown. They are never given again.
                Roll(Ceiling.Value + 1);
            }
            return _writer;
        }
        catch
        {
            _writer.Dispose();
            throw;
        }
    }

    /// <summary>Begins the first segment of a log, or the first with marks.</summary>
    private SegmentWriter Begin(Guid identity)
    {
        long firstId = _segments.Count == 0 ? 1 : _segments[^1].LastId + 1;
        if (_segments.Count > 0 && _segments[^1].IsEmpty)
        {
            // It has the name that the new one gets, and is replaced by it.
            _segments.RemoveAt(_segments.Count - 1);
        }
        long previousId = _segments.Count == 0 ? firstId - 1 : _segments[^1].LastEventId;
        _segments.Add(Create(firstId, previousId, identity));
        return new SegmentWriter(Disk, _segments[^1], _options.SegmentSizeBytes);
    }

    private void Write(CommitBatch batch)
    {
        int size = batch.Buffer.Length + SegmentMark.Size;
        if (!_segments[^1].IsEmpty && _segments[^1].End + size > _options.SegmentSizeBytes)
        {
            Roll(Head.Value + 1);
        }
        Segment segment = _segments[^1];
        Span<byte> bytes = batch.WithTrailer(SegmentMark.Size);
        uint unflushed = _writer.Unflushed;
        long nextId = PutFrameHeaders(batch, bytes, unflushed);
        _chain.Add(bytes[..^SegmentMark.Size]);
        SegmentMark.Put(
            bytes[^SegmentMark.Size..], nextId, unflushed + (uint)batch.Buffer.Length, _chain.Close(), Ceiling.Value,
            isClosing: false);
        _isDirty = true;
        _writer.Write(bytes);
        for (int i = 0; i < batch.Entries.Count; i++)
        {
            segment.Add(batch.Entries[i].EventCount, SegmentFormat.FrameHeaderSize + batch.Entries[i].BodyLength);
        }
        segment.Add(SegmentMark.Count, SegmentMark.Size);
        if (segment.End > _options.SegmentSizeBytes / 2)
        {
            // Not before: a log that stays small shall not take up twice the room.
            _spare.Prepare(_options.SegmentSizeBytes);
        }
    }

    /// <param name="batch">The commits.</param>
    /// <param name="buffer">Their bytes.</param>
    /// <param name="unflushed">Bytes of the segment before the batch that are not known to be durable.</param>
    /// <returns>The id behind the batch.</returns>
    private long PutFrameHeaders(CommitBatch batch, Span<byte> buffer, uint unflushed)
    {
        long nextId = Head.Value + 1;
        for (int i = 0; i < batch.Entries.Count; i++)
        {
            CommitBatch.Entry entry = batch.Entries[i];
            Span<byte> frame = buffer.Slice(entry.Offset, SegmentFormat.FrameHeaderSize + entry.BodyLength);
            SegmentFormat.PutFrameHeader(frame, nextId, entry.EventCount, unflushed + (uint)entry.Offset);
            nextId += entry.EventCount;
        }
        return nextId;
    }

    private void WriteMark(long ceiling, bool isClosing)
    {
        Span<byte> mark = stackalloc byte[SegmentMark.Size];
        SegmentMark.Put(mark, Head.Value + 1, _writer.Unflushed, _chain.Close(), ceiling, isClosing);
        _isDirty = true;
        _writer.Write(mark);
        _segments[^1].Add(SegmentMark.Count, SegmentMark.Size);
    }

    private void FlushWritten()
    {
        if (_isDirty)
        {
            _writer.Flush();
            _isDirty = false;
            Durable = Head;
            IndexDurable(_segments[^1]);
        }
    }

    private void IndexDurable(Segment segment)
    {
        if (segment.End - _indexedEnd >= _options.IndexedEveryBytes
            && segment.Header.Version != SegmentFormat.Unmarked
            && _options.Clock.GetElapsedTime(_indexedAt) >= _options.IndexedEvery)
        {
            _indexedAt = _options.Clock.GetTimestamp();
            _indexedEnd = segment.End;
            _sealer.Grow(segment, segment.End);
        }
    }

    /// <summary>
    /// Begins the next segment. The old one is durable before the new one exists: damage in a sealed segment is then
    /// never the trace of a crash.
    /// </summary>
    private void Roll(long firstId)
    {
        Segment ended = _segments[^1];
        FlushWritten();
        // It may come to be durable later or not at all: what it gives up is only zeros.
        _writer.Trim();
        Segment next = Create(firstId, ended.LastEventId, ended.Header.Identity);
        var writer = new SegmentWriter(Disk, next, _options.SegmentSizeBytes);
        _writer.Dispose();
        _writer = writer;
        _segments.Add(next);
        _indexedEnd = 0;
        Seal(ended);
    }

    /// <summary>Segments without marks stay as they are: they were complete before there were footers.</summary>
    private void Seal(Segment segment)
    {
        if (segment.Header.Version != SegmentFormat.Unmarked)
        {
            _sealer.Add(segment);
        }
    }

    private Segment Create(long firstId, long previousId, Guid identity) => SegmentWriter.Create(
        Disk,
        new SegmentHeader
        {
            FirstId = firstId,
            PreviousId = previousId,
            Ceiling = Ceiling.Value,
            CreatedMs = _options.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Chain = _chain.Value.ToArray(),
            Identity = identity,
        },
        _options.SegmentSizeBytes,
        _spare);

    private void Close()
    {
        try
        {
            _spare.GiveUp();
            // In this order the mark itself proves that everything before it was durable.
            FlushWritten();
            WriteMark(Ceiling.Value, isClosing: true);
            _writer.Trim();
            FlushWritten();
            // Given an index too, the past of a log that rests is read without a scan. Who writes on cuts it off.
            Seal(_segments[^1]);
            _sealer.Close();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The log was not closed then, which is what the next one to open it will find.
            return;
        }
    }
}
