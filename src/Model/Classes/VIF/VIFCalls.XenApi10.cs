using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Xen API 1.0: give an unplugged interface another position among those of its VM.</summary>
[Call(
    "VIF.set_device", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VIFSetDevice(
    [Param("self")] Ref<VIFRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Xen API 1.0: give an unplugged interface another hardware address.</summary>
[Call(
    "VIF.set_MAC", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VIFSetMAC(
    [Param("self")] Ref<VIFRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Xen API 1.0: give an unplugged interface another largest packet size, in bytes.</summary>
[Call(
    "VIF.set_MTU", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record VIFSetMTU(
    [Param("self")] Ref<VIFRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;
