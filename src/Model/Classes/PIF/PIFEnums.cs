using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>How a PIF obtains its IPv4 address.</summary>
[XenEnum("ip_configuration_mode")]
public enum IPConfigurationMode
{
    /// <summary>The PIF carries no IPv4 address.</summary>
    [Wire("None")]
    None = 0,

    /// <summary>The PIF obtains its IPv4 address from a DHCP server.</summary>
    [Wire("DHCP")]
    DHCP = 1,

    /// <summary>The PIF uses an IPv4 address fixed by the administrator.</summary>
    [Wire("Static")]
    Static = 2,
}

/// <summary>How a PIF obtains its IPv6 address.</summary>
[XenEnum("ipv6_configuration_mode")]
public enum Ipv6ConfigurationMode
{
    /// <summary>The PIF carries no configured IPv6 address.</summary>
    [Wire("None", Since = "tampa")]
    None = 0,

    /// <summary>The PIF obtains its IPv6 address from a DHCPv6 server.</summary>
    [Wire("DHCP", Since = "tampa")]
    DHCP = 1,

    /// <summary>The PIF uses an IPv6 address fixed by the administrator.</summary>
    [Wire("Static", Since = "tampa")]
    Static = 2,

    /// <summary>The PIF derives its IPv6 address from router advertisements.</summary>
    [Wire("Autoconf", Since = "tampa")]
    Autoconf = 3,
}

/// <summary>Address family used for management traffic on a PIF.</summary>
[XenEnum("primary_address_type")]
public enum PrimaryAddressType
{
    /// <summary>Management traffic uses the IPv4 address.</summary>
    [Wire("IPv4", Since = "tampa")]
    IPv4 = 0,

    /// <summary>Management traffic uses the IPv6 address.</summary>
    [Wire("IPv6", Since = "tampa")]
    IPv6 = 1,
}

/// <summary>Whether IGMP snooping is active on the bridge of a PIF.</summary>
[XenEnum("pif_igmp_status")]
public enum PIFIgmpStatus
{
    /// <summary>The bridge filters multicast by snooping IGMP messages.</summary>
    [Wire("enabled", Since = "inverness")]
    Enabled = 0,

    /// <summary>The bridge floods multicast without snooping.</summary>
    [Wire("disabled", Since = "inverness")]
    Disabled = 1,

    /// <summary>The snooping state could not be determined.</summary>
    [Wire("unknown", Since = "inverness")]
    Unknown = 2,
}
