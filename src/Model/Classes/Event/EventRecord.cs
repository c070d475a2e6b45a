using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Notification that an API object was added, changed or deleted.</summary>
[XenClass(14, "event", Lifecycle = "published rio", Persistent = false, InDatabase = false, Listed = false)]
public sealed partial record EventRecord : XenRecord
{
    /// <summary>Increasing sequence number of the event.</summary>
    [Field(1, "id", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial long Id { get; init; }

    /// <summary>Deprecated: time at which the event occurred.</summary>
    [Field(2, "timestamp", Qualifier.StaticRO, Lifecycle = "published rio, deprecated boston")]
    public partial DateTimeOffset Timestamp { get; init; }

    /// <summary>Name of the class of the object concerned, such as vm or task.</summary>
    [Field(3, "class", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string ClassName { get; init; }

    /// <summary>What happened to the object: add, mod or del.</summary>
    [Field(4, "operation", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial EventOperation Operation { get; init; }

    /// <summary>Opaque reference of the object concerned, as a string.</summary>
    [Field(5, "ref", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string Ref { get; init; }

    /// <summary>Deprecated: UUID of the object concerned.</summary>
    [Field(6, "obj_uuid", Qualifier.StaticRO, Lifecycle = "published rio, deprecated boston")]
    public partial string ObjUuid { get; init; }
}
