using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Kind of virtual GPU with fixed video memory, heads and resolution that hardware can offer.</summary>
[XenClass(61, "VGPU_type", Lifecycle = "published vgpu-tech-preview", Events = true)]
public sealed partial record VGPUTypeRecord : XenRecord
{
    /// <summary>Globally unique identifier of the virtual GPU type.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published vgpu-tech-preview")]
    public partial string Uuid { get; init; }

    /// <summary>Name of the GPU manufacturer, such as NVIDIA Corporation.</summary>
    [Field(2, "vendor_name", Qualifier.StaticRO, Default = "", Lifecycle = "published vgpu-tech-preview")]
    public partial string VendorName { get; init; }

    /// <summary>Marketing name of the type, such as GRID K100, or passthrough.</summary>
    [Field(3, "model_name", Qualifier.StaticRO, Default = "", Lifecycle = "published vgpu-tech-preview")]
    public partial string ModelName { get; init; }

    /// <summary>Video memory in bytes given to each virtual GPU; 0 for passthrough.</summary>
    [Field(4, "framebuffer_size", Qualifier.StaticRO, Default = 0L, Lifecycle = "published vgpu-tech-preview")]
    public partial long FramebufferSize { get; init; }

    /// <summary>Largest number of displays each virtual GPU can drive; 0 for passthrough.</summary>
    [Field(5, "max_heads", Qualifier.StaticRO, Default = 0L, Lifecycle = "published vgpu-tech-preview")]
    public partial long MaxHeads { get; init; }

    /// <summary>Largest supported display width in pixels; 0 for passthrough.</summary>
    [Field(6, "max_resolution_x", Qualifier.StaticRO, Default = 0L, Lifecycle = "published vgpu-productisation")]
    public partial long MaxResolutionX { get; init; }

    /// <summary>Largest supported display height in pixels; 0 for passthrough.</summary>
    [Field(7, "max_resolution_y", Qualifier.StaticRO, Default = 0L, Lifecycle = "published vgpu-productisation")]
    public partial long MaxResolutionY { get; init; }

    /// <summary>Share of a physical GPU that one device takes, in abstract internal units.</summary>
    [Field(8, "size", Qualifier.StaticRO, Default = 0L, Internal = true, Lifecycle = "published vgpu-tech-preview")]
    public partial long Size { get; init; }

    /// <summary>Physical GPUs whose hardware is able to run this type.</summary>
    [Field(
        9, "supported_on_PGPUs", Qualifier.DynamicRO, InverseOf = "PGPU.supported_VGPU_types",
        Lifecycle = "published vgpu-tech-preview")]
    public partial RefSet<PGPURecord> SupportedOnPGPUs { get; init; }

    /// <summary>Physical GPUs on which the administrator allows this type.</summary>
    [Field(
        10, "enabled_on_PGPUs", Qualifier.DynamicRO, InverseOf = "PGPU.enabled_VGPU_types",
        Lifecycle = "published vgpu-tech-preview")]
    public partial RefSet<PGPURecord> EnabledOnPGPUs { get; init; }

    /// <summary>Virtual GPUs that use this type; empty when none do.</summary>
    [Field(11, "VGPUs", Qualifier.DynamicRO, InverseOf = "VGPU.type", Lifecycle = "published vgpu-tech-preview")]
    public partial RefSet<VGPURecord> VGPUs { get; init; }

    /// <summary>Key/value settings for the toolstack and device emulator; not for clients.</summary>
    [Field(
        12, "internal_config", Qualifier.StaticRO, Optional = true, Internal = true,
        Lifecycle = "published vgpu-tech-preview")]
    public partial XenMap<string, string> InternalConfig { get; init; }

    /// <summary>GPU groups with at least one physical GPU able to run this type.</summary>
    [Field(
        13, "supported_on_GPU_groups", Qualifier.DynamicRO, InverseOf = "GPU_group.supported_VGPU_types",
        Lifecycle = "published vgpu-productisation")]
    public partial RefSet<GPUGroupRecord> SupportedOnGPUGroups { get; init; }

    /// <summary>GPU groups with at least one physical GPU on which this type is allowed.</summary>
    [Field(
        14, "enabled_on_GPU_groups", Qualifier.DynamicRO, InverseOf = "GPU_group.enabled_VGPU_types",
        Lifecycle = "published vgpu-productisation")]
    public partial RefSet<GPUGroupRecord> EnabledOnGPUGroups { get; init; }

    /// <summary>Technology behind the type, such as passthrough, nvidia, gvt_g or mxgpu.</summary>
    [Field(
        15, "implementation", Qualifier.StaticRO, Default = VGPUTypeImplementation.Passthrough,
        Lifecycle = "published dundee")]
    public partial VGPUTypeImplementation Implementation { get; init; }

    /// <summary>Stable key that lets the toolstack recognise the type and update its record.</summary>
    [Field(16, "identifier", Qualifier.StaticRO, Default = "", Lifecycle = "published dundee")]
    public partial string Identifier { get; init; }

    /// <summary>True when the type is not officially supported and meant only for trials.</summary>
    [Field(17, "experimental", Qualifier.StaticRO, Default = false, Lifecycle = "published dundee")]
    public partial bool Experimental { get; init; }

    /// <summary>Types that can be combined with this one in the same VM; empty when none can.</summary>
    [Field(18, "compatible_types_in_vm", Qualifier.DynamicRO, Optional = true, Lifecycle = "published quebec")]
    public partial RefSet<VGPUTypeRecord> CompatibleTypesInVm { get; init; }

    /// <summary>Types that can run beside this one on the same physical GPU.</summary>
    [Field(
        19, "compatible_types_on_pgpu", Qualifier.DynamicRO, Optional = true, Internal = true,
        Lifecycle = "published quebec")]
    public partial RefSet<VGPUTypeRecord> CompatibleTypesOnPgpu { get; init; }
}
