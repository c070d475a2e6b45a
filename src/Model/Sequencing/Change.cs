using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>What one decision does to one object; used again for later decisions. For the writer thread only.</summary>
internal sealed class Change
{
    public ObjectRef Reference { get; private set; }

    public XenClass Class { get; private set; } = null!;

    /// <summary>The object's place in the store; null when the decision creates the object.</summary>
    public RecordSlot? Slot { get; private set; }

    /// <summary>The record before; null when the decision creates the object.</summary>
    public XenRecord? Before { get; private set; }

    /// <summary>The record after; null when the decision deletes the object.</summary>
    public XenRecord? After { get; set; }

    /// <summary>True when an event is wanted although nothing differs.</summary>
    public bool Touched { get; set; }

    /// <summary>
    /// Which of <see cref="Changes.ChangedFields"/> differ between before and after; filled in when all is decided.
    /// </summary>
    public Range ChangedFields { get; private set; }

    /// <summary>Begins with an object as it is.</summary>
    public Change Begin(ObjectRef reference, XenClass type, RecordSlot? slot)
    {
        Reference = reference;
        Class = type;
        Slot = slot;
        Before = slot?.Head.Record;
        After = Before;
        Touched = false;
        return this;
    }

    /// <summary>
    /// True when the change has an effect that others can see: writing what is there already has none. Compares the
    /// records once and adds the fields that differ to the list.
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

    /// <summary>True for a <c>mod</c> whose changed stored fields are readings, one at least.</summary>
    /// <param name="changedFields">What <see cref="Settle"/> filled.</param>
    public bool IsVolatile(ReadOnlySpan<Field> changedFields)
    {
        bool any = false;
        foreach (Field field in changedFields[ChangedFields])
        {
            if (field.Declaration.Volatile)
            {
                any = true;
            }
            else if (field.IsStored)
            {
                return false;
            }
        }
        return any && Before is not null && After is not null;
    }
}
