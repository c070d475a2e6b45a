using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Join the server to a directory service so that its users can log in.</summary>
[Call("host.enable_external_auth", Roles = Role.PoolAdmins, Lifecycle = "published george")]
public sealed partial record HostEnableExternalAuth(
    [Param("host", Since = "george")] Ref<HostRecord> Host,
    [Param("config", Since = "george")] XenMap<string, string> Config,
    [Param("service_name", Since = "george")] string ServiceName,
    [Param("auth_type", Since = "george")] string AuthType) : Call<Nothing>;

/// <summary>Detach the server from its directory service; force leaves even if cleanup fails.</summary>
[Call("host.disable_external_auth", Roles = Role.PoolAdmins, Lifecycle = "published george")]
public sealed partial record HostDisableExternalAuth(
    [Param("host", Since = "george")] Ref<HostRecord> Host,
    [Param("config", Since = "george", Optional = true)] XenMap<string, string> Config,
    [Param("force", Since = "26.2.0-next", Default = false)] bool Force) : Call<Nothing>;

/// <summary>Switch the server's directory queries between LDAPS and plain LDAP.</summary>
[Call("host.external_auth_set_ldaps", Roles = Role.PoolAdmins, Lifecycle = "published 26.16.0")]
public sealed partial record HostExternalAuthSetLdaps(
    [Param("host", Since = "26.16.0")] Ref<HostRecord> Host,
    [Param("ldaps", Since = "26.16.0")] bool Ldaps,
    [Param("force", Since = "26.16.0", Default = false)] bool Force) : Call<Nothing>;

/// <summary>Write a new shared pool secret onto the server; internal use.</summary>
[Call(
    "host.update_pool_secret", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record HostUpdatePoolSecret(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("pool_secret", Since = "midnight-ride")] string PoolSecret) : Call<Nothing>;

/// <summary>Turn acceptance of old SSL versions on or off; kept for compatibility, only false works now.</summary>
[Call(
    "host.set_ssl_legacy", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published dundee, changed stockholm")]
public sealed partial record HostSetSslLegacy(
    [Param("self", Since = "dundee")] Ref<HostRecord> Self,
    [Param("value", Since = "dundee")] bool Value) : Call<Nothing>;

/// <summary>First step of secret rotation: make the server accept both old and new pool secrets.</summary>
[Call(
    "host.notify_accept_new_pool_secret", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Secret = true,
    Lifecycle = "published stockholm_psr")]
public sealed partial record HostNotifyAcceptNewPoolSecret(
    [Param("host", Since = "stockholm_psr")] Ref<HostRecord> Host,
    [Param("old_ps", Since = "stockholm_psr")] string OldPs,
    [Param("new_ps", Since = "stockholm_psr")] string NewPs) : Call<Nothing>;

/// <summary>Second step of secret rotation: make the server send the new secret, still accepting both.</summary>
[Call(
    "host.notify_send_new_pool_secret", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Secret = true,
    Lifecycle = "published stockholm_psr")]
public sealed partial record HostNotifySendNewPoolSecret(
    [Param("host", Since = "stockholm_psr")] Ref<HostRecord> Host,
    [Param("old_ps", Since = "stockholm_psr")] string OldPs,
    [Param("new_ps", Since = "stockholm_psr")] string NewPs) : Call<Nothing>;

/// <summary>Final step of secret rotation: make the server forget the old pool secret.</summary>
[Call(
    "host.cleanup_pool_secret", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Secret = true,
    Lifecycle = "published stockholm_psr")]
public sealed partial record HostCleanupPoolSecret(
    [Param("host", Since = "stockholm_psr")] Ref<HostRecord> Host,
    [Param("old_ps", Since = "stockholm_psr")] string OldPs,
    [Param("new_ps", Since = "stockholm_psr")] string NewPs) : Call<Nothing>;

/// <summary>Stop certificate checking on the contacted server only, to recover from broken certificates.</summary>
[Call("host.emergency_disable_tls_verification", Roles = Role.LocalRootOnly, Lifecycle = "published 1.290.0")]
public sealed partial record HostEmergencyDisableTlsVerification : Call<Nothing>;

/// <summary>Resume certificate checking on the contacted server after an emergency disable.</summary>
[Call("host.emergency_reenable_tls_verification", Roles = Role.LocalRootOnly, Lifecycle = "published 1.298.0")]
public sealed partial record HostEmergencyReenableTlsVerification : Call<Nothing>;

/// <summary>Open or close plain HTTP port 80 in the server's firewall; true leaves only HTTPS.</summary>
[Call("host.set_https_only", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 22.27.0")]
public sealed partial record HostSetHttpsOnly(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;
