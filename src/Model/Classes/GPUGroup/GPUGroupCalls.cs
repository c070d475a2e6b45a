using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Create an empty GPU group with the given name, description and settings.</summary>
[Call("GPU_group.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record GPUGroupCreate(
    [Param("name_label", Since = "boston", Default = "")] string NameLabel,
    [Param("name_description", Since = "boston", Default = "")] string NameDescription,
    [Param("other_config", Since = "boston", Optional = true)] XenMap<string, string> OtherConfig)
    : Call<Ref<GPUGroupRecord>>;

/// <summary>Delete a GPU group that no longer contains physical or virtual GPUs.</summary>
[Call("GPU_group.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record GPUGroupDestroy(
    [Param("self", Since = "boston")] Ref<GPUGroupRecord> Self) : Call<Nothing>;

/// <summary>Recompute the enabled types of the group from its member GPUs.</summary>
[Call(
    "GPU_group.update_enabled_VGPU_types", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published vgpu-productisation")]
public sealed partial record GPUGroupUpdateEnabledVGPUTypes(
    [Param("self", Since = "vgpu-productisation")] Ref<GPUGroupRecord> Self) : Call<Nothing>;

/// <summary>Recompute the supported types of the group from its member GPUs.</summary>
[Call(
    "GPU_group.update_supported_VGPU_types", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published vgpu-productisation")]
public sealed partial record GPUGroupUpdateSupportedVGPUTypes(
    [Param("self", Since = "vgpu-productisation")] Ref<GPUGroupRecord> Self) : Call<Nothing>;

/// <summary>Return how many more virtual GPUs of a type could be started on the group.</summary>
[Call(
    "GPU_group.get_remaining_capacity", Roles = Role.Everyone, Async = true,
    Lifecycle = "published vgpu-tech-preview")]
public sealed partial record GPUGroupGetRemainingCapacity(
    [Param("self", Since = "vgpu-tech-preview")] Ref<GPUGroupRecord> Self,
    [Param("vgpu_type", Since = "vgpu-tech-preview")] Ref<VGPUTypeRecord> VgpuType) : Call<long>;
