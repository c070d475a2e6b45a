using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Allow one more virtual GPU type on the GPU.</summary>
[Call(
    "PGPU.add_enabled_VGPU_types", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published vgpu-tech-preview")]
public sealed partial record PGPUAddEnabledVGPUTypes(
    [Param("self", Since = "vgpu-tech-preview")] Ref<PGPURecord> Self,
    [Param("value", Since = "vgpu-tech-preview")] Ref<VGPUTypeRecord> Value) : Call<Nothing>;

/// <summary>Stop allowing a virtual GPU type that is not running on the GPU.</summary>
[Call(
    "PGPU.remove_enabled_VGPU_types", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published vgpu-tech-preview")]
public sealed partial record PGPURemoveEnabledVGPUTypes(
    [Param("self", Since = "vgpu-tech-preview")] Ref<PGPURecord> Self,
    [Param("value", Since = "vgpu-tech-preview")] Ref<VGPUTypeRecord> Value) : Call<Nothing>;

/// <summary>Replace the whole set of virtual GPU types allowed on the GPU.</summary>
[Call(
    "PGPU.set_enabled_VGPU_types", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published vgpu-tech-preview")]
public sealed partial record PGPUSetEnabledVGPUTypes(
    [Param("self", Since = "vgpu-tech-preview")] Ref<PGPURecord> Self,
    [Param("value", Since = "vgpu-tech-preview")] RefSet<VGPUTypeRecord> Value) : Call<Nothing>;

/// <summary>Move the GPU to another group, provided no virtual GPUs are running on it.</summary>
[Call("PGPU.set_GPU_group", Roles = Role.PoolOperators, Async = true, Lifecycle = "published vgpu-tech-preview")]
public sealed partial record PGPUSetGPUGroup(
    [Param("self", Since = "vgpu-tech-preview")] Ref<PGPURecord> Self,
    [Param("value", Since = "vgpu-tech-preview")] Ref<GPUGroupRecord> Value) : Call<Nothing>;

/// <summary>Return how many more virtual GPUs of a type could be started on the GPU.</summary>
[Call("PGPU.get_remaining_capacity", Roles = Role.Everyone, Async = true, Lifecycle = "published vgpu-tech-preview")]
public sealed partial record PGPUGetRemainingCapacity(
    [Param("self", Since = "vgpu-tech-preview")] Ref<PGPURecord> Self,
    [Param("vgpu_type", Since = "vgpu-tech-preview")] Ref<VGPUTypeRecord> VgpuType) : Call<long>;

/// <summary>Deprecated: gives the GPU back to the control domain; use the PCI call of the same name.</summary>
[Call(
    "PGPU.enable_dom0_access", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published cream, deprecated 24.14.0")]
public sealed partial record PGPUEnableDom0Access(
    [Param("self", Since = "cream")] Ref<PGPURecord> Self) : Call<PCIDom0Access>;

/// <summary>Deprecated: hides the GPU from the control domain; use the PCI call of the same name.</summary>
[Call(
    "PGPU.disable_dom0_access", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published cream, deprecated 24.14.0")]
public sealed partial record PGPUDisableDom0Access(
    [Param("self", Since = "cream")] Ref<PGPURecord> Self) : Call<PCIDom0Access>;
