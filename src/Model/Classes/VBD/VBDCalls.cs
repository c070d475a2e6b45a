using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Take the medium out of a CD drive, leaving the drive empty.</summary>
[Call(
    "VBD.eject", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VBDNotRemovableMedia,
    ErrorCode.VBDIsEmpty], Lifecycle = "published rio")]
public sealed partial record VBDEject(
    [Param("vbd", Since = "rio")] Ref<VBDRecord> VBD) : Call<Nothing>;

/// <summary>Put a disk image into an empty CD drive as its medium.</summary>
[Call(
    "VBD.insert", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VBDNotRemovableMedia,
    ErrorCode.VBDNotEmpty], Lifecycle = "published rio")]
public sealed partial record VBDInsert(
    [Param("vbd", Since = "rio")] Ref<VBDRecord> VBD,
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI) : Call<Nothing>;

/// <summary>Hot-attach the disk to its running VM.</summary>
[Call("VBD.plug", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VBDPlug(
    [Param("self", Since = "rio")] Ref<VBDRecord> Self) : Call<Nothing>;

/// <summary>Hot-detach the disk from its running VM, waiting for the guest to release it.</summary>
[Call(
    "VBD.unplug", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.DeviceDetachRejected,
    ErrorCode.DeviceAlreadyDetached], Lifecycle = "published rio")]
public sealed partial record VBDUnplug(
    [Param("self", Since = "rio")] Ref<VBDRecord> Self) : Call<Nothing>;

/// <summary>Detach the disk from a running VM without waiting for the guest to cooperate.</summary>
[Call("VBD.unplug_force", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VBDUnplugForce(
    [Param("self", Since = "rio")] Ref<VBDRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: forcibly detached the disk while skipping the unpluggable check; no longer served.</summary>
[Call(
    "VBD.unplug_force_no_safety_check", Roles = Role.VMAdmins, Async = true, Hidden = true,
    Lifecycle = "published symc, deprecated ely")]
public sealed partial record VBDUnplugForceNoSafetyCheck(
    [Param("self", Since = "symc")] Ref<VBDRecord> Self) : Call<Nothing>;

/// <summary>Raise an error if the disk could not be attached to its VM at this moment.</summary>
[Call("VBD.assert_attachable", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VBDAssertAttachable(
    [Param("self", Since = "rio")] Ref<VBDRecord> Self) : Call<Nothing>;

/// <summary>Halt I/O at the device backend and return a token needed to resume it; internal use.</summary>
[Call("VBD.pause", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published symc")]
public sealed partial record VBDPause(
    [Param("self", Since = "symc")] Ref<VBDRecord> Self) : Call<string>;

/// <summary>Resume I/O on a paused device, passing the token obtained when it was paused; internal use.</summary>
[Call("VBD.unpause", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published symc")]
public sealed partial record VBDUnpause(
    [Param("self", Since = "symc")] Ref<VBDRecord> Self,
    [Param("token", Since = "orlando", Default = "")] string Token) : Call<Nothing>;

/// <summary>Change the access mode to read-only or read-write while the VM is not using the device.</summary>
[Call("VBD.set_mode", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VBDSetMode(
    [Param("self", Since = "rio")] Ref<VBDRecord> Self,
    [Param("value", Since = "rio")] VBDMode Value) : Call<Nothing>;
