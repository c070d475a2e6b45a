using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Join the given PIFs into a new bond on a network, choosing MAC, mode and options.</summary>
[Call("Bond.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record BondCreate(
    [Param("network", Since = "miami")] Ref<NetworkRecord> Network,
    [Param("members", Since = "miami")] RefSet<PIFRecord> Members,
    [Param("MAC", Since = "miami")] string MAC,
    [Param("mode", Since = "boston", Default = BondMode.BalanceSlb)] BondMode Mode,
    [Param("properties", Since = "tampa", Optional = true)] XenMap<string, string> Properties) : Call<Ref<BondRecord>>;

/// <summary>Break up the bond, moving its IP settings and VLANs back to the primary member.</summary>
[Call("Bond.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record BondDestroy(
    [Param("self", Since = "miami")] Ref<BondRecord> Self) : Call<Nothing>;

/// <summary>Switch the bond to a different balancing mode.</summary>
[Call("Bond.set_mode", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record BondSetMode(
    [Param("self", Since = "boston")] Ref<BondRecord> Self,
    [Param("value", Since = "boston")] BondMode Value) : Call<Nothing>;

/// <summary>Set one mode-specific option of the bond, such as the LACP hashing algorithm.</summary>
[Call("Bond.set_property", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record BondSetProperty(
    [Param("self", Since = "tampa")] Ref<BondRecord> Self,
    [Param("name", Since = "tampa")] string Name,
    [Param("value", Since = "tampa")] string Value) : Call<Nothing>;
