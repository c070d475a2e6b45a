using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Simulation;

/// <summary>One event that clients could see.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Class">The class of the object.</param>
/// <param name="Reference">The object.</param>
/// <param name="Record">The object's state after it; of a deletion, before it.</param>
/// <param name="IsVisible">True when clients are told of it.</param>
public readonly record struct Shown(
    EventId Id, EventKind Kind, XenClass Class, ObjectRef Reference, XenRecord Record, bool IsVisible)
{
    /// <summary>The event as a projection sees it.</summary>
    public static Shown Of(in EventEntry entry) => new(
        entry.Id, entry.Kind, entry.After.Slot.Class, entry.After.Slot.Reference,
        entry.After.Record ?? entry.After.Previous!.Record!, entry.IsVisible);
}
