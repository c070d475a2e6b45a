using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a network.</summary>
[XenEnum("network_operations")]
public enum NetworkOperations
{
    /// <summary>The network is being brought up on a host or attached to a VIF.</summary>
    [Wire("attaching")]
    Attaching = 0,
}

/// <summary>Traffic policy for VIFs that inherit their locking mode from the network.</summary>
[XenEnum("network_default_locking_mode")]
public enum NetworkDefaultLockingMode
{
    /// <summary>Inheriting VIFs pass traffic without filtering.</summary>
    [Wire("unlocked", Since = "tampa")]
    Unlocked = 0,

    /// <summary>Inheriting VIFs have all their traffic dropped.</summary>
    [Wire("disabled", Since = "tampa")]
    Disabled = 1,
}

/// <summary>Special service for which a network may be used.</summary>
[XenEnum("network_purpose")]
public enum NetworkPurpose
{
    /// <summary>Disk contents may be served by NBD protected with TLS.</summary>
    [Wire("nbd", Since = "inverness")]
    Nbd = 0,

    /// <summary>Disk contents may be served by NBD without encryption.</summary>
    [Wire("insecure_nbd", Since = "inverness")]
    InsecureNbd = 1,
}
