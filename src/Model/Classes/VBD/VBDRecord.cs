using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Attachment of a virtual disk or CD drive slot to a virtual machine.</summary>
[XenClass(56, "VBD", Lifecycle = "published rio", Events = true, Constructible = true, Roles = Role.VMAdmins)]
public sealed partial record VBDRecord : XenRecord
{
    /// <summary>Globally unique identifier of this disk attachment.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Actions the server would accept on this attachment right now; a hint that can go stale.</summary>
    [Field(
        2, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VBDOperations> AllowedOperations { get; init; }

    /// <summary>Actions in progress, keyed by task with the operation as value; empty when idle.</summary>
    [Field(
        3, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VBDOperations> CurrentOperations { get; init; }

    /// <summary>Virtual machine that the disk or drive is attached to.</summary>
    [Field(4, "VM", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Disk image behind the device; null when a CD drive has no medium.</summary>
    [Field(5, "VDI", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VDIRecord> VDI { get; init; }

    /// <summary>Device name seen by the guest, such as xvda; empty until one has been assigned.</summary>
    [Field(6, "device", Qualifier.StaticRO, Default = "", Lifecycle = "published rio, changed 1.257.0")]
    public partial string Device { get; init; }

    /// <summary>Requested device position, such as 0 or 3, or autodetect when an automatic choice is wanted.</summary>
    [Field(7, "userdevice", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial string Userdevice { get; init; }

    /// <summary>True when the guest may boot from this disk.</summary>
    [Field(8, "bootable", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial bool Bootable { get; init; }

    /// <summary>Access mode of the attachment: read-only (RO) or read-write (RW).</summary>
    [Field(9, "mode", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial VBDMode Mode { get; init; }

    /// <summary>How the device appears to the guest: CD drive, hard disk or floppy.</summary>
    [Field(10, "type", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial VBDType Type { get; init; }

    /// <summary>True when the guest is expected to tolerate removal of the disk while it runs.</summary>
    [Field(11, "unpluggable", Qualifier.RW, Default = true, WriteRoles = Role.VMAdmins, Lifecycle = "published miami")]
    public partial bool Unpluggable { get; init; }

    /// <summary>True when a lock on the underlying storage was taken for this attachment.</summary>
    [Field(12, "storage_lock", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool StorageLock { get; init; }

    /// <summary>True when a removable drive holds no medium; always false for hard disks.</summary>
    [Field(13, "empty", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial bool Empty { get; init; }

    /// <summary>True while the slot is held for a VM that is starting or running but not yet attached.</summary>
    [Field(14, "reserved", Qualifier.DynamicRO, Default = false, Internal = true, Lifecycle = "published rio")]
    public partial bool Reserved { get; init; }

    /// <summary>Free-form key/value pairs for clients, plus a few keys the toolstack interprets.</summary>
    [Field(15, "other_config", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True while the device is plugged into a running or suspended VM.</summary>
    [Field(16, "currently_attached", Qualifier.StaticRO, Default = false, Lifecycle = "published rio, changed 1.257.0")]
    public partial bool CurrentlyAttached { get; init; }

    /// <summary>Numeric result of the most recent attach attempt; forgotten when the host reboots.</summary>
    [Field(17, "status_code", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long StatusCode { get; init; }

    /// <summary>Text explaining the most recent attach result; forgotten when the host reboots.</summary>
    [Field(18, "status_detail", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string StatusDetail { get; init; }

    /// <summary>Live key/value properties of the device reported by the backend.</summary>
    [Field(19, "runtime_properties", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> RuntimeProperties { get; init; }

    /// <summary>Name of the I/O scheduling policy to apply, such as ionice; empty for none.</summary>
    [Field(
        20, "qos_algorithm_type", Qualifier.RW, QueryName = "qos__algorithm_type", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string QosAlgorithmType { get; init; }

    /// <summary>Key/value parameters passed to the chosen I/O scheduling policy.</summary>
    [Field(
        21, "qos_algorithm_params", Qualifier.RW, QueryName = "qos__algorithm_params", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial XenMap<string, string> QosAlgorithmParams { get; init; }

    /// <summary>Names of the I/O scheduling policies this device can use.</summary>
    [Field(
        22, "qos_supported_algorithms", Qualifier.DynamicRO, QueryName = "qos__supported_algorithms",
        Lifecycle = "published rio")]
    public partial XenSet<string> QosSupportedAlgorithms { get; init; }

    /// <summary>Legacy I/O statistics record of this device; usually null on current servers.</summary>
    [Field(
        23, "metrics", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial Ref<VBDMetricsRecord> Metrics { get; init; }
}
