using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Start the server's SSH service, for a limited time if a timeout is set.</summary>
[Call("host.enable_ssh", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.13.0")]
public sealed partial record HostEnableSsh(
    [Param("self")] Ref<HostRecord> Self) : Call<Nothing>;

/// <summary>Stop the server's SSH service and refuse new logins.</summary>
[Call("host.disable_ssh", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.13.0")]
public sealed partial record HostDisableSsh(
    [Param("self")] Ref<HostRecord> Self) : Call<Nothing>;

/// <summary>Set for how many seconds SSH stays on once enabled; 0 means without limit.</summary>
[Call("host.set_ssh_enabled_timeout", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.21.0")]
public sealed partial record HostSetSshEnabledTimeout(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Set after how many idle seconds console sessions are logged out; 0 means never.</summary>
[Call("host.set_console_idle_timeout", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.21.0")]
public sealed partial record HostSetConsoleIdleTimeout(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Choose whether SSH opens automatically when the agent fails and closes when it is healthy.</summary>
[Call("host.set_ssh_auto_mode", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.27.0")]
public sealed partial record HostSetSshAutoMode(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;

/// <summary>List client programs that recently called the server's API, by user agent and version.</summary>
[Call("host.get_tracked_user_agents", Roles = Role.Everyone, Async = true, Lifecycle = "prototyped 25.34.0")]
public sealed partial record HostGetTrackedUserAgents(
    [Param("self")] Ref<HostRecord> Self) : Call<XenMap<string, string>>;
