using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Work out how many bytes of host memory virtualising this VM would cost beyond its RAM.</summary>
[Call("VM.compute_memory_overhead", Roles = Role.Everyone, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMComputeMemoryOverhead(
    [Param("vm", Since = "midnight-ride")] Ref<VMRecord> VM) : Call<long>;

/// <summary>Set the upper ballooning limit of a VM in bytes.</summary>
[Call("VM.set_memory_dynamic_max", Roles = Role.VMPowerAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetMemoryDynamicMax(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("value", Since = "midnight-ride")] long Value) : Call<Nothing>;

/// <summary>Set the lower ballooning limit of a VM in bytes.</summary>
[Call("VM.set_memory_dynamic_min", Roles = Role.VMPowerAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetMemoryDynamicMin(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("value", Since = "midnight-ride")] long Value) : Call<Nothing>;

/// <summary>Set both ballooning limits in bytes together, also while the VM runs.</summary>
[Call("VM.set_memory_dynamic_range", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetMemoryDynamicRange(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("min", Since = "midnight-ride")] long Min,
    [Param("max", Since = "midnight-ride")] long Max) : Call<Nothing>;

/// <summary>Set the hard maximum RAM of a halted VM in bytes.</summary>
[Call(
    "VM.set_memory_static_max", Roles = Role.VMPowerAdmins, Raises = [ErrorCode.HAOperationWouldBreakFailoverPlan],
    Lifecycle = "published orlando")]
public sealed partial record VMSetMemoryStaticMax(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("value", Since = "orlando")] long Value) : Call<Nothing>;

/// <summary>Set the hard minimum RAM of a VM in bytes.</summary>
[Call("VM.set_memory_static_min", Roles = Role.VMPowerAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetMemoryStaticMin(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("value", Since = "midnight-ride")] long Value) : Call<Nothing>;

/// <summary>Set both hard RAM limits of a halted VM in bytes together.</summary>
[Call("VM.set_memory_static_range", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetMemoryStaticRange(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("min", Since = "midnight-ride")] long Min,
    [Param("max", Since = "midnight-ride")] long Max) : Call<Nothing>;

/// <summary>Set all four static and dynamic memory bounds in bytes in one step.</summary>
[Call("VM.set_memory_limits", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetMemoryLimits(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("static_min", Since = "midnight-ride")] long StaticMin,
    [Param("static_max", Since = "midnight-ride")] long StaticMax,
    [Param("dynamic_min", Since = "midnight-ride")] long DynamicMin,
    [Param("dynamic_max", Since = "midnight-ride")] long DynamicMax) : Call<Nothing>;

/// <summary>Give a VM one fixed RAM size in bytes by setting its maximum and ballooning bounds to it.</summary>
[Call("VM.set_memory", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published ely")]
public sealed partial record VMSetMemory(
    [Param("self", Since = "ely")] Ref<VMRecord> Self,
    [Param("value", Since = "ely")] long Value) : Call<Nothing>;

/// <summary>Deprecated: set the balloon target of a running VM in bytes; use the dynamic range.</summary>
[Call(
    "VM.set_memory_target_live", Roles = Role.VMPowerAdmins, Async = true,
    Lifecycle = "published rio, deprecated midnight-ride")]
public sealed partial record VMSetMemoryTargetLive(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("target", Since = "rio")] long Target) : Call<Nothing>;

/// <summary>Deprecated: blocked until a running VM's memory use reached its balloon target.</summary>
[Call(
    "VM.wait_memory_target_live", Roles = Role.Everyone, Async = true,
    Lifecycle = "published orlando, deprecated midnight-ride")]
public sealed partial record VMWaitMemoryTargetLive(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: told whether the guest was obeying balloon requests.</summary>
[Call(
    "VM.get_cooperative", Roles = Role.Everyone, Async = true,
    Lifecycle = "published midnight-ride, deprecated tampa")]
public sealed partial record VMGetCooperative(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self) : Call<bool>;

/// <summary>Set the shadow memory scale factor, at least 1, for a halted HVM guest.</summary>
[Call("VM.set_HVM_shadow_multiplier", Roles = Role.VMPowerAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetHVMShadowMultiplier(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("value", Since = "midnight-ride")] double Value) : Call<Nothing>;

/// <summary>Change the shadow memory scale factor of a running HVM guest.</summary>
[Call("VM.set_shadow_multiplier_live", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VMSetShadowMultiplierLive(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("multiplier", Since = "rio")] double Multiplier) : Call<Nothing>;

/// <summary>Find the largest RAM size in bytes that fits, with overhead, into a given total.</summary>
[Call("VM.maximise_memory", Roles = Role.Everyone, Async = true, Lifecycle = "published miami")]
public sealed partial record VMMaximiseMemory(
    [Param("self", Since = "miami")] Ref<VMRecord> Self,
    [Param("total", Since = "miami")] long Total,
    [Param("approximate", Since = "miami")] bool Approximate) : Call<long>;
