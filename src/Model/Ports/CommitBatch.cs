using System.Buffers;
using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// The commits that one flush makes durable together. Bodies lie one after the other in one buffer, each behind
/// <see cref="HeaderSize"/> reserved bytes, so that a storage can write its frame headers in place and hand the whole
/// buffer to the operating system in one call. Reusable after <see cref="Clear"/>. Not thread-safe.
/// </summary>
public sealed class CommitBatch : IBufferWriter<byte>
{
    /// <summary>Bytes reserved before every body for the storage's frame header.</summary>
    public const int HeaderSize = 24;

    private readonly List<Entry> _entries = [];
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private int _open = -1;

    /// <summary>Where a commit lies in <see cref="Buffer"/>: its header starts at <see cref="Offset"/>.</summary>
    /// <param name="FirstId">Id of the first event.</param>
    /// <param name="EventCount">Number of events; 0 for an audit note.</param>
    /// <param name="Offset">Start of the reserved header.</param>
    /// <param name="BodyLength">Length of the body behind the header.</param>
    public readonly record struct Entry(EventId FirstId, int EventCount, int Offset, int BodyLength);

    /// <summary>The commits in the order of their ids.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Id of the last event in the batch, or none while there is no event in it.</summary>
    public EventId LastId { get; private set; }

    /// <summary>
    /// True when the batch holds a commit whose caller must not be answered before it is durable. False for audit notes
    /// and for commits that change nothing but volatile fields.
    /// </summary>
    public bool NeedsFlush { get; private set; }

    /// <summary>True while no commit was added since the last <see cref="Clear"/>.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>All headers and bodies, contiguous; a storage may write into the reserved headers.</summary>
    public Span<byte> Buffer => _buffer.AsSpan(0, _length);

    /// <summary>
    /// The bytes of <see cref="Buffer"/> and some room right behind them for what the storage closes the batch with;
    /// that room is no part of the batch.
    /// </summary>
    /// <param name="size">Size of the room in bytes; what it holds is undefined.</param>
    public Span<byte> WithTrailer(int size)
    {
        Grow(size);
        return _buffer.AsSpan(0, _length + size);
    }

    /// <summary>The same bytes as <see cref="Buffer"/> for calls that take memory.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Reserves a header; what is written next is the commit's body.</summary>
    public void BeginCommit()
    {
        if (_open >= 0)
        {
            throw new InvalidOperationException("a commit is already open");
        }
        _open = _length;
        Grow(HeaderSize);
        _buffer.AsSpan(_length, HeaderSize).Clear();
        _length += HeaderSize;
    }

    /// <summary>Ends the open commit.</summary>
    /// <param name="firstId">Id of its first event.</param>
    /// <param name="eventCount">Number of events; one or more.</param>
    /// <param name="isVolatile">True when nobody needs to wait until it is durable.</param>
    public void EndCommit(EventId firstId, int eventCount, bool isVolatile = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(eventCount, 1);
        End(firstId, eventCount);
        LastId = new EventId(firstId.Value + eventCount - 1);
        NeedsFlush |= !isVolatile;
    }

    /// <summary>Ends the open commit as an audit note: a call without events.</summary>
    /// <param name="nextId">Id that the next event will get.</param>
    public void EndNote(EventId nextId) => End(nextId, 0);

    /// <summary>Forgets the open commit; the batch is as it was before <see cref="BeginCommit"/>.</summary>
    public void CancelCommit()
    {
        _length = _open;
        _open = -1;
    }

    /// <summary>Body of <paramref name="entry"/>.</summary>
    public ReadOnlyMemory<byte> Body(Entry entry) => _buffer.AsMemory(entry.Offset + HeaderSize, entry.BodyLength);

    /// <summary>Empties the batch and keeps its buffer.</summary>
    public void Clear()
    {
        _entries.Clear();
        _length = 0;
        _open = -1;
        LastId = EventId.None;
        NeedsFlush = false;
    }

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 256));
        return _buffer.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 256));
        return _buffer.AsSpan(_length);
    }

    private void End(EventId firstId, int eventCount)
    {
        _entries.Add(new Entry(firstId, eventCount, _open, _length - _open - HeaderSize));
        _open = -1;
    }

    private void Grow(int more)
    {
        if (_buffer.Length - _length < more)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
        }
    }
}
