using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Take a disk-only snapshot of a VM in any power state, optionally leaving out some disks.</summary>
[Call(
    "VM.snapshot", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState, ErrorCode.SRFull,
    ErrorCode.OperationNotAllowed], Lifecycle = "published orlando")]
public sealed partial record VMSnapshot(
    [Param("vm", Since = "orlando")] Ref<VMRecord> VM,
    [Param("new_name", Since = "orlando")] string NewName,
    [Param("ignore_vdis", Since = "21.4.0", Optional = true)] RefSet<VDIRecord> IgnoreVdis) : Call<Ref<VMRecord>>;

/// <summary>Removed: took a snapshot after asking the Windows guest to flush via VSS.</summary>
[Call(
    "VM.snapshot_with_quiesce", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.SRFull, ErrorCode.OperationNotAllowed, ErrorCode.VMSnapshotWithQuiesceFailed,
    ErrorCode.VMSnapshotWithQuiesceTimeout, ErrorCode.VMSnapshotWithQuiescePluginDeosNotRespond,
    ErrorCode.VMSnapshotWithQuiesceNotSupported], Lifecycle = "published orlando, deprecated quebec, removed quebec")]
public sealed partial record VMSnapshotWithQuiesce(
    [Param("vm", Since = "orlando")] Ref<VMRecord> VM,
    [Param("new_name", Since = "orlando")] string NewName) : Call<Ref<VMRecord>>;

/// <summary>Duplicate a VM or template, using fast copy-on-write disks where the storage supports it.</summary>
[Call(
    "VM.clone", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState, ErrorCode.SRFull,
    ErrorCode.OperationNotAllowed, ErrorCode.LicenceRestriction], Lifecycle = "published rio")]
public sealed partial record VMClone(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("new_name", Since = "rio")] string NewName) : Call<Ref<VMRecord>>;

/// <summary>Duplicate a VM with full disk copies, onto the given SR or each disk's own SR when null.</summary>
[Call(
    "VM.copy", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState, ErrorCode.SRFull,
    ErrorCode.OperationNotAllowed, ErrorCode.LicenceRestriction], Lifecycle = "published rio, extended cowley")]
public sealed partial record VMCopy(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("new_name", Since = "rio")] string NewName,
    [Param("sr", Since = "rio")] Ref<SRRecord> SR) : Call<Ref<VMRecord>>;

/// <summary>Roll the parent VM back to the disks and settings kept in this snapshot.</summary>
[Call(
    "VM.revert", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OperationNotAllowed, ErrorCode.SRFull, ErrorCode.VMRevertFailed], Lifecycle = "published midnight-ride")]
public sealed partial record VMRevert(
    [Param("snapshot", Since = "midnight-ride")] Ref<VMRecord> Snapshot) : Call<Nothing>;

/// <summary>Snapshot a VM including its memory, suspending it briefly when it is running.</summary>
[Call(
    "VM.checkpoint", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState, ErrorCode.SRFull,
    ErrorCode.OperationNotAllowed, ErrorCode.VMCheckpointSuspendFailed, ErrorCode.VMCheckpointResumeFailed],
    Lifecycle = "published midnight-ride")]
public sealed partial record VMCheckpoint(
    [Param("vm", Since = "midnight-ride")] Ref<VMRecord> VM,
    [Param("new_name", Since = "midnight-ride")] string NewName) : Call<Ref<VMRecord>>;

/// <summary>Deprecated: internal call that cloned a suspended VM; do not use it.</summary>
[Call(
    "VM.csvm", Roles = Role.VMAdmins, Async = true, Hidden = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.SRFull, ErrorCode.OperationNotAllowed, ErrorCode.LicenceRestriction],
    Lifecycle = "published rio, deprecated miami")]
public sealed partial record VMCsvm(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Ref<VMRecord>>;

/// <summary>Deprecated: overwrote the origin, time and VSS identifier stored on a snapshot.</summary>
[Call(
    "VM.update_snapshot_metadata", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published george, deprecated midnight-ride")]
public sealed partial record VMUpdateSnapshotMetadata(
    [Param("vm", Since = "george")] Ref<VMRecord> VM,
    [Param("snapshot_of", Since = "george")] Ref<VMRecord> SnapshotOf,
    [Param("snapshot_time", Since = "george")] DateTimeOffset SnapshotTime,
    [Param("transportable_snapshot_id", Since = "george")] string TransportableSnapshotId) : Call<Nothing>;
