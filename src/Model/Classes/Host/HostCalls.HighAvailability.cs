using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Switch HA off on the contacted server alone when the pool is broken; soft lasts until reboot.</summary>
[Call("host.emergency_ha_disable", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record HostEmergencyHaDisable(
    [Param("soft", Since = "ely", Default = false)] bool Soft) : Call<Nothing>;

/// <summary>Turn off self-fencing so the server will not reset itself when it loses its HA peers.</summary>
[Call(
    "host.ha_disarm_fencing", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostHaDisarmFencing(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Attach the state disks and write HA settings on the server ahead of enabling HA.</summary>
[Call(
    "host.preconfigure_ha", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record HostPreconfigureHa(
    [Param("host", Since = "miami")] Ref<HostRecord> Host,
    [Param("statefiles", Since = "miami")] RefSet<VDIRecord> Statefiles,
    [Param("metadata_vdi", Since = "miami")] Ref<VDIRecord> MetadataVdi,
    [Param("generation", Since = "miami")] string Generation) : Call<Nothing>;

/// <summary>Start HA on the server and make it a member of the set of live servers.</summary>
[Call(
    "host.ha_join_liveset", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostHaJoinLiveset(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Bar the server from making VM failover decisions until its next restart.</summary>
[Call(
    "host.ha_disable_failover_decisions", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostHaDisableFailoverDecisions(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Block until the state disk tells the server that HA has been switched off pool-wide.</summary>
[Call(
    "host.ha_wait_for_shutdown_via_statefile", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true,
    Hidden = true, Lifecycle = "published orlando")]
public sealed partial record HostHaWaitForShutdownViaStatefile(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Stop the HA daemon on the server; fencing should already be disarmed.</summary>
[Call(
    "host.ha_stop_daemon", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostHaStopDaemon(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Detach the HA state disks and free whatever else HA was holding on the server.</summary>
[Call(
    "host.ha_release_resources", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostHaReleaseResources(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Report true if the local management agent is working properly, as judged for HA.</summary>
[Call("host.ha_xapi_healthcheck", Roles = Role.PoolAdmins, Hidden = true, Lifecycle = "published orlando")]
public sealed partial record HostHaXapiHealthcheck : Call<bool>;

/// <summary>Raise an error unless the contacted server is fit to serve, for example not in emergency mode.</summary>
[Call(
    "host.local_assert_healthy", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Raises = [ErrorCode.HostStillBooting, ErrorCode.HostHasNoManagementIP, ErrorCode.HostMasterCannotTalkBack,
    ErrorCode.HostUnknownToMaster, ErrorCode.HostBroken, ErrorCode.LicenceRestriction,
    ErrorCode.LicenseDoesNotSupportPooling, ErrorCode.HAShouldBeFenced,
    ErrorCode.HostXAPIVersionHigherThanCoordinator], Lifecycle = "published miami")]
public sealed partial record HostLocalAssertHealthy : Call<Nothing>;

/// <summary>Mark an unreachable server as down and its VMs as halted; unsafe if it is still running.</summary>
[Call("host.declare_dead", Roles = Role.PoolOperators, Async = true, Lifecycle = "published clearwater")]
public sealed partial record HostDeclareDead(
    [Param("host", Since = "clearwater")] Ref<HostRecord> Host) : Call<Nothing>;
