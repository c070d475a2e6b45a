using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Switch on high availability with heartbeat and state disks on the given SRs.</summary>
[Call("pool.enable_ha", Roles = Role.PoolOperators | Role.ClientCert, Async = true, Lifecycle = "published miami")]
public sealed partial record PoolEnableHa(
    [Param("heartbeat_srs", Since = "miami")] RefSet<SRRecord> HeartbeatSrs,
    [Param("configuration", Since = "miami")] XenMap<string, string> Configuration) : Call<Nothing>;

/// <summary>Switch off high availability on all hosts and release its state disks.</summary>
[Call("pool.disable_ha", Roles = Role.PoolOperators | Role.ClientCert, Async = true, Lifecycle = "published miami")]
public sealed partial record PoolDisableHa : Call<Nothing>;

/// <summary>Hold back HA restarts of VMs for the given seconds, or lift the hold with 0.</summary>
[Call("pool.ha_prevent_restarts_for", Roles = Role.PoolOperators, Lifecycle = "published orlando-update-1")]
public sealed partial record PoolHaPreventRestartsFor(
    [Param("seconds", Since = "orlando-update-1")] long Seconds) : Call<Nothing>;

/// <summary>Tell whether all protected VMs could be restarted after n host failures.</summary>
[Call("pool.ha_failover_plan_exists", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record PoolHaFailoverPlanExists(
    [Param("n", Since = "orlando")] long N) : Call<bool>;

/// <summary>Work out how many host failures could be covered with present VM priorities.</summary>
[Call("pool.ha_compute_max_host_failures_to_tolerate", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record PoolHaComputeMaxHostFailuresToTolerate : Call<long>;

/// <summary>Work out how many host failures could be covered if VMs had the given priorities.</summary>
[Call(
    "pool.ha_compute_hypothetical_max_host_failures_to_tolerate", Roles = Role.Everyone,
    Lifecycle = "published orlando")]
public sealed partial record PoolHaComputeHypotheticalMaxHostFailuresToTolerate(
    [Param("configuration", Since = "orlando")] XenMap<Ref<VMRecord>, string> Configuration) : Call<long>;

/// <summary>Plan where the given VMs would be restarted if the given hosts failed.</summary>
[Call("pool.ha_compute_vm_failover_plan", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record PoolHaComputeVmFailoverPlan(
    [Param("failed_hosts", Since = "orlando")] RefSet<HostRecord> FailedHosts,
    [Param("failed_vms", Since = "orlando")] RefSet<VMRecord> FailedVms)
    : Call<XenMap<Ref<VMRecord>, XenMap<string, string>>>;

/// <summary>Set how many host failures the HA plan must cover.</summary>
[Call(
    "pool.set_ha_host_failures_to_tolerate", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published orlando")]
public sealed partial record PoolSetHaHostFailuresToTolerate(
    [Param("self", Since = "orlando")] Ref<PoolRecord> Self,
    [Param("value", Since = "orlando")] long Value) : Call<Nothing>;

/// <summary>Trigger a fresh calculation of the HA restart plan in the background.</summary>
[Call(
    "pool.ha_schedule_plan_recomputation", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true,
    Hidden = true, Lifecycle = "published orlando")]
public sealed partial record PoolHaSchedulePlanRecomputation : Call<Nothing>;
