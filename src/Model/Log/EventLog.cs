using System.Numerics;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Log;

/// <summary>
/// The newest part of the log in memory, in blocks of entries. The writer appends and publishes; readers see what is
/// published, without a lock. Reading below <see cref="Horizon"/> fails, it never skips silently.
/// </summary>
public sealed class EventLog
{
    /// <summary>
    /// Entries in a block. A block stays below the size from which on arrays are only freed by full collections.
    /// </summary>
    public const int BlockLength = 2048;

    private readonly EventWindowOptions _options;
    private readonly int _blockShift;
    private readonly int _blockMask;
    private readonly RecordStore _store;
    private readonly TombstoneList _tombstones;
    private readonly PinTable _pins = new();
    private readonly PinnedPast _past;
    private volatile Blocks _blocks;
    private volatile Published _published;
    private EventEntry[]? _spare;

    internal EventLog(RecordStore store, EventWindowOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RetainedEventsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RetainedTombstonesMax, 1);
        _store = store;
        _options = options;
        _blockShift = BitOperations.Log2((uint)options.BlockLength);
        _blockMask = options.BlockLength - 1;
        _tombstones = new TombstoneList(options.RetainedTombstonesMax);
        _past = new PinnedPast(store);
        _blocks = new Blocks(0, []);
        _published = new Published(EventId.None, store.LiveCounts());
    }

    /// <summary>The last event appended, durable or not. For the writer.</summary>
    public EventId Head { get; private set; }

    /// <summary>How far clients may look.</summary>
    public Published Published => _published;

    /// <summary>The newest event that can no longer be read from memory.</summary>
    public EventId Horizon => new(_blocks.Start);

    /// <summary>Below this, <c>event.from</c> could miss deletions.</summary>
    public EventId TombstoneHorizon => _tombstones.Horizon;

    /// <summary>The oldest event whose state is held by a pin; null without pins.</summary>
    public EventId? OldestPin => _pins.Oldest;

    /// <summary>Wakes waiting readers.</summary>
    public TailSignal Signal { get; } = new();

    /// <summary>The state at the published tail, and that tail.</summary>
    public RecordView View => _store.AsOf(_published.Tail);

    /// <summary>How many objects have a past before the window that a pin holds.</summary>
    internal int PinnedPasts => _past.Count;

    /// <summary>
    /// Holds the state at the published tail: a view at the pin's event stays valid until the pin is disposed of,
    /// whatever changes and however far the window moves. Thread-safe.
    /// </summary>
    public LogPin Pin() => _pins.Add(this);

    /// <summary>
    /// Holds the state right after an earlier event in the same way; null when the window no longer promises to have
    /// it, and for what is not published yet. Thread-safe.
    /// </summary>
    public LogPin? Pin(EventId id) => _pins.Add(this, id, _options.RetainedEventsMax);

    /// <summary>
    /// Reads published entries behind an id into a buffer. Returns how many; -1 when the id is below the horizon.
    /// </summary>
    public int Read(EventId after, Span<EventEntry> buffer) => Read(after, _published.Tail.Value, buffer);

    /// <summary>Reads entries that are about to be published. For the engine.</summary>
    internal int ReadUnpublished(EventId after, EventId upTo, Span<EventEntry> buffer) =>
        Read(after, upTo.Value, buffer);

    private int Read(EventId after, long tail, Span<EventEntry> buffer)
    {
        Blocks blocks = _blocks;
        if (after.Value < blocks.Start)
        {
            return -1;
        }
        int count = (int)Math.Clamp(tail - after.Value, 0, buffer.Length);
        for (int at = 0; at < count; at++)
        {
            long index = after.Value + at - blocks.Start;
            buffer[at] = blocks.Items[(int)(index >> _blockShift)][(int)(index & _blockMask)];
        }
        // Blocks are used again: what was copied counts only if its block was still in the window afterwards.
        Volatile.ReadBarrier();
        return after.Value < _blocks.Start ? -1 : count;
    }

    /// <summary>Objects that are gone since an event, oldest first; published ones only.</summary>
    public IEnumerable<Tombstone> TombstonesAfter(EventId after, EventId upTo) => _tombstones.Between(after, upTo);

    /// <summary>The deletions up to an event that are still known, and below which id they are not.</summary>
    internal IReadOnlyList<Tombstone> TombstonesUpTo(EventId id, out EventId horizon)
    {
        IReadOnlyList<Tombstone> tombstones = _tombstones.Between(EventId.None, id);
        // Asked for afterwards: what was forgotten meanwhile only makes the list longer than it need be.
        horizon = _tombstones.Horizon < id ? _tombstones.Horizon : id;
        return tombstones;
    }

    internal void Append(in EventEntry entry)
    {
        long index = Head.Value - _blocks.Start;
        int block = (int)(index >> _blockShift);
        if (block == _blocks.Items.Length)
        {
            _blocks = new Blocks(_blocks.Start, [.. _blocks.Items, _spare ?? new EventEntry[_options.BlockLength]]);
            _spare = null;
        }
        _blocks.Items[block][(int)(index & _blockMask)] = entry;
        Head = entry.Id;
        if (entry.Kind == EventKind.Del)
        {
            RecordSlot slot = entry.After.Slot;
            _tombstones.Add(new Tombstone(entry.Id, entry.After.CreatedAt, slot.Class, slot.Reference));
        }
    }

    /// <summary>The state that <see cref="Publish"/> will show, taken when its events have been appended.</summary>
    internal Published Sealed() => new(Head, _store.LiveCounts());

    internal void Publish(Published published)
    {
        _published = published;
        Signal.Raise();
    }

    /// <summary>Gives up the oldest blocks while more than the window's events remain published. Writer only.</summary>
    /// <param name="ahead">
    /// So many more events are sure to come at once. What they will push out of the window is given up now already: it
    /// shall not live long enough for the collector to move it about.
    /// </param>
    internal void Trim(long ahead = 0)
    {
        long retained = Math.Max(0, _options.RetainedEventsMax - ahead);
        EventId[] pins = _pins.Look(this, out EventId tail, out bool isReleased);
        if (isReleased)
        {
            _past.Prune(Horizon, pins);
        }
        while (tail.Value - _blocks.Start >= retained + _options.BlockLength)
        {
            EventEntry[] oldest = _blocks.Items[0];
            _blocks = new Blocks(_blocks.Start + _options.BlockLength, _blocks.Items[1..]);
            foreach (EventEntry entry in oldest)
            {
                _past.Retire(entry.After, pins);
            }
            // Readers must see that the block has left the window before they can see it change. It is used again
            // because an old array would keep its entries alive, and have them moved about, until the next full
            // collection.
            Volatile.WriteBarrier();
            Array.Clear(oldest);
            _spare = oldest;
        }
    }

    /// <summary>
    /// Goes on behind an event as if all before it had left the window: nothing is known of the events that lead there.
    /// Publishes. Writer only; what was appended must have been shown to whoever needs it.
    /// </summary>
    internal void BeginAnew(EventId head)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(head, Head);
        EventId[] pins = _pins.Look(this, out _, out _);
        Blocks left = _blocks;
        EventId end = Head;
        Head = head;
        _blocks = new Blocks(head.Value, []);
        Publish(Sealed());
        for (long at = left.Start; at < end.Value; at++)
        {
            long index = at - left.Start;
            _past.Retire(left.Items[(int)(index >> _blockShift)][(int)(index & _blockMask)].After, pins);
        }
        _past.Prune(head, pins);
    }

    /// <summary>
    /// Goes on behind ids that a crash made the log give up, and remembers them: whoever stands among them was told
    /// what never was. Publishes. Writer only.
    /// </summary>
    internal void GiveUp(EventId last)
    {
        _tombstones.Add(Tombstone.Gap(Head, last));
        BeginAnew(last);
    }

    /// <summary>Goes on where a checkpoint was taken.</summary>
    internal void BeginAt(EventId head, EventId tombstoneHorizon, IEnumerable<Tombstone> tombstones)
    {
        _tombstones.Restore(tombstoneHorizon, tombstones);
        BeginAnew(head);
    }

    private sealed record Blocks(long Start, EventEntry[][] Items);
}
