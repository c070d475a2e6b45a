using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Log;

/// <summary>An object that is gone, remembered longer than the event window.</summary>
/// <param name="DeletedAt">The event that removed it.</param>
/// <param name="CreatedAt">The event that had created it.</param>
/// <param name="Class">Its class.</param>
/// <param name="Reference">Its handle.</param>
public readonly record struct Tombstone(EventId DeletedAt, EventId CreatedAt, XenClass Class, ObjectRef Reference);
