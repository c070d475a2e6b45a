using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Apply the server's current logging settings to its running syslog service.</summary>
[Call("host.syslog_reconfigure", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record HostSyslogReconfigure(
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Turn on storage of blobs and metric archives on the server's local disk.</summary>
[Call(
    "host.enable_binary_storage", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostEnableBinaryStorage(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Turn off local storage of blobs and metric archives, deleting what is already there.</summary>
[Call(
    "host.disable_binary_storage", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostDisableBinaryStorage(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Store a key and value in the server's private local database.</summary>
[Call(
    "host.set_localdb_key", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record HostSetLocaldbKey(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("key", Since = "midnight-ride")] string Key,
    [Param("value", Since = "midnight-ride")] string Value) : Call<Nothing>;

/// <summary>Choose the remote power-on mechanism of the server and its parameters.</summary>
[Call(
    "host.set_power_on_mode", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published cowley, changed stockholm, changed 24.19.0")]
public sealed partial record HostSetPowerOnMode(
    [Param("self", Since = "cowley")] Ref<HostRecord> Self,
    [Param("power_on_mode", Since = "cowley")] string PowerOnMode,
    [Param("power_on_config", Since = "cowley")] XenMap<string, string> PowerOnConfig) : Call<Nothing>;

/// <summary>Push the changed pool-wide guest agent settings to all VMs on the server.</summary>
[Call(
    "host.apply_guest_agent_config", Roles = Role.PoolAdmins, Async = true, Hidden = true,
    Lifecycle = "published dundee")]
public sealed partial record HostApplyGuestAgentConfig(
    [Param("host", Since = "dundee")] Ref<HostRecord> Host) : Call<Nothing>;
