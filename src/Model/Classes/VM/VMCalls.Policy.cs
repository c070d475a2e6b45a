using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Choose what high availability does with this VM after its host fails.</summary>
[Call("VM.set_ha_restart_priority", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record VMSetHaRestartPriority(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("value", Since = "orlando")] string Value) : Call<Nothing>;

/// <summary>Deprecated: switched automatic HA restart on or off; use set_ha_restart_priority.</summary>
[Call("VM.set_ha_always_run", Roles = Role.PoolOperators, Lifecycle = "published orlando, deprecated boston")]
public sealed partial record VMSetHaAlwaysRun(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("value", Since = "orlando")] bool Value) : Call<Nothing>;

/// <summary>Raise an error when the VM relies on storage or networks local to one host.</summary>
[Call("VM.assert_agile", Roles = Role.Everyone, Async = true, Lifecycle = "published orlando")]
public sealed partial record VMAssertAgile(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self) : Call<Nothing>;

/// <summary>Removed: put a VM under a VMPP backup policy.</summary>
[Call(
    "VM.set_protection_policy", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMSetProtectionPolicy(
    [Param("self", Since = "cowley")] Ref<VMRecord> Self,
    [Param("value", Since = "cowley")] Ref<VMPPRecord> Value) : Call<Nothing>;

/// <summary>Put a VM under a scheduled snapshot policy, or take it out with null.</summary>
[Call("VM.set_snapshot_schedule", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSetSnapshotSchedule(
    [Param("self", Since = "falcon")] Ref<VMRecord> Self,
    [Param("value", Since = "falcon")] Ref<VMSSRecord> Value) : Call<Nothing>;

/// <summary>Set the seconds to wait after this VM before the next start group.</summary>
[Call("VM.set_start_delay", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VMSetStartDelay(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("value", Since = "boston")] long Value) : Call<Nothing>;

/// <summary>Set the seconds to wait after stopping this VM before the next group.</summary>
[Call("VM.set_shutdown_delay", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VMSetShutdownDelay(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("value", Since = "boston")] long Value) : Call<Nothing>;

/// <summary>Set the VM's position in the start sequence; it cannot be negative.</summary>
[Call("VM.set_order", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VMSetOrder(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("value", Since = "boston")] long Value) : Call<Nothing>;

/// <summary>Put a VM into an appliance, or take it out with null.</summary>
[Call("VM.set_appliance", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VMSetAppliance(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("value", Since = "boston")] Ref<VMApplianceRecord> Value) : Call<Nothing>;

/// <summary>Replace the set of placement groups the VM belongs to.</summary>
[Call(
    "VM.set_groups", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.OperationNotAllowed],
    Lifecycle = "prototyped 24.19.1")]
public sealed partial record VMSetGroups(
    [Param("self")] Ref<VMRecord> Self,
    [Param("value")] RefSet<VMGroupRecord> Value) : Call<Nothing>;

/// <summary>Choose what happens to the VM after its guest crashes.</summary>
[Call("VM.set_actions_after_crash", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VMSetActionsAfterCrash(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("value", Since = "rio")] OnCrashBehaviour Value) : Call<Nothing>;

/// <summary>Replace the map of refused operations and their error codes.</summary>
[Call("VM.set_blocked_operations", Roles = Role.VMAdmins, Async = true, Lifecycle = "published orlando")]
public sealed partial record VMSetBlockedOperations(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("value", Since = "orlando")] XenMap<VMOperations, string> Value) : Call<Nothing>;

/// <summary>Refuse one operation on this VM and set the error code it returns.</summary>
[Call("VM.add_to_blocked_operations", Roles = Role.VMAdmins, Async = true, Lifecycle = "published orlando")]
public sealed partial record VMAddToBlockedOperations(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("key", Since = "orlando")] VMOperations Key,
    [Param("value", Since = "orlando")] string Value) : Call<Nothing>;

/// <summary>Allow one formerly refused operation again.</summary>
[Call("VM.remove_from_blocked_operations", Roles = Role.VMAdmins, Async = true, Lifecycle = "published orlando")]
public sealed partial record VMRemoveFromBlockedOperations(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("key", Since = "orlando")] VMOperations Key) : Call<Nothing>;
