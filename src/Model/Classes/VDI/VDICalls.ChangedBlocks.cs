using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Start tracking changed blocks on the disk; does nothing if already active.</summary>
[Call(
    "VDI.enable_cbt", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.SROperationNotSupported,
    ErrorCode.VDIMissing, ErrorCode.SRNotAttached, ErrorCode.SRHasNoPbds, ErrorCode.OperationNotAllowed,
    ErrorCode.VDIIncompatibleType, ErrorCode.VDIOnBootModeIncompatibleWithOperation],
    Lifecycle = "published inverness")]
public sealed partial record VDIEnableCbt(
    [Param("self", Since = "inverness")] Ref<VDIRecord> Self) : Call<Nothing>;

/// <summary>Stop tracking changed blocks on the disk; does nothing if already inactive.</summary>
[Call(
    "VDI.disable_cbt", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.SROperationNotSupported,
    ErrorCode.VDIMissing, ErrorCode.SRNotAttached, ErrorCode.SRHasNoPbds, ErrorCode.OperationNotAllowed,
    ErrorCode.VDIIncompatibleType, ErrorCode.VDIOnBootModeIncompatibleWithOperation],
    Lifecycle = "published inverness")]
public sealed partial record VDIDisableCbt(
    [Param("self", Since = "inverness")] Ref<VDIRecord> Self) : Call<Nothing>;

/// <summary>Record whether changed block tracking is active; used by storage drivers.</summary>
[Call(
    "VDI.set_cbt_enabled", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Lifecycle = "published inverness")]
public sealed partial record VDISetCbtEnabled(
    [Param("self", Since = "inverness")] Ref<VDIRecord> Self,
    [Param("value", Since = "inverness")] bool Value) : Call<Nothing>;

/// <summary>Delete the data of a snapshot while keeping its record and changed block metadata.</summary>
[Call(
    "VDI.data_destroy", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.SROperationNotSupported,
    ErrorCode.VDIMissing, ErrorCode.SRNotAttached, ErrorCode.SRHasNoPbds, ErrorCode.OperationNotAllowed,
    ErrorCode.VDIIncompatibleType, ErrorCode.VDINoCBTMetadata, ErrorCode.VDIInUse, ErrorCode.VDIIsAPhysicalDevice],
    Lifecycle = "published inverness")]
public sealed partial record VDIDataDestroy(
    [Param("self", Since = "inverness")] Ref<VDIRecord> Self) : Call<Nothing>;

/// <summary>Return a base64 bitmap of the 64 KiB blocks that differ between two disk images.</summary>
[Call(
    "VDI.list_changed_blocks", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.SROperationNotSupported,
    ErrorCode.VDIMissing, ErrorCode.SRNotAttached, ErrorCode.SRHasNoPbds, ErrorCode.VDIInUse],
    Lifecycle = "published inverness")]
public sealed partial record VDIListChangedBlocks(
    [Param("vdi_from", Since = "inverness")] Ref<VDIRecord> VdiFrom,
    [Param("vdi_to", Since = "inverness")] Ref<VDIRecord> VdiTo) : Call<string>;

/// <summary>List the servers and export details for reading the disk over the NBD protocol with TLS.</summary>
[Call(
    "VDI.get_nbd_info", Roles = Role.VMAdmins, Raises = [ErrorCode.VDIIncompatibleType],
    Lifecycle = "published inverness")]
public sealed partial record VDIGetNbdInfo(
    [Param("self", Since = "inverness")] Ref<VDIRecord> Self) : Call<XenSet<VdiNbdServerInfoRecord>>;
