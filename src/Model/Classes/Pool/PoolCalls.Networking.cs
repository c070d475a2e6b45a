using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Create a tagged interface on every host for the named device and join it to a network.</summary>
[Call(
    "pool.create_VLAN", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.VLANTagInvalid],
    Lifecycle = "published rio")]
public sealed partial record PoolCreateVLAN(
    [Param("device", Since = "rio")] string Device,
    [Param("network", Since = "rio")] Ref<NetworkRecord> Network,
    [Param("VLAN", Since = "rio")] long VLAN) : Call<RefSet<PIFRecord>>;

/// <summary>Move the management interface of all hosts to the PIFs on another network.</summary>
[Call(
    "pool.management_reconfigure", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.HAIsEnabled,
    ErrorCode.PIFNotPresent, ErrorCode.CannotPlugBondSlave, ErrorCode.PIFIncompatiblePrimaryAddressType,
    ErrorCode.PIFHasNoNetworkConfiguration, ErrorCode.PIFHasNoV6NetworkConfiguration],
    Lifecycle = "published inverness")]
public sealed partial record PoolManagementReconfigure(
    [Param("network", Since = "inverness")] Ref<NetworkRecord> Network) : Call<Nothing>;

/// <summary>Create a tagged interface on every host, taking one host's PIF as the pattern.</summary>
[Call(
    "pool.create_VLAN_from_PIF", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.VLANTagInvalid],
    Lifecycle = "published rio")]
public sealed partial record PoolCreateVLANFromPIF(
    [Param("pif", Since = "rio")] Ref<PIFRecord> PIF,
    [Param("network", Since = "rio")] Ref<NetworkRecord> Network,
    [Param("VLAN", Since = "rio")] long VLAN) : Call<RefSet<PIFRecord>>;

/// <summary>Post a body over HTTPS to a host and port and return the answer, to test connectivity.</summary>
[Call("pool.send_test_post", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published george")]
public sealed partial record PoolSendTestPost(
    [Param("host", Since = "george")] string Host,
    [Param("port", Since = "george")] long Port,
    [Param("body", Since = "george")] string Body) : Call<string>;

/// <summary>Deprecated: set the external vSwitch controller address, or cleared it with an empty one.</summary>
[Call(
    "pool.set_vswitch_controller", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published midnight-ride, extended cowley, deprecated falcon")]
public sealed partial record PoolSetVswitchController(
    [Param("address", Since = "midnight-ride")] string Address) : Call<Nothing>;

/// <summary>Turn multicast snooping on the pool's virtual bridges on or off.</summary>
[Call("pool.set_igmp_snooping_enabled", Roles = Role.PoolOperators, Async = true, Lifecycle = "published inverness")]
public sealed partial record PoolSetIgmpSnoopingEnabled(
    [Param("self", Since = "inverness")] Ref<PoolRecord> Self,
    [Param("value", Since = "inverness")] bool Value) : Call<Nothing>;

/// <summary>Close or open plain HTTP port 80 on all hosts.</summary>
[Call("pool.set_https_only", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 22.27.0")]
public sealed partial record PoolSetHttpsOnly(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;
