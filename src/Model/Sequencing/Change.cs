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

    /// <summary>True when the change has an effect that others can see: writing what is there already has none.</summary>
    public bool IsEffective => Touched ? After is not null : !ReferenceEquals(Before, After) && Before != After;
}
