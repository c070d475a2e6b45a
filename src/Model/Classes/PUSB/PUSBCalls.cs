using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Look for USB devices on a host and add or drop records to match.</summary>
[Call("PUSB.scan", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record PUSBScan(
    [Param("host", Since = "inverness")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Allow or forbid passing the device through to a VM.</summary>
[Call("PUSB.set_passthrough_enabled", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record PUSBSetPassthroughEnabled(
    [Param("self", Since = "inverness")] Ref<PUSBRecord> Self,
    [Param("value", Since = "inverness")] bool Value) : Call<Nothing>;
