using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Hot-attach the interface to its running VM.</summary>
[Call("VIF.plug", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VIFPlug(
    [Param("self", Since = "rio")] Ref<VIFRecord> Self) : Call<Nothing>;

/// <summary>Hot-detach the interface from its running VM, with the guest cooperating.</summary>
[Call("VIF.unplug", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VIFUnplug(
    [Param("self", Since = "rio")] Ref<VIFRecord> Self) : Call<Nothing>;

/// <summary>Detach the interface from a running VM without waiting for the guest to cooperate.</summary>
[Call("VIF.unplug_force", Roles = Role.VMAdmins, Async = true, Lifecycle = "published boston")]
public sealed partial record VIFUnplugForce(
    [Param("self", Since = "boston")] Ref<VIFRecord> Self) : Call<Nothing>;

/// <summary>Reconnect the interface to another network, even while the VM is running.</summary>
[Call("VIF.move", Roles = Role.VMAdmins, Async = true, Lifecycle = "published ely")]
public sealed partial record VIFMove(
    [Param("self", Since = "ely")] Ref<VIFRecord> Self,
    [Param("network", Since = "ely")] Ref<NetworkRecord> Network) : Call<Nothing>;

/// <summary>Change which traffic filter applies to the interface.</summary>
[Call("VIF.set_locking_mode", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFSetLockingMode(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] VIFLockingMode Value) : Call<Nothing>;

/// <summary>Replace the list of IPv4 addresses the guest may use when locked.</summary>
[Call("VIF.set_ipv4_allowed", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFSetIpv4Allowed(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] XenSet<string> Value) : Call<Nothing>;

/// <summary>Permit one more IPv4 address for a locked interface.</summary>
[Call("VIF.add_ipv4_allowed", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFAddIpv4Allowed(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] string Value) : Call<Nothing>;

/// <summary>Withdraw permission for one IPv4 address on a locked interface.</summary>
[Call("VIF.remove_ipv4_allowed", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFRemoveIpv4Allowed(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] string Value) : Call<Nothing>;

/// <summary>Replace the list of IPv6 addresses the guest may use when locked.</summary>
[Call("VIF.set_ipv6_allowed", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFSetIpv6Allowed(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] XenSet<string> Value) : Call<Nothing>;

/// <summary>Permit one more IPv6 address for a locked interface.</summary>
[Call("VIF.add_ipv6_allowed", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFAddIpv6Allowed(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] string Value) : Call<Nothing>;

/// <summary>Withdraw permission for one IPv6 address on a locked interface.</summary>
[Call("VIF.remove_ipv6_allowed", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record VIFRemoveIpv6Allowed(
    [Param("self", Since = "tampa")] Ref<VIFRecord> Self,
    [Param("value", Since = "tampa")] string Value) : Call<Nothing>;

/// <summary>Tell the guest which static IPv4 address and gateway to use, or stop managing them.</summary>
[Call("VIF.configure_ipv4", Roles = Role.VMOperators, Async = true, Lifecycle = "published dundee, extended 26.16.0")]
public sealed partial record VIFConfigureIpv4(
    [Param("self", Since = "dundee")] Ref<VIFRecord> Self,
    [Param("mode", Since = "dundee")] VIFIpv4ConfigurationMode Mode,
    [Param("address", Since = "dundee", Default = "")] string Address,
    [Param("gateway", Since = "dundee", Default = "")] string Gateway) : Call<Nothing>;

/// <summary>Tell the guest which static IPv6 address and gateway to use, or stop managing them.</summary>
[Call("VIF.configure_ipv6", Roles = Role.VMOperators, Async = true, Lifecycle = "published dundee, extended 26.16.0")]
public sealed partial record VIFConfigureIpv6(
    [Param("self", Since = "dundee")] Ref<VIFRecord> Self,
    [Param("mode", Since = "dundee")] VIFIpv6ConfigurationMode Mode,
    [Param("address", Since = "dundee", Default = "")] string Address,
    [Param("gateway", Since = "dundee", Default = "")] string Gateway) : Call<Nothing>;

/// <summary>Allow one more VLAN tag on the interface trunk.</summary>
[Call("VIF.add_trunks", Roles = Role.VMAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record VIFAddTrunks(
    [Param("self")] Ref<VIFRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Stop allowing one VLAN tag on the interface trunk.</summary>
[Call("VIF.remove_trunks", Roles = Role.VMAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record VIFRemoveTrunks(
    [Param("self")] Ref<VIFRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;

/// <summary>Replace the set of VLAN tags allowed on the interface trunk.</summary>
[Call("VIF.set_trunks", Roles = Role.VMAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record VIFSetTrunks(
    [Param("self")] Ref<VIFRecord> Self,
    [Param("value")] XenSet<long> Value) : Call<Nothing>;
