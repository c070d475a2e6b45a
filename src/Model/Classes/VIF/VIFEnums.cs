using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a virtual network interface.</summary>
[XenEnum("vif_operations")]
public enum VIFOperations
{
    /// <summary>Connecting the VIF to its VM.</summary>
    [Wire("attach")]
    Attach = 0,

    /// <summary>Hotplugging the VIF into a running VM.</summary>
    [Wire("plug", Since = "rio")]
    Plug = 1,

    /// <summary>Hot-removing the VIF from a running VM.</summary>
    [Wire("unplug", Since = "rio")]
    Unplug = 2,
}

/// <summary>How strictly the traffic of a VIF is filtered.</summary>
[XenEnum("vif_locking_mode")]
public enum VIFLockingMode
{
    /// <summary>The VIF follows the default set on its network.</summary>
    [Wire("network_default", Since = "tampa")]
    NetworkDefault = 0,

    /// <summary>Only traffic using the assigned MAC and listed IP addresses passes.</summary>
    [Wire("locked", Since = "tampa")]
    Locked = 1,

    /// <summary>The VIF passes traffic without filtering.</summary>
    [Wire("unlocked", Since = "tampa")]
    Unlocked = 2,

    /// <summary>All traffic of the VIF is dropped.</summary>
    [Wire("disabled", Since = "tampa")]
    Disabled = 3,
}

/// <summary>How the guest end of a VIF obtains its IPv4 settings.</summary>
[XenEnum("vif_ipv4_configuration_mode")]
public enum VIFIpv4ConfigurationMode
{
    /// <summary>IPv4 settings are left to the guest.</summary>
    [Wire("None", Since = "dundee")]
    None = 0,

    /// <summary>A fixed IPv4 address is pushed to the guest.</summary>
    [Wire("Static", Since = "dundee")]
    Static = 1,

    /// <summary>The guest is told to obtain its IPv4 address by DHCP.</summary>
    [Wire("DHCP", Since = "26.16.0")]
    DHCP = 2,
}

/// <summary>How the guest end of a VIF obtains its IPv6 settings.</summary>
[XenEnum("vif_ipv6_configuration_mode")]
public enum VIFIpv6ConfigurationMode
{
    /// <summary>IPv6 settings are left to the guest.</summary>
    [Wire("None", Since = "dundee")]
    None = 0,

    /// <summary>A fixed IPv6 address is pushed to the guest.</summary>
    [Wire("Static", Since = "dundee")]
    Static = 1,

    /// <summary>The guest is told to use IPv6 autoconfiguration.</summary>
    [Wire("Autoconf", Since = "26.16.0")]
    Autoconf = 2,
}
