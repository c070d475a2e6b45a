using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Disk image stored in a storage repository: a guest disk, ISO, snapshot or metadata volume.</summary>
[XenClass(58, "VDI", Lifecycle = "published rio", Events = true, Constructible = true, Roles = Role.VMAdmins)]
public sealed partial record VDIRecord : XenRecord
{
    /// <summary>Globally unique identifier of the disk image.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short name of the disk image as shown to users; need not be unique.</summary>
    [Field(2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer free-text notes describing the disk image.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Actions the server would accept on the disk right now; a hint that can go stale.</summary>
    [Field(
        4, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VDIOperations> AllowedOperations { get; init; }

    /// <summary>Actions in progress, keyed by task with the operation as value; empty when idle.</summary>
    [Field(
        5, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VDIOperations> CurrentOperations { get; init; }

    /// <summary>Storage repository that holds the disk image.</summary>
    [Field(6, "SR", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<SRRecord> SR { get; init; }

    /// <summary>Attachments linking this disk to virtual machines; empty when no VM refers to it.</summary>
    [Field(7, "VBDs", Qualifier.DynamicRO, InverseOf = "VBD.VDI", Lifecycle = "published rio")]
    public partial RefSet<VBDRecord> VBDs { get; init; }

    /// <summary>Guest crash dump records stored on this disk; empty in normal use.</summary>
    [Field(8, "crash_dumps", Qualifier.DynamicRO, InverseOf = "crashdump.VDI", Lifecycle = "published rio")]
    public partial RefSet<CrashdumpRecord> CrashDumps { get; init; }

    /// <summary>Disk size in bytes as the guest sees it.</summary>
    [Field(9, "virtual_size", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial long VirtualSize { get; init; }

    /// <summary>Space in bytes the image takes up in its storage repository, as last measured.</summary>
    [Field(10, "physical_utilisation", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long PhysicalUtilisation { get; init; }

    /// <summary>Purpose of the image, such as system, user, suspend, ha_statefile or metadata.</summary>
    [Field(11, "type", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial VDIType Type { get; init; }

    /// <summary>True when several VMs may attach the disk read-write at the same time.</summary>
    [Field(12, "sharable", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial bool Sharable { get; init; }

    /// <summary>True when the disk may only ever be attached for reading.</summary>
    [Field(13, "read_only", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial bool ReadOnly { get; init; }

    /// <summary>Free-form key/value pairs for clients, plus a few keys the toolstack interprets.</summary>
    [Field(
        14, "other_config", Qualifier.RW, WriteRoles = Role.VMAdmins, KeyRoles = ["folder=vm-operator",
        "XenCenter.CustomFields.*=vm-operator"], Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True when the disk is locked at the storage level.</summary>
    [Field(15, "storage_lock", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool StorageLock { get; init; }

    /// <summary>Name or path by which the storage driver finds the image inside its repository.</summary>
    [Field(16, "location", Qualifier.DynamicRO, Default = "", Lifecycle = "published miami")]
    public partial string Location { get; init; }

    /// <summary>False when the image is hidden, such as an internal parent node in a chain of clones.</summary>
    [Field(17, "managed", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Managed { get; init; }

    /// <summary>True when the last repository scan could not find the image.</summary>
    [Field(18, "missing", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Missing { get; init; }

    /// <summary>Obsolete link to the parent image; always null, see sm_config for driver details.</summary>
    [Field(19, "parent", Qualifier.DynamicRO, Lifecycle = "published rio, deprecated ely")]
    public partial Ref<VDIRecord> Parent { get; init; }

    /// <summary>Key/value pairs written into xenstore under the device when the disk is attached.</summary>
    [Field(
        20, "xenstore_data", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins, Lifecycle = "published miami")]
    public partial XenMap<string, string> XenstoreData { get; init; }

    /// <summary>Key/value settings owned by the storage driver.</summary>
    [Field(21, "sm_config", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins, Lifecycle = "published miami")]
    public partial XenMap<string, string> SmConfig { get; init; }

    /// <summary>True when this image is a point-in-time snapshot of another disk.</summary>
    [Field(22, "is_a_snapshot", Qualifier.DynamicRO, Default = false, Lifecycle = "published orlando")]
    public partial bool IsASnapshot { get; init; }

    /// <summary>Disk this snapshot was taken from; null when it is no snapshot or the source is gone.</summary>
    [Field(23, "snapshot_of", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial Ref<VDIRecord> SnapshotOf { get; init; }

    /// <summary>Snapshots taken of this disk; empty when there are none.</summary>
    [Field(24, "snapshots", Qualifier.DynamicRO, InverseOf = "VDI.snapshot_of", Lifecycle = "published orlando")]
    public partial RefSet<VDIRecord> Snapshots { get; init; }

    /// <summary>Moment the snapshot was taken; the 1970 epoch when the disk is not a snapshot.</summary>
    [Field(25, "snapshot_time", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial DateTimeOffset SnapshotTime { get; init; }

    /// <summary>User-chosen labels for grouping and searching.</summary>
    [Field(26, "tags", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators, Lifecycle = "published orlando")]
    public partial XenSet<string> Tags { get; init; }

    /// <summary>True when hosts may keep a local cache of this disk to offload shared storage.</summary>
    [Field(27, "allow_caching", Qualifier.DynamicRO, Default = false, Lifecycle = "published cowley")]
    public partial bool AllowCaching { get; init; }

    /// <summary>What happens at VM start: persist keeps the contents, reset restores the original state.</summary>
    [Field(28, "on_boot", Qualifier.DynamicRO, Default = OnBoot.Persist, Lifecycle = "published cowley")]
    public partial OnBoot OnBoot { get; init; }

    /// <summary>Pool whose database is stored on this disk; null when it holds no pool metadata.</summary>
    [Field(29, "metadata_of_pool", Qualifier.DynamicRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<PoolRecord> MetadataOfPool { get; init; }

    /// <summary>True when this disk holds the newest known metadata of its pool.</summary>
    [Field(30, "metadata_latest", Qualifier.DynamicRO, Default = false, Lifecycle = "published boston")]
    public partial bool MetadataLatest { get; init; }

    /// <summary>True when the image is the ISO with the guest tools.</summary>
    [Field(31, "is_tools_iso", Qualifier.DynamicRO, Default = false, Lifecycle = "published dundee")]
    public partial bool IsToolsIso { get; init; }

    /// <summary>True while changed block tracking records which blocks are written.</summary>
    [Field(32, "cbt_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published inverness")]
    public partial bool CbtEnabled { get; init; }
}
