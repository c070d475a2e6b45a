using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Register a disk image that already exists in a repository but has no database record.</summary>
[Call(
    "VDI.introduce", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.SROperationNotSupported],
    Lifecycle = "published miami")]
public sealed partial record VDIIntroduce(
    [Param("uuid", Since = "rio")] string UUID,
    [Param("name_label", Since = "rio")] string NameLabel,
    [Param("name_description", Since = "rio")] string NameDescription,
    [Param("SR", Since = "rio")] Ref<SRRecord> SR,
    [Param("type", Since = "rio")] VDIType Type,
    [Param("sharable", Since = "rio")] bool Sharable,
    [Param("read_only", Since = "rio")] bool ReadOnly,
    [Param("other_config", Since = "rio")] XenMap<string, string> OtherConfig,
    [Param("location", Since = "rio")] string Location,
    [Param("xenstore_data", Since = "rio", Optional = true)] XenMap<string, string> XenstoreData,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig,
    [Param("managed", Since = "tampa", Default = true)] bool Managed,
    [Param("virtual_size", Since = "tampa", Default = 0L)] long VirtualSize,
    [Param("physical_utilisation", Since = "tampa", Default = 0L)] long PhysicalUtilisation,
    [Param("metadata_of_pool", Since = "tampa", Optional = true)] Ref<PoolRecord> MetadataOfPool,
    [Param("is_a_snapshot", Since = "tampa", Default = false)] bool IsASnapshot,
    [Param("snapshot_time", Since = "tampa", Optional = true)] DateTimeOffset SnapshotTime,
    [Param("snapshot_of", Since = "tampa", Optional = true)] Ref<VDIRecord> SnapshotOf) : Call<Ref<VDIRecord>>;

/// <summary>Create a database record for an existing image on behalf of the pool; internal use.</summary>
[Call("VDI.pool_introduce", Roles = Role.VMAdmins, Async = true, Hidden = true, Lifecycle = "published rio")]
public sealed partial record VDIPoolIntroduce(
    [Param("uuid", Since = "miami")] string UUID,
    [Param("name_label", Since = "miami")] string NameLabel,
    [Param("name_description", Since = "miami")] string NameDescription,
    [Param("SR", Since = "miami")] Ref<SRRecord> SR,
    [Param("type", Since = "miami")] VDIType Type,
    [Param("sharable", Since = "miami")] bool Sharable,
    [Param("read_only", Since = "miami")] bool ReadOnly,
    [Param("other_config", Since = "miami")] XenMap<string, string> OtherConfig,
    [Param("location", Since = "miami")] string Location,
    [Param("xenstore_data", Since = "miami", Optional = true)] XenMap<string, string> XenstoreData,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig,
    [Param("managed", Since = "tampa", Default = true)] bool Managed,
    [Param("virtual_size", Since = "tampa", Default = 0L)] long VirtualSize,
    [Param("physical_utilisation", Since = "tampa", Default = 0L)] long PhysicalUtilisation,
    [Param("metadata_of_pool", Since = "tampa", Optional = true)] Ref<PoolRecord> MetadataOfPool,
    [Param("is_a_snapshot", Since = "tampa", Default = false)] bool IsASnapshot,
    [Param("snapshot_time", Since = "tampa", Optional = true)] DateTimeOffset SnapshotTime,
    [Param("snapshot_of", Since = "tampa", Optional = true)] Ref<VDIRecord> SnapshotOf,
    [Param("cbt_enabled", Since = "inverness", Default = false)] bool CbtEnabled) : Call<Ref<VDIRecord>>;

/// <summary>Insert a disk record into the database without touching storage; used by storage drivers.</summary>
[Call("VDI.db_introduce", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Lifecycle = "published rio")]
public sealed partial record VDIDbIntroduce(
    [Param("uuid", Since = "miami")] string UUID,
    [Param("name_label", Since = "miami")] string NameLabel,
    [Param("name_description", Since = "miami")] string NameDescription,
    [Param("SR", Since = "miami")] Ref<SRRecord> SR,
    [Param("type", Since = "miami")] VDIType Type,
    [Param("sharable", Since = "miami")] bool Sharable,
    [Param("read_only", Since = "miami")] bool ReadOnly,
    [Param("other_config", Since = "miami")] XenMap<string, string> OtherConfig,
    [Param("location", Since = "miami")] string Location,
    [Param("xenstore_data", Since = "miami", Optional = true)] XenMap<string, string> XenstoreData,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig,
    [Param("managed", Since = "tampa", Default = true)] bool Managed,
    [Param("virtual_size", Since = "tampa", Default = 0L)] long VirtualSize,
    [Param("physical_utilisation", Since = "tampa", Default = 0L)] long PhysicalUtilisation,
    [Param("metadata_of_pool", Since = "tampa", Optional = true)] Ref<PoolRecord> MetadataOfPool,
    [Param("is_a_snapshot", Since = "tampa", Default = false)] bool IsASnapshot,
    [Param("snapshot_time", Since = "tampa", Optional = true)] DateTimeOffset SnapshotTime,
    [Param("snapshot_of", Since = "tampa", Optional = true)] Ref<VDIRecord> SnapshotOf,
    [Param("cbt_enabled", Since = "inverness", Default = false)] bool CbtEnabled) : Call<Ref<VDIRecord>>;

/// <summary>Delete a disk record from the database without touching storage; used by storage drivers.</summary>
[Call("VDI.db_forget", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Lifecycle = "published miami")]
public sealed partial record VDIDbForget(
    [Param("vdi", Since = "miami")] Ref<VDIRecord> VDI) : Call<Nothing>;

/// <summary>Ask the storage driver to refresh the record with the real state of the image.</summary>
[Call(
    "VDI.update", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.SROperationNotSupported],
    Lifecycle = "published symc")]
public sealed partial record VDIUpdate(
    [Param("vdi", Since = "symc")] Ref<VDIRecord> VDI) : Call<Nothing>;

/// <summary>Drop the database record of the disk while leaving its data on storage untouched.</summary>
[Call("VDI.forget", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VDIForget(
    [Param("vdi", Since = "rio")] Ref<VDIRecord> VDI) : Call<Nothing>;
