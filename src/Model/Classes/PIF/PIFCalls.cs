using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated: adds a tagged VLAN interface on a host device; use VLAN.create.</summary>
[Call(
    "PIF.create_VLAN", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.VLANTagInvalid],
    Lifecycle = "published rio, deprecated miami")]
public sealed partial record PIFCreateVLAN(
    [Param("device", Since = "rio")] string Device,
    [Param("network", Since = "rio")] Ref<NetworkRecord> Network,
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("VLAN", Since = "rio")] long VLAN) : Call<Ref<PIFRecord>>;

/// <summary>Deprecated: deletes a VLAN interface that is not in use; use VLAN.destroy.</summary>
[Call(
    "PIF.destroy", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.PIFIsPhysical],
    Lifecycle = "published rio, deprecated miami")]
public sealed partial record PIFDestroy(
    [Param("self", Since = "rio")] Ref<PIFRecord> Self) : Call<Nothing>;

/// <summary>Change the IPv4 address mode and settings of the interface.</summary>
[Call(
    "PIF.reconfigure_ip", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusteringEnabled],
    Lifecycle = "published miami")]
public sealed partial record PIFReconfigureIp(
    [Param("self", Since = "miami")] Ref<PIFRecord> Self,
    [Param("mode", Since = "miami")] IPConfigurationMode Mode,
    [Param("IP", Since = "miami")] string IP,
    [Param("netmask", Since = "miami")] string Netmask,
    [Param("gateway", Since = "miami")] string Gateway,
    [Param("DNS", Since = "miami")] string DNS) : Call<Nothing>;

/// <summary>Change the IPv6 address mode and settings of the interface.</summary>
[Call(
    "PIF.reconfigure_ipv6", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusteringEnabled],
    Lifecycle = "published tampa")]
public sealed partial record PIFReconfigureIpv6(
    [Param("self", Since = "tampa")] Ref<PIFRecord> Self,
    [Param("mode", Since = "tampa")] Ipv6ConfigurationMode Mode,
    [Param("IPv6", Since = "tampa")] string IPv6,
    [Param("gateway", Since = "tampa")] string Gateway,
    [Param("DNS", Since = "tampa")] string DNS) : Call<Nothing>;

