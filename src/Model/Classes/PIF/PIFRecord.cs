using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Network interface of a host: a physical card, or a bond, VLAN, tunnel or SR-IOV interface.</summary>
[XenClass(31, "PIF", Lifecycle = "published rio", Events = true)]
public sealed partial record PIFRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this PIF.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Name of the interface on its host, such as eth0.</summary>
    [Field(2, "device", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string Device { get; init; }

    /// <summary>Network to which the interface connects.</summary>
    [Field(3, "network", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<NetworkRecord> Network { get; init; }

    /// <summary>Host to which the interface belongs.</summary>
    [Field(4, "host", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Ethernet address of the interface.</summary>
    [Field(5, "MAC", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string MAC { get; init; }

    /// <summary>Largest packet the interface carries, in bytes.</summary>
    [Field(6, "MTU", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial long MTU { get; init; }

    /// <summary>VLAN tag put on traffic of the interface; -1 when untagged.</summary>
    [Field(7, "VLAN", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial long VLAN { get; init; }

    /// <summary>Additional editable label for the device behind the interface.</summary>
    [Field(
        8, "device_name", Qualifier.RW, WriteRoles = Role.PoolOperators, Internal = true, Lifecycle = "published rio")]
    public partial string DeviceName { get; init; }

    /// <summary>Record with link status and hardware details of the interface.</summary>
    [Field(9, "metrics", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<PIFMetricsRecord> Metrics { get; init; }

    /// <summary>True when the record stands for a real network card.</summary>
    [Field(10, "physical", Qualifier.DynamicRO, Default = false, Lifecycle = "published miami")]
    public partial bool Physical { get; init; }

    /// <summary>True when the interface is up on its host right now.</summary>
    [Field(11, "currently_attached", Qualifier.DynamicRO, Default = true, Lifecycle = "published miami")]
    public partial bool CurrentlyAttached { get; init; }

    /// <summary>How the IPv4 address is obtained: None, DHCP or Static.</summary>
    [Field(
        12, "ip_configuration_mode", Qualifier.DynamicRO, Default = IPConfigurationMode.None,
        Lifecycle = "published miami")]
    public partial IPConfigurationMode IpConfigurationMode { get; init; }

    /// <summary>IPv4 address of the interface; empty when it has none.</summary>
    [Field(13, "IP", Qualifier.DynamicRO, Default = "", Lifecycle = "published miami")]
    public partial string IP { get; init; }

    /// <summary>IPv4 netmask of the interface; empty when it has no address.</summary>
    [Field(14, "netmask", Qualifier.DynamicRO, Default = "", Lifecycle = "published miami")]
    public partial string Netmask { get; init; }

    /// <summary>IPv4 default gateway; empty when none is set.</summary>
    [Field(15, "gateway", Qualifier.DynamicRO, Default = "", Lifecycle = "published miami")]
    public partial string Gateway { get; init; }

    /// <summary>Comma-separated addresses of the DNS servers to use; empty when none.</summary>
    [Field(16, "DNS", Qualifier.DynamicRO, Default = "", Lifecycle = "published miami")]
    public partial string DNS { get; init; }

    /// <summary>Bond of which this interface is a member; null when not bonded.</summary>
    [Field(17, "bond_slave_of", Qualifier.DynamicRO, Optional = true, Lifecycle = "published miami")]
    public partial Ref<BondRecord> BondSlaveOf { get; init; }

    /// <summary>Bond that this interface represents; empty when it is not a bond interface.</summary>
    [Field(18, "bond_master_of", Qualifier.DynamicRO, InverseOf = "Bond.master", Lifecycle = "published miami")]
    public partial RefSet<BondRecord> BondMasterOf { get; init; }

    /// <summary>VLAN whose tagged side is this interface; null when it is not a VLAN interface.</summary>
    [Field(19, "VLAN_master_of", Qualifier.DynamicRO, Optional = true, Lifecycle = "published miami")]
    public partial Ref<VLANRecord> VLANMasterOf { get; init; }

    /// <summary>VLANs that send their tagged traffic over this interface.</summary>
    [Field(20, "VLAN_slave_of", Qualifier.DynamicRO, InverseOf = "VLAN.tagged_PIF", Lifecycle = "published miami")]
    public partial RefSet<VLANRecord> VLANSlaveOf { get; init; }

    /// <summary>True when the host uses this interface for management traffic.</summary>
    [Field(21, "management", Qualifier.DynamicRO, Default = false, Lifecycle = "published miami")]
    public partial bool Management { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        22, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True when the interface must stay up, for example because storage depends on it.</summary>
    [Field(23, "disallow_unplug", Qualifier.DynamicRO, Default = false, Lifecycle = "published orlando")]
    public partial bool DisallowUnplug { get; init; }

    /// <summary>Tunnels for which this interface is the access side.</summary>
    [Field(
        24, "tunnel_access_PIF_of", Qualifier.DynamicRO, InverseOf = "tunnel.access_PIF",
        Lifecycle = "published cowley")]
    public partial RefSet<TunnelRecord> TunnelAccessPIFOf { get; init; }

    /// <summary>Tunnels whose encapsulated traffic travels over this interface.</summary>
    [Field(
        25, "tunnel_transport_PIF_of", Qualifier.DynamicRO, InverseOf = "tunnel.transport_PIF",
        Lifecycle = "published cowley")]
    public partial RefSet<TunnelRecord> TunnelTransportPIFOf { get; init; }

    /// <summary>How the IPv6 address is obtained: None, DHCP, Static or Autoconf.</summary>
    [Field(
        26, "ipv6_configuration_mode", Qualifier.DynamicRO, Default = Ipv6ConfigurationMode.None,
        Lifecycle = "published tampa")]
    public partial Ipv6ConfigurationMode Ipv6ConfigurationMode { get; init; }

    /// <summary>IPv6 addresses of the interface, each with prefix length; empty when none.</summary>
    [Field(27, "IPv6", Qualifier.DynamicRO, Optional = true, Lifecycle = "published tampa")]
    public partial XenSet<string> IPv6 { get; init; }

    /// <summary>IPv6 default gateway; empty when none is set.</summary>
    [Field(28, "ipv6_gateway", Qualifier.DynamicRO, Default = "", Lifecycle = "published tampa")]
    public partial string Ipv6Gateway { get; init; }

    /// <summary>Whether IPv4 or IPv6 is preferred for reaching the host over this interface.</summary>
    [Field(
        29, "primary_address_type", Qualifier.DynamicRO, Default = PrimaryAddressType.IPv4,
        Lifecycle = "published tampa")]
    public partial PrimaryAddressType PrimaryAddressType { get; init; }

    /// <summary>True when the toolstack configures the interface; false when that is left to others.</summary>
    [Field(30, "managed", Qualifier.StaticRO, Default = true, Lifecycle = "published vgpu-productisation")]
    public partial bool Managed { get; init; }

    /// <summary>Tunable link options such as generic receive offload, as key-value pairs.</summary>
    [Field(31, "properties", Qualifier.DynamicRO, Optional = true, Lifecycle = "published creedence")]
    public partial XenMap<string, string> Properties { get; init; }

    /// <summary>Hardware abilities of the card, such as sriov or fcoe.</summary>
    [Field(32, "capabilities", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial XenSet<string> Capabilities { get; init; }

    /// <summary>Whether IGMP snooping is enabled, disabled or unknown on the bridge of the interface.</summary>
    [Field(
        33, "igmp_snooping_status", Qualifier.DynamicRO, Default = PIFIgmpStatus.Unknown,
        Lifecycle = "published inverness")]
    public partial PIFIgmpStatus IgmpSnoopingStatus { get; init; }

    /// <summary>SR-IOV setup that has this interface as its physical card; empty when none.</summary>
    [Field(
        34, "sriov_physical_PIF_of", Qualifier.DynamicRO, InverseOf = "network_sriov.physical_PIF",
        Lifecycle = "published kolkata")]
    public partial RefSet<NetworkSriovRecord> SriovPhysicalPIFOf { get; init; }

    /// <summary>SR-IOV setup that has this interface as its logical side; empty when none.</summary>
    [Field(
        35, "sriov_logical_PIF_of", Qualifier.DynamicRO, InverseOf = "network_sriov.logical_PIF",
        Lifecycle = "published kolkata")]
    public partial RefSet<NetworkSriovRecord> SriovLogicalPIFOf { get; init; }

    /// <summary>PCI device of the network card; null when the interface is not physical.</summary>
    [Field(36, "PCI", Qualifier.DynamicRO, Optional = true, Lifecycle = "published kolkata")]
    public partial Ref<PCIRecord> PCI { get; init; }
}
