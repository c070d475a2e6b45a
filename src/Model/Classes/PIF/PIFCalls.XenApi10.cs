using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Xen API 1.0: give a physical interface another device name.</summary>
[Call(
    "PIF.set_device", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record PIFSetDevice(
    [Param("self")] Ref<PIFRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Xen API 1.0: give a physical interface another largest packet size, in bytes.</summary>
[Call(
    "PIF.set_MTU", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published xen-api-1.0.0")]
public sealed partial record PIFSetMTU(
    [Param("self")] Ref<PIFRecord> Self,
    [Param("value")] long Value) : Call<Nothing>;
