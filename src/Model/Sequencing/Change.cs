using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>What one decision does to one object. For the writer thread only.</summary>
internal sealed class Change(ObjectRef reference, XenClass type, RecordSlot? slot)
{
    public ObjectRef Reference { get; } = reference;

    public XenClass Class { get; } = type;

    /// <summary>The object's place in the store; null when the decision creates the object.</summary>
    public RecordSlot? Slot { get; } = slot;

    /// <summary>The record before; null when the decision creates the object.</summary>
    public XenRecord? Before { get; } = slot?.Head.Record;

    /// <summary>The record after; null when the decision deletes the object.</summary>
    public XenRecord? After { get; set; } = slot?.Head.Record;

    /// <summary>True when an event is wanted although nothing differs.</summary>
    public bool Touched { get; set; }

    /// <summary>Which of <see cref="Changes.ChangedFields"/> differ between before and after; filled in when all is decided.</summary>
    public Range ChangedFields { get; private set; }

    /// <summary>
    /// True when the change has an effect that others can see: writing what is there already has none. Compares the records
    /// once and adds the fields that differ to the list.
    /// </summary>
    public bool Settle(List<Field> changedFields)
    {
        int from = changedFields.Count;
        if (Before is not null && After is not null && !ReferenceEquals(Before, After))
        {
            Before.AddChangedFields(After, changedFields);
        }
        ChangedFields = from..changedFields.Count;
        return After is null ? Before is not null : Before is null || Touched || changedFields.Count > from;
    }
}
