using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Enable SR-IOV on a physical PIF and attach it to the given network.</summary>
[Call("network_sriov.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published kolkata")]
public sealed partial record NetworkSriovCreate(
    [Param("pif", Since = "kolkata")] Ref<PIFRecord> PIF,
    [Param("network", Since = "kolkata")] Ref<NetworkRecord> Network) : Call<Ref<NetworkSriovRecord>>;

/// <summary>Disable SR-IOV on the card and delete its logical PIF.</summary>
[Call("network_sriov.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published kolkata")]
public sealed partial record NetworkSriovDestroy(
    [Param("self", Since = "kolkata")] Ref<NetworkSriovRecord> Self) : Call<Nothing>;

/// <summary>Return how many virtual functions of the card are still free.</summary>
[Call("network_sriov.get_remaining_capacity", Roles = Role.Everyone, Async = true, Lifecycle = "published kolkata")]
public sealed partial record NetworkSriovGetRemainingCapacity(
    [Param("self", Since = "kolkata")] Ref<NetworkSriovRecord> Self) : Call<long>;
