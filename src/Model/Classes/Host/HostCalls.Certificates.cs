using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add a trusted CA certificate in PEM form to the server under the given name.</summary>
[Call(
    "host.install_ca_certificate", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published 1.290.0")]
public sealed partial record HostInstallCaCertificate(
    [Param("host", Since = "1.290.0")] Ref<HostRecord> Host,
    [Param("name", Since = "1.290.0")] string Name,
    [Param("cert", Since = "1.290.0")] string Cert) : Call<Nothing>;

/// <summary>Delete a trusted CA certificate by name; force succeeds even if the file is missing.</summary>
[Call(
    "host.uninstall_ca_certificate", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published 1.290.0, changed 24.35.0")]
public sealed partial record HostUninstallCaCertificate(
    [Param("host", Since = "1.290.0")] Ref<HostRecord> Host,
    [Param("name", Since = "1.290.0")] string Name,
    [Param("force", Since = "24.35.0", Default = false)] bool Force) : Call<Nothing>;

/// <summary>Deprecated: listed names of CA certificates on the server; query Certificate objects instead.</summary>
[Call(
    "host.certificate_list", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published george, deprecated 1.290.0")]
public sealed partial record HostCertificateList(
    [Param("host", Since = "george")] Ref<HostRecord> Host) : Call<XenSet<string>>;

/// <summary>Add a certificate revocation list in PEM form to the server under the given name.</summary>
[Call(
    "host.crl_install", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published george")]
public sealed partial record HostCrlInstall(
    [Param("host", Since = "george")] Ref<HostRecord> Host,
    [Param("name", Since = "george")] string Name,
    [Param("crl", Since = "george")] string Crl) : Call<Nothing>;

/// <summary>Delete the named certificate revocation list from the server.</summary>
[Call(
    "host.crl_uninstall", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published george")]
public sealed partial record HostCrlUninstall(
    [Param("host", Since = "george")] Ref<HostRecord> Host,
    [Param("name", Since = "george")] string Name) : Call<Nothing>;

/// <summary>List the names of the certificate revocation lists installed on the server.</summary>
[Call(
    "host.crl_list", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published george")]
public sealed partial record HostCrlList(
    [Param("host", Since = "george")] Ref<HostRecord> Host) : Call<XenSet<string>>;

/// <summary>Rebuild the server's trust directory so installed CA certificates and CRLs take effect.</summary>
[Call(
    "host.certificate_sync", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published george")]
public sealed partial record HostCertificateSync(
    [Param("host", Since = "george")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Return the server's public TLS certificate as PEM text.</summary>
[Call(
    "host.get_server_certificate", Roles = Role.Everyone, Async = true,
    Lifecycle = "published george, changed inverness")]
public sealed partial record HostGetServerCertificate(
    [Param("host", Since = "george")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Replace the server's internal pool TLS certificate with a newly generated one.</summary>
[Call("host.refresh_server_certificate", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published 1.307.0")]
public sealed partial record HostRefreshServerCertificate(
    [Param("host", Since = "1.307.0")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Install a TLS certificate, its private key and an optional chain for the server's API endpoint.</summary>
[Call("host.install_server_certificate", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published stockholm")]
public sealed partial record HostInstallServerCertificate(
    [Param("host", Since = "stockholm")] Ref<HostRecord> Host,
    [Param("certificate", Since = "stockholm")] string Certificate,
    [Param("private_key", Since = "stockholm")] string PrivateKey,
    [Param("certificate_chain", Since = "stockholm", Default = "")] string CertificateChain) : Call<Nothing>;

/// <summary>Replace the contacted server's TLS certificate by a self-signed one, without the coordinator.</summary>
[Call("host.emergency_reset_server_certificate", Roles = Role.LocalRootOnly, Lifecycle = "published stockholm")]
public sealed partial record HostEmergencyResetServerCertificate : Call<Nothing>;

/// <summary>Discard the server's TLS certificate and put a new self-signed one in its place.</summary>
[Call("host.reset_server_certificate", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published 1.290.0")]
public sealed partial record HostResetServerCertificate(
    [Param("host", Since = "1.290.0")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Write the pool's guest Secure Boot keys to the server's filesystem.</summary>
[Call(
    "host.write_uefi_certificates_to_disk", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true,
    Hidden = true, Lifecycle = "published 22.16.0")]
public sealed partial record HostWriteUefiCertificatesToDisk(
    [Param("host", Since = "22.16.0")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Deprecated: set guest Secure Boot keys on one server; set them on the pool instead.</summary>
[Call(
    "host.set_uefi_certificates", Roles = Role.LocalRootOnly, Async = true,
    Lifecycle = "published quebec, deprecated 22.16.0")]
public sealed partial record HostSetUefiCertificates(
    [Param("host", Since = "quebec")] Ref<HostRecord> Host,
    [Param("value", Since = "quebec")] string Value) : Call<Nothing>;

/// <summary>Carry out one internal step of distributing certificates and return its encoded reply.</summary>
[Call(
    "host.cert_distrib_atom", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published 1.295.0")]
public sealed partial record HostCertDistribAtom(
    [Param("host", Since = "1.295.0")] Ref<HostRecord> Host,
    [Param("command", Since = "1.295.0")] string Command) : Call<string>;

/// <summary>Copy trusted certificates that the server may lack from the pool coordinator.</summary>
[Call(
    "host.copy_primary_host_certs", Roles = Role.PoolAdmins, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published 1.307.0")]
public sealed partial record HostCopyPrimaryHostCerts(
    [Param("host", Since = "1.307.0")] Ref<HostRecord> Host) : Call<Nothing>;
