using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add a virtual GPU of a given type to a halted VM, drawing on a GPU group.</summary>
[Call("VGPU.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VGPUCreate(
    [Param("VM", Since = "boston")] Ref<VMRecord> VM,
    [Param("GPU_group", Since = "boston")] Ref<GPUGroupRecord> GPUGroup,
    [Param("device", Since = "boston", Default = "0")] string Device,
    [Param("other_config", Since = "boston", Optional = true)] XenMap<string, string> OtherConfig,
    [Param("type", Since = "vgpu-tech-preview", Optional = true)] Ref<VGPUTypeRecord> Type) : Call<Ref<VGPURecord>>;

/// <summary>Remove a virtual GPU from its VM; the device must not be in use.</summary>
[Call("VGPU.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VGPUDestroy(
    [Param("self", Since = "boston")] Ref<VGPURecord> Self) : Call<Nothing>;

/// <summary>Set the serving physical GPU and clear the scheduled one in one step; internal use.</summary>
[Call(
    "VGPU.atomic_set_resident_on", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published dundee")]
public sealed partial record VGPUAtomicSetResidentOn(
    [Param("self", Since = "dundee")] Ref<VGPURecord> Self,
    [Param("value", Since = "dundee")] Ref<PGPURecord> Value) : Call<Nothing>;
