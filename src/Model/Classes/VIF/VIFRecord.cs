using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Virtual network interface connecting a VM to a network.</summary>
[XenClass(62, "VIF", Lifecycle = "published rio", Events = true, Constructible = true, Roles = Role.VMAdmins)]
public sealed partial record VIFRecord : XenRecord
{
    /// <summary>Globally unique identifier of the virtual interface.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Actions the server would accept on the interface right now; a hint that can go stale.</summary>
    [Field(
        2, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VIFOperations> AllowedOperations { get; init; }

    /// <summary>Actions in progress, keyed by task with the operation as value; empty when idle.</summary>
    [Field(
        3, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VIFOperations> CurrentOperations { get; init; }

    /// <summary>Position of the interface within the VM as a decimal number, starting at 0.</summary>
    [Field(4, "device", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string Device { get; init; }

    /// <summary>Network the interface is connected to.</summary>
    [Field(5, "network", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<NetworkRecord> Network { get; init; }

    /// <summary>Virtual machine that owns the interface.</summary>
    [Field(6, "VM", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Ethernet address of the interface as six colon-separated hex pairs.</summary>
    [Field(7, "MAC", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string MAC { get; init; }

    /// <summary>Largest packet size in bytes that the interface carries without fragmentation.</summary>
    [Field(8, "MTU", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial long MTU { get; init; }

    /// <summary>True while the interface is held for a VM that is starting or running but not yet attached.</summary>
    [Field(9, "reserved", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial bool Reserved { get; init; }

    /// <summary>Free-form key/value pairs for clients, plus keys such as ethtool settings for the toolstack.</summary>
    [Field(10, "other_config", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True while the interface is plugged into a running or suspended VM.</summary>
    [Field(11, "currently_attached", Qualifier.StaticRO, Default = false, Lifecycle = "published rio, changed 1.257.0")]
    public partial bool CurrentlyAttached { get; init; }

    /// <summary>Numeric result of the most recent attach attempt; forgotten when the host reboots.</summary>
    [Field(12, "status_code", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long StatusCode { get; init; }

    /// <summary>Text explaining the most recent attach result; forgotten when the host reboots.</summary>
    [Field(13, "status_detail", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string StatusDetail { get; init; }

    /// <summary>Live key/value properties of the interface reported by the backend.</summary>
    [Field(14, "runtime_properties", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> RuntimeProperties { get; init; }

    /// <summary>Name of the traffic shaping policy to apply, such as ratelimit; empty for none.</summary>
    [Field(
        15, "qos_algorithm_type", Qualifier.RW, QueryName = "qos__algorithm_type", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string QosAlgorithmType { get; init; }

    /// <summary>Key/value parameters of the shaping policy, such as kbps for the rate limit.</summary>
    [Field(
        16, "qos_algorithm_params", Qualifier.RW, QueryName = "qos__algorithm_params", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial XenMap<string, string> QosAlgorithmParams { get; init; }

    /// <summary>Names of the traffic shaping policies this interface can use.</summary>
    [Field(
        17, "qos_supported_algorithms", Qualifier.DynamicRO, QueryName = "qos__supported_algorithms",
        Lifecycle = "published rio")]
    public partial XenSet<string> QosSupportedAlgorithms { get; init; }

    /// <summary>Legacy throughput record of the interface; usually null on current servers.</summary>
    [Field(
        18, "metrics", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial Ref<VIFMetricsRecord> Metrics { get; init; }

    /// <summary>True when the server generated the Ethernet address instead of the client supplying it.</summary>
    [Field(19, "MAC_autogenerated", Qualifier.DynamicRO, Default = false, Lifecycle = "published george")]
    public partial bool MACAutogenerated { get; init; }

    /// <summary>Traffic filter in force: network_default, locked, unlocked or disabled.</summary>
    [Field(
        20, "locking_mode", Qualifier.StaticRO, Default = VIFLockingMode.NetworkDefault,
        Lifecycle = "published tampa")]
    public partial VIFLockingMode LockingMode { get; init; }

    /// <summary>IPv4 addresses the guest may use when locked; empty permits none.</summary>
    [Field(21, "ipv4_allowed", Qualifier.StaticRO, Optional = true, Lifecycle = "published tampa")]
    public partial XenSet<string> Ipv4Allowed { get; init; }

    /// <summary>IPv6 addresses the guest may use when locked; empty permits none.</summary>
    [Field(22, "ipv6_allowed", Qualifier.StaticRO, Optional = true, Lifecycle = "published tampa")]
    public partial XenSet<string> Ipv6Allowed { get; init; }

    /// <summary>Whether the guest is told to use a static IPv4 address (Static) or left alone (None).</summary>
    [Field(
        23, "ipv4_configuration_mode", Qualifier.DynamicRO, Default = VIFIpv4ConfigurationMode.None,
        Lifecycle = "published dundee")]
    public partial VIFIpv4ConfigurationMode Ipv4ConfigurationMode { get; init; }

    /// <summary>IPv4 addresses with prefix length that the guest is told to use; empty when none is set.</summary>
    [Field(24, "ipv4_addresses", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial XenSet<string> Ipv4Addresses { get; init; }

    /// <summary>IPv4 default gateway the guest is told to use; empty when none is set.</summary>
    [Field(25, "ipv4_gateway", Qualifier.DynamicRO, Default = "", Lifecycle = "published dundee")]
    public partial string Ipv4Gateway { get; init; }

    /// <summary>Whether the guest is told to use a static IPv6 address (Static) or left alone (None).</summary>
    [Field(
        26, "ipv6_configuration_mode", Qualifier.DynamicRO, Default = VIFIpv6ConfigurationMode.None,
        Lifecycle = "published dundee")]
    public partial VIFIpv6ConfigurationMode Ipv6ConfigurationMode { get; init; }

    /// <summary>IPv6 addresses with prefix length that the guest is told to use; empty when none is set.</summary>
    [Field(27, "ipv6_addresses", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial XenSet<string> Ipv6Addresses { get; init; }

    /// <summary>IPv6 default gateway the guest is told to use; empty when none is set.</summary>
    [Field(28, "ipv6_gateway", Qualifier.DynamicRO, Default = "", Lifecycle = "published dundee")]
    public partial string Ipv6Gateway { get; init; }

    /// <summary>SR-IOV virtual function set aside for the interface; null when there is none.</summary>
    [Field(29, "reserved_pci", Qualifier.DynamicRO, Optional = true, Internal = true, Lifecycle = "published kolkata")]
    public partial Ref<PCIRecord> ReservedPci { get; init; }

    /// <summary>VLAN tags the interface may carry as a trunk; empty when no trunking is set up.</summary>
    [Field(30, "trunks", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 26.17.0")]
    public partial XenSet<long> Trunks { get; init; }
}
