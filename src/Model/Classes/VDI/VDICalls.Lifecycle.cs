using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Take a read-only point-in-time snapshot of the disk and return the new image.</summary>
[Call("VDI.snapshot", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VDISnapshot(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI,
    [Param("driver_params", Since = "miami", Optional = true)] XenMap<string, string> DriverParams)
    : Call<Ref<VDIRecord>>;

/// <summary>Make a writable copy in the same repository, using fast copy-on-write where possible.</summary>
[Call("VDI.clone", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VDIClone(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI,
    [Param("driver_params", Since = "miami", Optional = true)] XenMap<string, string> DriverParams)
    : Call<Ref<VDIRecord>>;

/// <summary>Change the disk to a new size in bytes; many storage types only allow growing.</summary>
[Call("VDI.resize", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VDIResize(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI,
    [Param("size", Since = "rio")] long Size) : Call<Nothing>;

/// <summary>Change the size in bytes of a disk that may be in use; rarely supported by storage drivers.</summary>
[Call(
    "VDI.resize_online", Roles = Role.VMAdmins, Async = true,
    Lifecycle = "published rio, deprecated inverness, removed inverness, published 26.16.1-next")]
public sealed partial record VDIResizeOnline(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI,
    [Param("size", Since = "rio")] long Size) : Call<Nothing>;

/// <summary>Copy the data in full, or as a delta against a base disk, to another repository or image.</summary>
[Call(
    "VDI.copy", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.VDIReadonly, ErrorCode.VDITooSmall,
    ErrorCode.VDINotSparse], Lifecycle = "published rio, extended cowley, extended clearwater-felton")]
public sealed partial record VDICopy(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI,
    [Param("sr", Since = "rio", Optional = true)] Ref<SRRecord> SR,
    [Param("base_vdi", Since = "clearwater-felton", Optional = true)] Ref<VDIRecord> BaseVdi,
    [Param("into_vdi", Since = "clearwater-felton", Optional = true)] Ref<VDIRecord> IntoVdi) : Call<Ref<VDIRecord>>;

/// <summary>Deprecated: broke the storage-level lock on a disk; no longer served.</summary>
[Call(
    "VDI.force_unlock", Roles = Role.VMAdmins, Async = true, Hidden = true,
    Lifecycle = "published rio, deprecated miami")]
public sealed partial record VDIForceUnlock(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI) : Call<Nothing>;

/// <summary>Return the storage configuration a given host would use for the disk; for debugging.</summary>
[Call("VDI.generate_config", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published orlando")]
public sealed partial record VDIGenerateConfig(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("vdi", Since = "orlando")] Ref<VDIRecord> VDI) : Call<string>;

/// <summary>Compute a checksum over the contents of the disk; internal and testing use.</summary>
[Call("VDI.checksum", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published boston")]
public sealed partial record VDIChecksum(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self) : Call<string>;

/// <summary>Move a disk to another repository in the pool, even while a running VM is using it.</summary>
[Call("VDI.pool_migrate", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published tampa")]
public sealed partial record VDIPoolMigrate(
    [Param("vdi", Since = "tampa")] Ref<VDIRecord> VDI,
    [Param("sr", Since = "tampa")] Ref<SRRecord> SR,
    [Param("options", Since = "tampa")] XenMap<string, string> Options) : Call<Ref<VDIRecord>>;

/// <summary>Restore the original disk to the contents of one of its snapshots.</summary>
[Call(
    "VDI.revert", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.UnimplementedInSMBackend],
    Lifecycle = "prototyped 26.16.0")]
public sealed partial record VDIRevert(
    [Param("snapshot")] Ref<VDIRecord> Snapshot) : Call<Nothing>;
