using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Virtual USB device that passes a physical USB device through to a VM.</summary>
[XenClass(73, "VUSB", Lifecycle = "published inverness", Events = true)]
public sealed partial record VUSBRecord : XenRecord
{
    /// <summary>Globally unique identifier of the virtual USB device.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Uuid { get; init; }

    /// <summary>Actions the server would accept on the device right now; a hint that can go stale.</summary>
    [Field(
        2, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VUSBOperations> AllowedOperations { get; init; }

    /// <summary>Actions in progress, keyed by task with the operation as value; empty when idle.</summary>
    [Field(
        3, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VUSBOperations> CurrentOperations { get; init; }

    /// <summary>Virtual machine that owns the USB device.</summary>
    [Field(4, "VM", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Group of physical USB devices from which the real device is taken.</summary>
    [Field(5, "USB_group", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial Ref<USBGroupRecord> USBGroup { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the virtual USB device.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolAdmins,
        Lifecycle = "published inverness")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True while the device is plugged into a running VM.</summary>
    [Field(7, "currently_attached", Qualifier.DynamicRO, Default = false, Lifecycle = "published rio")]
    public partial bool CurrentlyAttached { get; init; }
}
