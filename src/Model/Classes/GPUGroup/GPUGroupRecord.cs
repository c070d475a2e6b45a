using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set of interchangeable physical GPUs across the pool from which VMs draw virtual GPUs.</summary>
[XenClass(16, "GPU_group", Lifecycle = "published boston", Events = true)]
public sealed partial record GPUGroupRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this GPU group.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the group, editable.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published boston")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes about the group, editable.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published boston")]
    public partial string NameDescription { get; init; }

    /// <summary>Physical GPUs that currently belong to the group.</summary>
    [Field(4, "PGPUs", Qualifier.DynamicRO, InverseOf = "PGPU.GPU_group", Lifecycle = "published boston")]
    public partial RefSet<PGPURecord> PGPUs { get; init; }

    /// <summary>Virtual GPUs configured to take their device from this group.</summary>
    [Field(5, "VGPUs", Qualifier.DynamicRO, InverseOf = "VGPU.GPU_group", Lifecycle = "published boston")]
    public partial RefSet<VGPURecord> VGPUs { get; init; }

    /// <summary>PCI vendor and device identifiers of the hardware that may join the group.</summary>
    [Field(6, "GPU_types", Qualifier.DynamicRO, Optional = true, Lifecycle = "published boston")]
    public partial XenSet<string> GPUTypes { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        7, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published boston")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Whether new virtual GPUs are spread breadth-first or packed depth-first over the GPUs.</summary>
    [Field(
        8, "allocation_algorithm", Qualifier.RW, Default = AllocationAlgorithm.DepthFirst,
        WriteRoles = Role.PoolOperators, Lifecycle = "published vgpu-tech-preview")]
    public partial AllocationAlgorithm AllocationAlgorithm { get; init; }

    /// <summary>Virtual GPU types that at least one GPU in the group is able to host.</summary>
    [Field(9, "supported_VGPU_types", Qualifier.DynamicRO, Lifecycle = "published vgpu-productisation")]
    public partial RefSet<VGPUTypeRecord> SupportedVGPUTypes { get; init; }

    /// <summary>Virtual GPU types that at least one GPU in the group is permitted to host.</summary>
    [Field(10, "enabled_VGPU_types", Qualifier.DynamicRO, Lifecycle = "published vgpu-productisation")]
    public partial RefSet<VGPUTypeRecord> EnabledVGPUTypes { get; init; }
}
