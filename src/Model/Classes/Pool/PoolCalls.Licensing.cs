using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Return the pool's lowest effective edition and its earliest expiry date.</summary>
[Call("pool.get_license_state", Roles = Role.Everyone, Async = true, Lifecycle = "published clearwater")]
public sealed partial record PoolGetLicenseState(
    [Param("self", Since = "clearwater")] Ref<PoolRecord> Self) : Call<XenMap<string, string>>;

/// <summary>License all hosts for the given edition, undoing the change if any host fails.</summary>
[Call("pool.apply_edition", Roles = Role.PoolOperators, Async = true, Lifecycle = "published clearwater")]
public sealed partial record PoolApplyEdition(
    [Param("self", Since = "clearwater")] Ref<PoolRecord> Self,
    [Param("edition", Since = "clearwater")] string Edition) : Call<Nothing>;
