using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Tell the agent that the management network settings changed so it can reread its address.</summary>
[Call(
    "host.signal_networking_change", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record HostSignalNetworkingChange : Call<Nothing>;

/// <summary>Move the server's management traffic onto the given interface.</summary>
[Call("host.management_reconfigure", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record HostManagementReconfigure(
    [Param("pif", Since = "miami")] Ref<PIFRecord> PIF) : Call<Nothing>;

/// <summary>Move management of the contacted server to a named device; works without the coordinator.</summary>
[Call("host.local_management_reconfigure", Roles = Role.PoolOperators, Lifecycle = "published miami")]
public sealed partial record HostLocalManagementReconfigure(
    [Param("interface", Since = "miami")] string Interface) : Call<Nothing>;

/// <summary>Take the contacted server's management interface out of use, leaving only local access.</summary>
[Call("host.management_disable", Roles = Role.PoolOperators, Lifecycle = "published miami")]
public sealed partial record HostManagementDisable : Call<Nothing>;

/// <summary>Return the interface that currently carries the server's management traffic.</summary>
[Call("host.get_management_interface", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record HostGetManagementInterface(
    [Param("host", Since = "tampa")] Ref<HostRecord> Host) : Call<Ref<PIFRecord>>;

/// <summary>Change the server's host name in the running system and in its record.</summary>
[Call(
    "host.set_hostname_live", Roles = Role.PoolOperators, Raises = [ErrorCode.HostNameInvalid],
    Lifecycle = "published miami")]
public sealed partial record HostSetHostnameLive(
    [Param("host", Since = "miami")] Ref<HostRecord> Host,
    [Param("hostname", Since = "miami")] string Hostname) : Call<Nothing>;

/// <summary>Erase all the server's interface, bond, VLAN and tunnel records so they can be rebuilt.</summary>
[Call("host.reset_networking", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published boston")]
public sealed partial record HostResetNetworking(
    [Param("host", Since = "boston")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Recreate on the server the VLANs that exist on the coordinator; internal use.</summary>
[Call(
    "host.sync_vlans", Roles = Role.PoolOperators, PoolInternal = true, Hidden = true, Lifecycle = "published boston")]
public sealed partial record HostSyncVlans(
    [Param("host", Since = "boston")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Recreate on the server the tunnels that exist on the coordinator; internal use.</summary>
[Call(
    "host.sync_tunnels", Roles = Role.PoolOperators, PoolInternal = true, Hidden = true,
    Lifecycle = "published boston")]
public sealed partial record HostSyncTunnels(
    [Param("host", Since = "boston")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Correct the attached flags of the server's interfaces from the bridges that are really up.</summary>
[Call(
    "host.sync_pif_currently_attached", Roles = Role.PoolOperators, PoolInternal = true, Hidden = true,
    Lifecycle = "published boston")]
public sealed partial record HostSyncPifCurrentlyAttached(
    [Param("host", Since = "boston")] Ref<HostRecord> Host,
    [Param("bridges", Since = "boston")] XenSet<string> Bridges) : Call<Nothing>;

/// <summary>Bring the contacted server's firewall rules into line with the services now enabled.</summary>
[Call(
    "host.update_firewalld_service_status", Roles = Role.PoolOperators, PoolInternal = true, Hidden = true,
    Lifecycle = "prototyped 25.34.0")]
public sealed partial record HostUpdateFirewalldServiceStatus : Call<Nothing>;
