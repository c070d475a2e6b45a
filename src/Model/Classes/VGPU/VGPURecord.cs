using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Virtual or passed-through graphics device assigned to a VM.</summary>
[XenClass(60, "VGPU", Lifecycle = "published boston", Events = true)]
public sealed partial record VGPURecord : XenRecord
{
    /// <summary>Globally unique identifier of the virtual GPU.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial string Uuid { get; init; }

    /// <summary>Virtual machine that owns this graphics device.</summary>
    [Field(2, "VM", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Group of physical GPUs from which one is chosen to serve this device.</summary>
    [Field(3, "GPU_group", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial Ref<GPUGroupRecord> GPUGroup { get; init; }

    /// <summary>Position of the device within the VM, starting at 0.</summary>
    [Field(4, "device", Qualifier.DynamicRO, Default = "0", Lifecycle = "published boston")]
    public partial string Device { get; init; }

    /// <summary>True while the device is plugged into a running VM.</summary>
    [Field(5, "currently_attached", Qualifier.DynamicRO, Default = false, Lifecycle = "published boston")]
    public partial bool CurrentlyAttached { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the virtual GPU.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published boston")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Preset that fixes the capabilities of the device, such as video memory and heads.</summary>
    [Field(7, "type", Qualifier.DynamicRO, Optional = true, Lifecycle = "published vgpu-tech-preview")]
    public partial Ref<VGPUTypeRecord> Type { get; init; }

    /// <summary>Physical GPU now serving the device; null when the VM is not running.</summary>
    [Field(8, "resident_on", Qualifier.DynamicRO, Optional = true, Lifecycle = "published vgpu-tech-preview")]
    public partial Ref<PGPURecord> ResidentOn { get; init; }

    /// <summary>Physical GPU reserved for the device during VM start or migration; null otherwise.</summary>
    [Field(9, "scheduled_to_be_resident_on", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial Ref<PGPURecord> ScheduledToBeResidentOn { get; init; }

    /// <summary>Key/value data that determines which hosts the VM can migrate to with this device.</summary>
    [Field(10, "compatibility_metadata", Qualifier.DynamicRO, Optional = true, Lifecycle = "published inverness")]
    public partial XenMap<string, string> CompatibilityMetadata { get; init; }

    /// <summary>Additional arguments handed to the device emulator; empty when there are none.</summary>
    [Field(
        11, "extra_args", Qualifier.RW, Default = "", WriteRoles = Role.PoolOperators, Lifecycle = "published quebec")]
    public partial string ExtraArgs { get; init; }

    /// <summary>PCI function passed through to the VM for this device; null when not in use.</summary>
    [Field(12, "PCI", Qualifier.DynamicRO, Optional = true, Lifecycle = "published quebec")]
    public partial Ref<PCIRecord> PCI { get; init; }
}
