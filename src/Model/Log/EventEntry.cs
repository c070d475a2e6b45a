using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Log;

/// <summary>One event in memory: a kind and the version that it brought.</summary>
/// <param name="After">The version; a tombstone for <see cref="EventKind.Del"/>.</param>
/// <param name="Kind">What happened.</param>
/// <param name="UnixTimeMs">When, in milliseconds since 1970 UTC.</param>
public readonly record struct EventEntry(RecordVersion After, EventKind Kind, long UnixTimeMs)
{
    /// <summary>The event's id.</summary>
    public EventId Id => After.Id;

    /// <summary>True when clients may see the event: its class takes part in events.</summary>
    public bool IsVisible => After.Slot.Class.Declaration.Events;
}
