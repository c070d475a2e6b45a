using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Xen API 1.0: whether the VM starts when its host does; today other_config key auto_poweron.</summary>
[Call(
    "VM.get_auto_power_on", Roles = Role.Everyone, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VMGetAutoPowerOn(
    [Param("self")] Ref<VMRecord> Self) : Call<bool>;

/// <summary>Xen API 1.0: say whether the VM starts when its host does; today other_config key auto_poweron.</summary>
[Call(
    "VM.set_auto_power_on", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VMSetAutoPowerOn(
    [Param("self")] Ref<VMRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;

/// <summary>Xen API 1.0: set the upper bound of ballooning, in bytes, also of a running VM.</summary>
[Call(
    "VM.set_memory_dynamic_max_live", Roles = Role.VMPowerAdmins, Async = true, Hidden = true,
    Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VMSetMemoryDynamicMaxLive(
    [Param("self")] Ref<VMRecord> Self,
    [Param("max")] long Max) : Call<Nothing>;

/// <summary>Xen API 1.0: set the lower bound of ballooning, in bytes, also of a running VM.</summary>
[Call(
    "VM.set_memory_dynamic_min_live", Roles = Role.VMPowerAdmins, Async = true, Hidden = true,
    Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VMSetMemoryDynamicMinLive(
    [Param("self")] Ref<VMRecord> Self,
    [Param("min")] long Min) : Call<Nothing>;

/// <summary>Xen API 1.0: move a VM to the host of the given address; today VM.pool_migrate.</summary>
[Call(
    "VM.migrate", Roles = Role.VMPowerAdmins, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VMMigrate(
    [Param("vm")] Ref<VMRecord> VM,
    [Param("dest")] string Dest,
    [Param("live")] bool Live,
    [Param("options")] XenMap<string, string> Options) : Call<Nothing>;
