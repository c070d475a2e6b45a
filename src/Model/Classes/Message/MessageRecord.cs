using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Alert or notice about an object, kept until someone dismisses it.</summary>
[XenClass(
    24, "message", Lifecycle = "published orlando", Events = true, Persistent = false, InDatabase = false,
    Listed = false)]
public sealed partial record MessageRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this message.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Code naming the kind of message, such as VM_STARTED.</summary>
    [Field(2, "name", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Name { get; init; }

    /// <summary>Importance of the message; 1 is the most urgent and higher numbers matter less.</summary>
    [Field(3, "priority", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Priority { get; init; }

    /// <summary>Class of the object the message is about.</summary>
    [Field(4, "cls", Qualifier.DynamicRO, Lifecycle = "published orlando, extended 1.313.0")]
    public partial MessageClass Cls { get; init; }

    /// <summary>UUID of the object the message is about.</summary>
    [Field(5, "obj_uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string ObjUuid { get; init; }

    /// <summary>Time at which the message was created.</summary>
    [Field(6, "timestamp", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset Timestamp { get; init; }

    /// <summary>Payload of the message as plain text or XML.</summary>
    [Field(7, "body", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Body { get; init; }
}
