using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>
/// Probe storage for SRs replicated with HA metadata and attach those found, optionally only listed devices.
/// </summary>
[Call("DR_task.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record DRTaskCreate(
    [Param("type", Since = "boston")] string Type,
    [Param("device_config", Since = "boston")] XenMap<string, string> DeviceConfig,
    [Param("whitelist", Since = "boston")] XenSet<string> Whitelist) : Call<Ref<DRTaskRecord>>;

/// <summary>End the recovery session, detaching and forgetting introduced SRs that are no longer in use.</summary>
[Call("DR_task.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record DRTaskDestroy(
    [Param("self", Since = "boston")] Ref<DRTaskRecord> Self) : Call<Nothing>;
