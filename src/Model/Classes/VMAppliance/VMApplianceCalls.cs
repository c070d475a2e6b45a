using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Start every VM of the group in the configured order, optionally leaving them paused.</summary>
[Call(
    "VM_appliance.start", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.OperationPartiallyFailed],
    Lifecycle = "published boston")]
public sealed partial record VMApplianceStart(
    [Param("self", Since = "boston")] Ref<VMApplianceRecord> Self,
    [Param("paused", Since = "boston")] bool Paused) : Call<Nothing>;

/// <summary>Ask every guest of the group to shut down in an orderly way, in reverse start order.</summary>
[Call(
    "VM_appliance.clean_shutdown", Roles = Role.PoolOperators, Async = true,
    Raises = [ErrorCode.OperationPartiallyFailed], Lifecycle = "published boston")]
public sealed partial record VMApplianceCleanShutdown(
    [Param("self", Since = "boston")] Ref<VMApplianceRecord> Self) : Call<Nothing>;

/// <summary>Cut the power of every VM in the group, in reverse start order.</summary>
[Call(
    "VM_appliance.hard_shutdown", Roles = Role.PoolOperators, Async = true,
    Raises = [ErrorCode.OperationPartiallyFailed], Lifecycle = "published boston")]
public sealed partial record VMApplianceHardShutdown(
    [Param("self", Since = "boston")] Ref<VMApplianceRecord> Self) : Call<Nothing>;

/// <summary>Shut each VM down cleanly, falling back to a power cut for those that fail.</summary>
[Call(
    "VM_appliance.shutdown", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.OperationPartiallyFailed],
    Lifecycle = "published boston")]
public sealed partial record VMApplianceShutdown(
    [Param("self", Since = "boston")] Ref<VMApplianceRecord> Self) : Call<Nothing>;

/// <summary>Raise an error if storage needed to recover the group is missing from the target pool.</summary>
[Call(
    "VM_appliance.assert_can_be_recovered", Roles = Role.Everyone, Async = true, Raises = [ErrorCode.VMRequiresSR],
    Lifecycle = "published boston")]
public sealed partial record VMApplianceAssertCanBeRecovered(
    [Param("self", Since = "boston")] Ref<VMApplianceRecord> Self,
    [Param("session_to", Since = "boston")] Ref<SessionRecord> SessionTo) : Call<Nothing>;

/// <summary>List the storage repositories the target pool needs before the group can be recovered.</summary>
[Call(
    "VM_appliance.get_SRs_required_for_recovery", Roles = Role.Everyone, Async = true,
    Lifecycle = "published creedence")]
public sealed partial record VMApplianceGetSRsRequiredForRecovery(
    [Param("self", Since = "creedence")] Ref<VMApplianceRecord> Self,
    [Param("session_to", Since = "creedence")] Ref<SessionRecord> SessionTo) : Call<RefSet<SRRecord>>;

/// <summary>Import the group and its VMs into the pool of the given session for disaster recovery.</summary>
[Call(
    "VM_appliance.recover", Roles = Role.Everyone, Async = true, Raises = [ErrorCode.VMRequiresSR],
    Lifecycle = "published boston")]
public sealed partial record VMApplianceRecover(
    [Param("self", Since = "boston")] Ref<VMApplianceRecord> Self,
    [Param("session_to", Since = "boston")] Ref<SessionRecord> SessionTo,
    [Param("force", Since = "boston")] bool Force) : Call<Nothing>;
