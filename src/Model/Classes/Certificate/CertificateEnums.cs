using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Role a certificate plays within the pool.</summary>
[XenEnum("certificate_type")]
public enum CertificateType
{
    /// <summary>Trusted authority certificate used to validate other certificates.</summary>
    [Wire("ca", Since = "1.294.0")]
    Ca = 0,

    /// <summary>Certificate a host presents to clients and other outside parties.</summary>
    [Wire("host", Since = "1.294.0")]
    Host = 1,

    /// <summary>Certificate a host presents to other members of the pool.</summary>
    [Wire("host_internal", Since = "1.295.0")]
    HostInternal = 2,

    /// <summary>Peer certificate trusted directly, without a signing authority.</summary>
    [Wire("pinned", Since = "26.13.0")]
    Pinned = 3,
}
