using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Physical GPU in a host that can be passed through or shared as virtual GPUs.</summary>
[XenClass(30, "PGPU", Lifecycle = "published boston", Events = true)]
public sealed partial record PGPURecord : XenRecord
{
    /// <summary>Permanent unique identifier of this physical GPU.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial string Uuid { get; init; }

    /// <summary>PCI device underlying this GPU.</summary>
    [Field(2, "PCI", Qualifier.StaticRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<PCIRecord> PCI { get; init; }

    /// <summary>Group to which the GPU belongs.</summary>
    [Field(3, "GPU_group", Qualifier.StaticRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<GPUGroupRecord> GPUGroup { get; init; }

    /// <summary>Host in which the GPU is installed.</summary>
    [Field(4, "host", Qualifier.DynamicRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        5, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published boston")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Virtual GPU types the hardware and its driver are able to provide.</summary>
    [Field(6, "supported_VGPU_types", Qualifier.DynamicRO, Lifecycle = "published vgpu-tech-preview")]
    public partial RefSet<VGPUTypeRecord> SupportedVGPUTypes { get; init; }

    /// <summary>Virtual GPU types that the administrator allows on this GPU.</summary>
    [Field(7, "enabled_VGPU_types", Qualifier.DynamicRO, Lifecycle = "published vgpu-tech-preview")]
    public partial RefSet<VGPUTypeRecord> EnabledVGPUTypes { get; init; }

    /// <summary>Virtual GPUs running on this GPU at present.</summary>
    [Field(
        8, "resident_VGPUs", Qualifier.DynamicRO, InverseOf = "VGPU.resident_on",
        Lifecycle = "published vgpu-tech-preview")]
    public partial RefSet<VGPURecord> ResidentVGPUs { get; init; }

    /// <summary>Abstract capacity of the GPU, divided among its virtual GPUs; no physical unit.</summary>
    [Field(
        9, "size", Qualifier.StaticRO, Default = 1048576L, Internal = true, Lifecycle = "published vgpu-tech-preview")]
    public partial long Size { get; init; }

    /// <summary>For each supported type, how many virtual GPUs fit on the GPU when it is empty.</summary>
    [Field(
        10, "supported_VGPU_max_capacities", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published vgpu-productisation")]
    public partial XenMap<Ref<VGPUTypeRecord>, long> SupportedVGPUMaxCapacities { get; init; }

    /// <summary>Whether the control domain may use the GPU, now and after the next reboot.</summary>
    [Field(
        11, "dom0_access", Qualifier.DynamicRO, Default = PCIDom0Access.Enabled,
        Lifecycle = "published cream, deprecated 24.14.0")]
    public partial PCIDom0Access Dom0Access { get; init; }

    /// <summary>True when the host uses this GPU for its own display output.</summary>
    [Field(12, "is_system_display_device", Qualifier.DynamicRO, Default = false, Lifecycle = "published cream")]
    public partial bool IsSystemDisplayDevice { get; init; }

    /// <summary>Driver data used to judge whether virtual GPUs can migrate to or from this GPU.</summary>
    [Field(13, "compatibility_metadata", Qualifier.DynamicRO, Optional = true, Lifecycle = "published inverness")]
    public partial XenMap<string, string> CompatibilityMetadata { get; init; }
}
