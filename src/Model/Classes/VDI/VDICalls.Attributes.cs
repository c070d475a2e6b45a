using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set whether the image is visible or hidden as an internal node; used by storage drivers.</summary>
[Call("VDI.set_managed", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published rio")]
public sealed partial record VDISetManaged(
    [Param("self", Since = "rio")] Ref<VDIRecord> Self,
    [Param("value", Since = "rio")] bool Value) : Call<Nothing>;

/// <summary>Set whether several VMs may attach the disk read-write at once.</summary>
[Call("VDI.set_sharable", Roles = Role.VMAdmins, Lifecycle = "published george")]
public sealed partial record VDISetSharable(
    [Param("self", Since = "george")] Ref<VDIRecord> Self,
    [Param("value", Since = "george")] bool Value) : Call<Nothing>;

/// <summary>Set whether the disk may only be attached for reading.</summary>
[Call("VDI.set_read_only", Roles = Role.VMAdmins, Lifecycle = "published rio")]
public sealed partial record VDISetReadOnly(
    [Param("self", Since = "rio")] Ref<VDIRecord> Self,
    [Param("value", Since = "rio")] bool Value) : Call<Nothing>;

/// <summary>Record whether a scan found the image on storage; used by storage drivers.</summary>
[Call("VDI.set_missing", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published miami")]
public sealed partial record VDISetMissing(
    [Param("self", Since = "miami")] Ref<VDIRecord> Self,
    [Param("value", Since = "miami")] bool Value) : Call<Nothing>;

/// <summary>Record the guest-visible size in bytes without resizing; used by storage drivers.</summary>
[Call("VDI.set_virtual_size", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published miami")]
public sealed partial record VDISetVirtualSize(
    [Param("self", Since = "miami")] Ref<VDIRecord> Self,
    [Param("value", Since = "miami")] long Value) : Call<Nothing>;

/// <summary>Record the space in bytes the image occupies on storage; used by storage drivers.</summary>
[Call("VDI.set_physical_utilisation", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published miami")]
public sealed partial record VDISetPhysicalUtilisation(
    [Param("self", Since = "miami")] Ref<VDIRecord> Self,
    [Param("value", Since = "miami")] long Value) : Call<Nothing>;

/// <summary>Record whether the image is a snapshot; used by storage drivers.</summary>
[Call("VDI.set_is_a_snapshot", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published boston")]
public sealed partial record VDISetIsASnapshot(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self,
    [Param("value", Since = "boston")] bool Value) : Call<Nothing>;

/// <summary>Record which disk this snapshot was taken from; used by storage drivers.</summary>
[Call("VDI.set_snapshot_of", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published boston")]
public sealed partial record VDISetSnapshotOf(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self,
    [Param("value", Since = "boston")] Ref<VDIRecord> Value) : Call<Nothing>;

/// <summary>Record when the snapshot was taken; used by storage drivers.</summary>
[Call("VDI.set_snapshot_time", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published boston")]
public sealed partial record VDISetSnapshotTime(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self,
    [Param("value", Since = "boston")] DateTimeOffset Value) : Call<Nothing>;

/// <summary>Record which pool has its metadata on this disk; used by storage drivers.</summary>
[Call("VDI.set_metadata_of_pool", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published boston")]
public sealed partial record VDISetMetadataOfPool(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self,
    [Param("value", Since = "boston")] Ref<PoolRecord> Value) : Call<Nothing>;

/// <summary>Rename the disk image, also telling the storage driver about the new name.</summary>
[Call("VDI.set_name_label", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VDISetNameLabel(
    [Param("self", Since = "rio")] Ref<VDIRecord> Self,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Replace the descriptive notes, also telling the storage driver about them.</summary>
[Call("VDI.set_name_description", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VDISetNameDescription(
    [Param("self", Since = "rio")] Ref<VDIRecord> Self,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Choose whether the disk persists or is reset at VM start; the disk must not be in use.</summary>
[Call("VDI.set_on_boot", Roles = Role.VMAdmins, Async = true, Lifecycle = "published cowley")]
public sealed partial record VDISetOnBoot(
    [Param("self", Since = "cowley")] Ref<VDIRecord> Self,
    [Param("value", Since = "cowley")] OnBoot Value) : Call<Nothing>;

/// <summary>Allow or forbid hosts to cache this disk locally.</summary>
[Call("VDI.set_allow_caching", Roles = Role.VMAdmins, Async = true, Lifecycle = "published cowley")]
public sealed partial record VDISetAllowCaching(
    [Param("self", Since = "cowley")] Ref<VDIRecord> Self,
    [Param("value", Since = "cowley")] bool Value) : Call<Nothing>;
