using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>TLS certificate installed on a host or trusted by the whole pool.</summary>
[XenClass(5, "Certificate", Lifecycle = "published stockholm", Events = true)]
public sealed partial record CertificateRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this certificate record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published stockholm")]
    public partial string Uuid { get; init; }

    /// <summary>File name of a trusted CA certificate; empty for certificates that belong to a host.</summary>
    [Field(2, "name", Qualifier.DynamicRO, Default = "", Lifecycle = "published 1.294.0")]
    public partial string Name { get; init; }

    /// <summary>
    /// Role of the certificate: trusted CA, host server certificate or pool-internal host certificate.
    /// </summary>
    [Field(3, "type", Qualifier.DynamicRO, Default = CertificateType.Host, Lifecycle = "published 1.294.0")]
    public partial CertificateType Type { get; init; }

    /// <summary>Host that presents this certificate; null for trusted certificates shared by the pool.</summary>
    [Field(4, "host", Qualifier.StaticRO, Optional = true, Lifecycle = "published stockholm")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Start of the validity period; the certificate must be rejected earlier than this.</summary>
    [Field(5, "not_before", Qualifier.StaticRO, Optional = true, Lifecycle = "published stockholm")]
    public partial DateTimeOffset NotBefore { get; init; }

    /// <summary>End of the validity period, after which the certificate has expired.</summary>
    [Field(6, "not_after", Qualifier.StaticRO, Optional = true, Lifecycle = "published stockholm")]
    public partial DateTimeOffset NotAfter { get; init; }

    /// <summary>Deprecated: digest identifying the certificate, superseded by the SHA-256 fingerprint field.</summary>
    [Field(7, "fingerprint", Qualifier.StaticRO, Default = "", Lifecycle = "published stockholm, deprecated 24.19.0")]
    public partial string Fingerprint { get; init; }

    /// <summary>SHA-256 digest of the certificate, as a hexadecimal string.</summary>
    [Field(8, "fingerprint_sha256", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 24.20.0")]
    public partial string FingerprintSha256 { get; init; }

    /// <summary>SHA-1 digest of the certificate, as a hexadecimal string.</summary>
    [Field(9, "fingerprint_sha1", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 24.20.0")]
    public partial string FingerprintSha1 { get; init; }

    /// <summary>Kinds of connection a trusted certificate is meant to verify; empty when unrestricted.</summary>
    [Field(10, "purpose", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 26.13.0")]
    public partial XenSet<CertificatePurpose> Purpose { get; init; }

    /// <summary>The certificate itself as PEM text; empty when only its owner has it.</summary>
    [Field(11, "pem", Qualifier.StaticRO, Default = "", Internal = true)]
    public partial string Pem { get; init; }
}