/// <summary>Choose whether IPv4 or IPv6 is the preferred address family of the interface.</summary>
[Call("PIF.set_primary_address_type", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record PIFSetPrimaryAddressType(
    [Param("self", Since = "tampa")] Ref<PIFRecord> Self,
    [Param("primary_address_type", Since = "tampa")] PrimaryAddressType PrimaryAddressType) : Call<Nothing>;

/// <summary>Detect network cards on a host and create PIF records for new ones.</summary>
[Call("PIF.scan", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record PIFScan(
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Create a PIF record for a network card of a host, identified by MAC and device name.</summary>
[Call("PIF.introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record PIFIntroduce(
    [Param("host", Since = "miami")] Ref<HostRecord> Host,
    [Param("MAC", Since = "miami")] string MAC,
    [Param("device", Since = "miami")] string Device,
    [Param("managed", Since = "vgpu-productisation", Default = true)] bool Managed) : Call<Ref<PIFRecord>>;

/// <summary>Drop the record of a physical PIF, which must not be in use by a bond, VLAN or tunnel.</summary>
[Call(
    "PIF.forget", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.PIFTunnelStillExists,
    ErrorCode.ClusteringEnabled], Lifecycle = "published miami")]
public sealed partial record PIFForget(
    [Param("self", Since = "miami")] Ref<PIFRecord> Self) : Call<Nothing>;

/// <summary>Take the interface down on its host, as long as unplugging is not disallowed.</summary>
[Call(
    "PIF.unplug", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.HAOperationWouldBreakFailoverPlan,
    ErrorCode.VIFInUse, ErrorCode.PIFDoesNotAllowUnplug, ErrorCode.PIFHasFcoeSRInUse], Lifecycle = "published miami")]
public sealed partial record PIFUnplug(
    [Param("self", Since = "miami")] Ref<PIFRecord> Self) : Call<Nothing>;

/// <summary>Choose whether the interface is protected against being taken down.</summary>
[Call(
    "PIF.set_disallow_unplug", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.OtherOperationInProgress,
    ErrorCode.ClusteringEnabled], Lifecycle = "published orlando")]
public sealed partial record PIFSetDisallowUnplug(
    [Param("self", Since = "orlando")] Ref<PIFRecord> Self,
    [Param("value", Since = "orlando")] bool Value) : Call<Nothing>;

/// <summary>Bring the interface up on its host with its configured settings.</summary>
[Call(
    "PIF.plug", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.TransportPIFNotConfigured],
    Lifecycle = "published miami")]
public sealed partial record PIFPlug(
    [Param("self", Since = "miami")] Ref<PIFRecord> Self) : Call<Nothing>;

/// <summary>Internal: record the PIF of a joining host in the pool database with all its settings.</summary>
[Call("PIF.pool_introduce", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published rio")]
public sealed partial record PIFPoolIntroduce(
    [Param("device", Since = "miami")] string Device,
    [Param("network", Since = "miami")] Ref<NetworkRecord> Network,
    [Param("host", Since = "miami")] Ref<HostRecord> Host,
    [Param("MAC", Since = "miami")] string MAC,
    [Param("MTU", Since = "miami")] long MTU,
    [Param("VLAN", Since = "miami")] long VLAN,
    [Param("physical", Since = "miami")] bool Physical,
    [Param("ip_configuration_mode", Since = "miami")] IPConfigurationMode IpConfigurationMode,
    [Param("IP", Since = "miami")] string IP,
    [Param("netmask", Since = "miami")] string Netmask,
    [Param("gateway", Since = "miami")] string Gateway,
    [Param("DNS", Since = "miami")] string DNS,
    [Param("bond_slave_of", Since = "miami")] Ref<BondRecord> BondSlaveOf,
    [Param("VLAN_master_of", Since = "miami")] Ref<VLANRecord> VLANMasterOf,
    [Param("management", Since = "miami")] bool Management,
    [Param("other_config", Since = "miami")] XenMap<string, string> OtherConfig,
    [Param("disallow_unplug", Since = "orlando", Default = false)] bool DisallowUnplug,
    [Param("ipv6_configuration_mode", Since = "boston", Default = Ipv6ConfigurationMode.None)]
    Ipv6ConfigurationMode Ipv6ConfigurationMode,
    [Param("IPv6", Since = "boston", Optional = true)] XenSet<string> IPv6,
    [Param("ipv6_gateway", Since = "boston", Default = "")] string Ipv6Gateway,
    [Param("primary_address_type", Since = "boston", Default = PrimaryAddressType.IPv4)]
    PrimaryAddressType PrimaryAddressType,
    [Param("managed", Since = "vgpu-productisation", Default = true)] bool Managed,
    [Param("properties", Since = "creedence", Optional = true)] XenMap<string, string> Properties)
    : Call<Ref<PIFRecord>>;

/// <summary>Create a PIF record in the database only, leaving the host network untouched.</summary>
[Call("PIF.db_introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record PIFDbIntroduce(
    [Param("device", Since = "orlando")] string Device,
    [Param("network", Since = "orlando")] Ref<NetworkRecord> Network,
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("MAC", Since = "orlando")] string MAC,
    [Param("MTU", Since = "orlando")] long MTU,
    [Param("VLAN", Since = "orlando")] long VLAN,
    [Param("physical", Since = "orlando")] bool Physical,
    [Param("ip_configuration_mode", Since = "orlando")] IPConfigurationMode IpConfigurationMode,
    [Param("IP", Since = "orlando")] string IP,
    [Param("netmask", Since = "orlando")] string Netmask,
    [Param("gateway", Since = "orlando")] string Gateway,
    [Param("DNS", Since = "orlando")] string DNS,
    [Param("bond_slave_of", Since = "orlando")] Ref<BondRecord> BondSlaveOf,
    [Param("VLAN_master_of", Since = "orlando")] Ref<VLANRecord> VLANMasterOf,
    [Param("management", Since = "orlando")] bool Management,
    [Param("other_config", Since = "orlando")] XenMap<string, string> OtherConfig,
    [Param("disallow_unplug", Since = "orlando", Default = false)] bool DisallowUnplug,
    [Param("ipv6_configuration_mode", Since = "boston", Default = Ipv6ConfigurationMode.None)]
    Ipv6ConfigurationMode Ipv6ConfigurationMode,
    [Param("IPv6", Since = "boston", Optional = true)] XenSet<string> IPv6,
    [Param("ipv6_gateway", Since = "boston", Default = "")] string Ipv6Gateway,
    [Param("primary_address_type", Since = "boston", Default = PrimaryAddressType.IPv4)]
    PrimaryAddressType PrimaryAddressType,
    [Param("managed", Since = "vgpu-productisation", Default = true)] bool Managed,
    [Param("properties", Since = "creedence", Optional = true)] XenMap<string, string> Properties)
    : Call<Ref<PIFRecord>>;

/// <summary>Delete a PIF record from the database only, leaving the host network untouched.</summary>
[Call("PIF.db_forget", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record PIFDbForget(
    [Param("self", Since = "orlando")] Ref<PIFRecord> Self) : Call<Nothing>;

/// <summary>Set one tunable link option of the interface, such as generic receive offload.</summary>
[Call("PIF.set_property", Roles = Role.PoolOperators, Async = true, Lifecycle = "published creedence")]
public sealed partial record PIFSetProperty(
    [Param("self", Since = "creedence")] Ref<PIFRecord> Self,
    [Param("name", Since = "creedence")] string Name,
    [Param("value", Since = "creedence")] string Value) : Call<Nothing>;
