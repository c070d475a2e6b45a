using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: allowed old TLS versions and ciphers on every host.</summary>
[Call(
    "pool.enable_ssl_legacy", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published dundee, deprecated dundee, removed stockholm")]
public sealed partial record PoolEnableSslLegacy(
    [Param("self", Since = "dundee")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: made all hosts refuse old TLS versions and ciphers, which is now always so.</summary>
[Call(
    "pool.disable_ssl_legacy", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published dundee, deprecated stockholm")]
public sealed partial record PoolDisableSslLegacy(
    [Param("self", Since = "dundee")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Open SSH access on every host of the pool.</summary>
[Call("pool.enable_ssh", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.13.0")]
public sealed partial record PoolEnableSsh(
    [Param("self")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Close SSH access on every host of the pool.</summary>
[Call("pool.disable_ssh", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.13.0")]
public sealed partial record PoolDisableSsh(
    [Param("self")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Set the seconds after which enabled SSH closes itself on all hosts; 0 for never.</summary>
[Call("pool.set_ssh_enabled_timeout", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.21.0")]
public sealed partial record PoolSetSshEnabledTimeout(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Set the idle seconds before host consoles log out on all hosts; 0 for never.</summary>
[Call("pool.set_console_idle_timeout", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.21.0")]
public sealed partial record PoolSetConsoleIdleTimeout(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Choose whether hosts open SSH by themselves only while the management service is down.</summary>
[Call("pool.set_ssh_auto_mode", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.27.0")]
public sealed partial record PoolSetSshAutoMode(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;
