using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Attach the SR on the host so its disks become usable there.</summary>
[Call(
    "PBD.plug", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.SRUnknownDriver],
    Lifecycle = "published rio")]
public sealed partial record PBDPlug(
    [Param("self", Since = "rio")] Ref<PBDRecord> Self) : Call<Nothing>;

/// <summary>Detach the SR from the host; none of its disks may be in use there.</summary>
[Call("PBD.unplug", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record PBDUnplug(
    [Param("self", Since = "rio")] Ref<PBDRecord> Self) : Call<Nothing>;

/// <summary>Replace the backend settings used to reach the storage.</summary>
[Call("PBD.set_device_config", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record PBDSetDeviceConfig(
    [Param("self", Since = "miami")] Ref<PBDRecord> Self,
    [Param("value", Since = "miami")] XenMap<string, string> Value) : Call<Nothing>;
