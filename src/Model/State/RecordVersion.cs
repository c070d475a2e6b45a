using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.State;

/// <summary>
/// One object from one event on: its record, or the fact that it is gone. Shared by reads, subscribers, as-of and
/// audit. Immutable but for the link to its predecessor, which the writer cuts, or leads past what nobody may look at
/// any more, and for the encoded forms, which whoever needs one first fills in.
/// </summary>
public sealed class RecordVersion
{
    // There is a version for every event, and few are ever encoded: most have room for a reference only.
    private EncodedForms? _encoded;
    private volatile RecordVersion? _previous;

    internal RecordVersion(RecordSlot slot, XenRecord? record, EventId id, RecordVersion? previous)
    {
        Slot = slot;
        Record = record;
        Id = id;
        _previous = previous;
    }

    /// <summary>How many wire formats a version can be kept encoded in.</summary>
    public const int WireFormats = 2;

    /// <summary>The object.</summary>
    public RecordSlot Slot { get; }

    /// <summary>Its state; null when it is gone.</summary>
    public XenRecord? Record { get; }

    /// <summary>The event that brought this version; none for objects that exist outside the log.</summary>
    public EventId Id { get; }

    /// <summary>The event that created the object.</summary>
    public EventId CreatedAt => Slot.CreatedAt;

    /// <summary>True when the version says that the object is gone.</summary>
    public bool IsTombstone => Record is null;

    /// <summary>The version before this one; null for the first, and where it is no longer kept.</summary>
    public RecordVersion? Previous => _previous;

    /// <summary>
    /// The record in a wire format, encoded at most once per format (twice if two threads are first together).
    /// </summary>
    /// <param name="format">0 up to <see cref="WireFormats"/>.</param>
    /// <param name="encode">Encodes the record.</param>
    public byte[] Encoded(int format, Func<XenRecord, byte[]> encode)
    {
        EncodedForms? forms = Volatile.Read(ref _encoded);
        if (forms is null)
        {
            var fresh = new EncodedForms();
            forms = Interlocked.CompareExchange(ref _encoded, fresh, null) ?? fresh;
        }
        return Volatile.Read(ref forms.Place(format)) ?? Fill(ref forms.Place(format), encode);
    }

    /// <summary>Leaves out versions that nobody may ask for any more.</summary>
    internal void Follow(RecordVersion? version) => _previous = version;

    private byte[] Fill(ref byte[]? place, Func<XenRecord, byte[]> encode)
    {
        byte[] bytes = encode(Record ?? throw new InvalidOperationException("a tombstone has no record"));
        Volatile.Write(ref place, bytes);
        return bytes;
    }

    private sealed class EncodedForms
    {
        private byte[]? _first;
        private byte[]? _second;

        public ref byte[]? Place(int format)
        {
            if (format == 0)
            {
                return ref _first;
            }
            ArgumentOutOfRangeException.ThrowIfNotEqual(format, 1);
            return ref _second;
        }
    }
}
