using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Xen API 1.0: address of the gateway offered to guests; today an other_config key.</summary>
[Call(
    "network.get_default_gateway", Roles = Role.Everyone, Hidden = true, Lifecycle = "published xen-api-1.0.5")]
public sealed partial record NetworkGetDefaultGateway(
    [Param("self")] Ref<NetworkRecord> Self) : Call<string>;

/// <summary>Xen API 1.0: set the address of the gateway offered to guests; today an other_config key.</summary>
[Call(
    "network.set_default_gateway", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published xen-api-1.0.5")]
public sealed partial record NetworkSetDefaultGateway(
    [Param("self")] Ref<NetworkRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Xen API 1.0: netmask offered to guests; today an other_config key.</summary>
[Call(
    "network.get_default_netmask", Roles = Role.Everyone, Hidden = true, Lifecycle = "published xen-api-1.0.5")]
public sealed partial record NetworkGetDefaultNetmask(
    [Param("self")] Ref<NetworkRecord> Self) : Call<string>;

/// <summary>Xen API 1.0: set the netmask offered to guests; today an other_config key.</summary>
[Call(
    "network.set_default_netmask", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published xen-api-1.0.5")]
public sealed partial record NetworkSetDefaultNetmask(
    [Param("self")] Ref<NetworkRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;
