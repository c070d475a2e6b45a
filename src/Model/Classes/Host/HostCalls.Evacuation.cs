using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Raise an error unless every running guest could be moved off the server.</summary>
[Call("host.assert_can_evacuate", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record HostAssertCanEvacuate(
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>List guests that cannot be moved off the server, each with its error code and parameters.</summary>
[Call("host.get_vms_which_prevent_evacuation", Roles = Role.Everyone, Async = true, Lifecycle = "published orlando")]
public sealed partial record HostGetVmsWhichPreventEvacuation(
    [Param("self", Since = "orlando")] Ref<HostRecord> Self) : Call<XenMap<Ref<VMRecord>, XenSet<string>>>;

/// <summary>Deprecated: listed guests here that were not obeying memory ballooning requests.</summary>
[Call(
    "host.get_uncooperative_resident_VMs", Roles = Role.Everyone, Async = true,
    Lifecycle = "published midnight-ride, deprecated tampa")]
public sealed partial record HostGetUncooperativeResidentVMs(
    [Param("self", Since = "midnight-ride")] Ref<HostRecord> Self) : Call<RefSet<VMRecord>>;

/// <summary>Deprecated: listed UUIDs of local domains not obeying memory ballooning requests.</summary>
[Call(
    "host.get_uncooperative_domains", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride, deprecated tampa")]
public sealed partial record HostGetUncooperativeDomains(
    [Param("self", Since = "midnight-ride")] Ref<HostRecord> Self) : Call<XenSet<string>>;

/// <summary>Move all guests to other servers, a batch at a time, optionally over a chosen network.</summary>
[Call(
    "host.evacuate", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published miami, extended 1.297.0, extended 23.27.0")]
public sealed partial record HostEvacuate(
    [Param("host", Since = "miami")] Ref<HostRecord> Host,
    [Param("network", Since = "1.297.0", Optional = true)] Ref<NetworkRecord> Network,
    [Param("evacuate_batch_size", Since = "23.27.0", Default = 0L)] long EvacuateBatchSize) : Call<Nothing>;

/// <summary>Ask the workload balancing service where each guest should go when the server is emptied.</summary>
[Call(
    "host.retrieve_wlb_evacuate_recommendations", Roles = Role.Everyone, Async = true, Lifecycle = "published george")]
public sealed partial record HostRetrieveWlbEvacuateRecommendations(
    [Param("self", Since = "george")] Ref<HostRecord> Self) : Call<XenMap<Ref<VMRecord>, XenSet<string>>>;

/// <summary>Prepare to receive a VM from elsewhere over a network and return the token the sender needs.</summary>
[Call("host.migrate_receive", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published tampa")]
public sealed partial record HostMigrateReceive(
    [Param("host", Since = "tampa")] Ref<HostRecord> Host,
    [Param("network", Since = "tampa")] Ref<NetworkRecord> Network,
    [Param("options", Since = "tampa")] XenMap<string, string> Options) : Call<XenMap<string, string>>;
