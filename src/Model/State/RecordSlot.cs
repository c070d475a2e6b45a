using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.State;

/// <summary>
/// Where the versions of one object hang. Slots of a class are linked in order of creation. Only the writer changes a
/// slot; readers follow the links without a lock: an unlinked slot still leads on to those behind it.
/// </summary>
public sealed class RecordSlot
{
    private volatile RecordVersion? _head;
    private volatile RecordSlot? _next;

    internal RecordSlot(ObjectRef reference, XenClass type, EventId createdAt)
    {
        Reference = reference;
        Class = type;
        CreatedAt = createdAt;
    }

    /// <summary>Handle of the object.</summary>
    public ObjectRef Reference { get; }

    /// <summary>Class of the object.</summary>
    public XenClass Class { get; }

    /// <summary>The event that created the object; none for objects that exist outside the log.</summary>
    public EventId CreatedAt { get; }

    /// <summary>The newest version, published or not.</summary>
    public RecordVersion Head => _head!;

    internal RecordSlot? Next
    {
        get => _next;
        set => _next = value;
    }

    internal RecordSlot? Before { get; set; }

    /// <summary>The version that was current at an event; null before the object existed.</summary>
    public RecordVersion? At(EventId id)
    {
        RecordVersion? version = _head;
        while (version is not null && version.Id > id)
        {
            version = version.Previous;
        }
        return version;
    }

    internal void Push(RecordVersion version) => _head = version;
}
