using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Xen API 1.0: give an unplugged disk another position among those of its VM.</summary>
[Call(
    "VBD.set_device", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VBDSetDevice(
    [Param("self")] Ref<VBDRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Xen API 1.0: put another medium into a removable drive; today VBD.eject and VBD.insert.</summary>
[Call(
    "VBD.media_change", Roles = Role.VMOperators, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VBDMediaChange(
    [Param("vbd")] Ref<VBDRecord> VBD,
    [Param("vdi")] Ref<VDIRecord> VDI) : Call<Nothing>;
