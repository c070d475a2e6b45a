using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Join every host to an external directory such as Active Directory for logins.</summary>
[Call("pool.enable_external_auth", Roles = Role.PoolAdmins, Lifecycle = "published george")]
public sealed partial record PoolEnableExternalAuth(
    [Param("pool", Since = "george")] Ref<PoolRecord> Pool,
    [Param("config", Since = "george")] XenMap<string, string> Config,
    [Param("service_name", Since = "george")] string ServiceName,
    [Param("auth_type", Since = "george")] string AuthType) : Call<Nothing>;

/// <summary>Take every host out of the external directory used for logins.</summary>
[Call("pool.disable_external_auth", Roles = Role.PoolAdmins, Lifecycle = "published george")]
public sealed partial record PoolDisableExternalAuth(
    [Param("pool", Since = "george")] Ref<PoolRecord> Pool,
    [Param("config", Since = "george", Optional = true)] XenMap<string, string> Config) : Call<Nothing>;

/// <summary>Switch directory queries between plain LDAP and LDAPS on all hosts.</summary>
[Call("pool.external_auth_set_ldaps", Roles = Role.PoolAdmins, Lifecycle = "published 26.16.0")]
public sealed partial record PoolExternalAuthSetLdaps(
    [Param("pool", Since = "26.16.0")] Ref<PoolRecord> Pool,
    [Param("ldaps", Since = "26.16.0")] bool Ldaps,
    [Param("force", Since = "26.16.0", Default = false)] bool Force) : Call<Nothing>;

/// <summary>Check that all hosts use the same external directory and raise an alert if not.</summary>
[Call("pool.detect_nonhomogeneous_external_auth", Roles = Role.PoolOperators, Lifecycle = "published george")]
public sealed partial record PoolDetectNonhomogeneousExternalAuth(
    [Param("pool", Since = "george")] Ref<PoolRecord> Pool) : Call<Nothing>;

/// <summary>Replace the shared pool secret on all hosts with a new one.</summary>
[Call(
    "pool.rotate_secret", Roles = Role.PoolAdmins, Async = true,
    Raises = [ErrorCode.InternalError, ErrorCode.HostIsSlave, ErrorCode.CannotContactHost, ErrorCode.HAIsEnabled,
    ErrorCode.NotSupportedDuringUpgrade],
    Lifecycle = "published stockholm_psr", Unsupported = "hosts that are servers of their own and share a secret")]
public sealed partial record PoolRotateSecret : Call<Nothing>;

/// <summary>Allow client certificate logins for certificates bearing the given name.</summary>
[Call(
    "pool.enable_client_certificate_auth", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.318.0", Unsupported = "an HTTPS endpoint that asks clients for certificates")]
public sealed partial record PoolEnableClientCertificateAuth(
    [Param("self", Since = "1.318.0")] Ref<PoolRecord> Self,
    [Param("name", Since = "1.318.0")] string Name) : Call<Nothing>;

/// <summary>Stop accepting client certificate logins.</summary>
[Call(
    "pool.disable_client_certificate_auth", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.318.0")]
public sealed partial record PoolDisableClientCertificateAuth(
    [Param("self", Since = "1.318.0")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Set how many local logins may be checked at the same time.</summary>
[Call("pool.set_local_auth_max_threads", Roles = Role.PoolOperators, Lifecycle = "prototyped 23.27.0")]
public sealed partial record PoolSetLocalAuthMaxThreads(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Set how many external directory logins may be checked at the same time.</summary>
[Call("pool.set_ext_auth_max_threads", Roles = Role.PoolOperators, Lifecycle = "prototyped 23.27.0")]
public sealed partial record PoolSetExtAuthMaxThreads(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Turn caching of external login results on or off.</summary>
[Call("pool.set_ext_auth_cache_enabled", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 24.31.0")]
public sealed partial record PoolSetExtAuthCacheEnabled(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;

/// <summary>Set how many external login results the cache may hold.</summary>
[Call("pool.set_ext_auth_cache_size", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 24.31.0")]
public sealed partial record PoolSetExtAuthCacheSize(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Set for how many seconds an external login result stays cached.</summary>
[Call("pool.set_ext_auth_cache_expiry", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 24.31.0")]
public sealed partial record PoolSetExtAuthCacheExpiry(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;
