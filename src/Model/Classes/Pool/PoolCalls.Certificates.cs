using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Swap host certificates between coordinator and joining host; internal.</summary>
[Call(
    "pool.exchange_certificates_on_join", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published 1.298.0")]
public sealed partial record PoolExchangeCertificatesOnJoin(
    [Param("uuid", Since = "1.298.0")] string UUID,
    [Param("certificate", Since = "1.298.0")] string Certificate) : Call<XenMap<string, string>>;

/// <summary>Swap trusted CA certificates between coordinator and joining host; internal.</summary>
[Call(
    "pool.exchange_ca_certificates_on_join", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published 1.320.0")]
public sealed partial record PoolExchangeCaCertificatesOnJoin(
    [Param("import", Since = "1.320.0")] XenMap<string, string> Import,
    [Param("export", Since = "1.320.0")] RefSet<CertificateRecord> Export) : Call<XenMap<string, string>>;

/// <summary>Deprecated: installed a trusted CA certificate pool-wide; use install_trusted_certificate.</summary>
[Call(
    "pool.certificate_install", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published george, deprecated 1.290.0")]
public sealed partial record PoolCertificateInstall(
    [Param("name", Since = "george")] string Name,
    [Param("cert", Since = "george")] string Cert) : Call<Nothing>;

/// <summary>Deprecated: removed a trusted CA certificate pool-wide; use uninstall_trusted_certificate.</summary>
[Call(
    "pool.certificate_uninstall", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published george, deprecated 1.290.0")]
public sealed partial record PoolCertificateUninstall(
    [Param("name", Since = "george")] string Name) : Call<Nothing>;

/// <summary>Deprecated: listed installed CA certificates by name; query Certificate objects instead.</summary>
[Call(
    "pool.certificate_list", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published george, deprecated 1.290.0")]
public sealed partial record PoolCertificateList : Call<XenSet<string>>;

/// <summary>Deprecated: added a trusted CA certificate pool-wide; use install_trusted_certificate.</summary>
[Call(
    "pool.install_ca_certificate", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.290.0, deprecated 26.13.0")]
public sealed partial record PoolInstallCaCertificate(
    [Param("name", Since = "1.290.0")] string Name,
    [Param("cert", Since = "1.290.0")] string Cert) : Call<Nothing>;

/// <summary>Deprecated: dropped a trusted CA certificate pool-wide; use uninstall_trusted_certificate.</summary>
[Call(
    "pool.uninstall_ca_certificate", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.290.0, changed 24.35.0, deprecated 26.13.0")]
public sealed partial record PoolUninstallCaCertificate(
    [Param("name", Since = "1.290.0")] string Name,
    [Param("force", Since = "24.35.0", Default = false)] bool Force) : Call<Nothing>;

/// <summary>Install a named certificate revocation list on all hosts.</summary>
[Call("pool.crl_install", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolCrlInstall(
    [Param("name", Since = "george")] string Name,
    [Param("cert", Since = "george")] string Cert) : Call<Nothing>;

/// <summary>Remove a named certificate revocation list from all hosts.</summary>
[Call("pool.crl_uninstall", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolCrlUninstall(
    [Param("name", Since = "george")] string Name) : Call<Nothing>;

/// <summary>List the names of installed certificate revocation lists.</summary>
[Call("pool.crl_list", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolCrlList : Call<XenSet<string>>;

/// <summary>Copy the coordinator's certificates and revocation lists to all members.</summary>
[Call("pool.certificate_sync", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolCertificateSync : Call<Nothing>;

/// <summary>Turn on peer certificate checks for TLS connections between and from the hosts.</summary>
[Call("pool.enable_tls_verification", Roles = Role.PoolAdmins, Lifecycle = "published 1.290.0")]
public sealed partial record PoolEnableTlsVerification : Call<Nothing>;

/// <summary>Add a trusted CA or pinned certificate for given purposes on all hosts.</summary>
[Call(
    "pool.install_trusted_certificate", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "prototyped 26.13.0")]
public sealed partial record PoolInstallTrustedCertificate(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("ca")] bool Ca,
    [Param("cert")] string Cert,
    [Param("purpose")] XenSet<CertificatePurpose> Purpose) : Call<Nothing>;

/// <summary>Withdraw a trusted certificate from all hosts.</summary>
[Call(
    "pool.uninstall_trusted_certificate", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "prototyped 26.13.0")]
public sealed partial record PoolUninstallTrustedCertificate(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("certificate")] Ref<CertificateRecord> Certificate) : Call<Nothing>;

/// <summary>Import the trusted certificates of another pool into this one and return them.</summary>
[Call(
    "pool.sync_trusted_certificates_from", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "prototyped 26.16.0", Unsupported = "the coordinator of another pool to ask")]
public sealed partial record PoolSyncTrustedCertificatesFrom(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("remote_pool")] string RemotePool,
    [Param("remote_session")] Ref<SessionRecord> RemoteSession,
    [Param("remote_certificate")] string RemoteCertificate,
    [Param("ca")] bool Ca) : Call<RefSet<CertificateRecord>>;

/// <summary>Swap trusted certificates, by purpose, between coordinator and joining host; internal.</summary>
[Call(
    "pool.exchange_trusted_certificates_on_join", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Hidden = true, Lifecycle = "prototyped 26.13.0")]
public sealed partial record PoolExchangeTrustedCertificatesOnJoin(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("ca")] bool Ca,
    [Param("import")] XenMap<string, XenSet<string>> Import,
    [Param("export")] RefSet<CertificateRecord> Export) : Call<XenMap<string, XenSet<string>>>;

/// <summary>Swap certificate revocation lists between coordinator and joining host; internal.</summary>
[Call(
    "pool.exchange_crls_on_join", Roles = Role.PoolOperators | Role.ClientCert, Async = true, Hidden = true,
    Lifecycle = "prototyped 26.13.0")]
public sealed partial record PoolExchangeCrlsOnJoin(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("import")] XenMap<string, string> Import,
    [Param("export")] XenSet<string> Export) : Call<XenMap<string, string>>;
