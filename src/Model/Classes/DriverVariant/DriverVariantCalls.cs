using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Choose this variant for its driver, normally taking effect at the next reboot.</summary>
[Call("Driver_variant.select", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.2.0")]
public sealed partial record DriverVariantSelect(
    [Param("self")] Ref<DriverVariantRecord> Self) : Call<Nothing>;
