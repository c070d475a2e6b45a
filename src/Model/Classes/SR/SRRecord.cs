using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Storage repository: a place in which virtual disks are kept.</summary>
[XenClass(49, "SR", Lifecycle = "published rio", Events = true)]
public sealed partial record SRRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the repository.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the repository.</summary>
    [Field(2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the repository.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Operations that the current state permits; only a hint, as it can change at any time.</summary>
    [Field(
        4, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<StorageOperations> AllowedOperations { get; init; }

    /// <summary>Operations now in progress, keyed by their task.</summary>
    [Field(
        5, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, StorageOperations> CurrentOperations { get; init; }

    /// <summary>Virtual disks stored in the repository.</summary>
    [Field(6, "VDIs", Qualifier.DynamicRO, InverseOf = "VDI.SR", Lifecycle = "published rio")]
    public partial RefSet<VDIRecord> VDIs { get; init; }

    /// <summary>Connections through which hosts reach the repository, one per host.</summary>
    [Field(7, "PBDs", Qualifier.DynamicRO, InverseOf = "PBD.SR", Lifecycle = "published rio")]
    public partial RefSet<PBDRecord> PBDs { get; init; }

    /// <summary>Sum of the virtual sizes of all disks stored here, in bytes.</summary>
    [Field(8, "virtual_allocation", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long VirtualAllocation { get; init; }

    /// <summary>Space actually taken on the storage, in bytes.</summary>
    [Field(9, "physical_utilisation", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long PhysicalUtilisation { get; init; }

    /// <summary>Total size of the storage in bytes, 0 or negative when unknown.</summary>
    [Field(10, "physical_size", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial long PhysicalSize { get; init; }

    /// <summary>Name of the storage driver type, for example lvm, ext, nfs or iso.</summary>
    [Field(11, "type", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string Type { get; init; }

    /// <summary>What the repository is meant to hold, for example user or iso.</summary>
    [Field(12, "content_type", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string ContentType { get; init; }

    /// <summary>True when several hosts can use the storage at the same time.</summary>
    [Field(13, "shared", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Shared { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        14, "other_config", Qualifier.RW, WriteRoles = Role.PoolOperators, KeyRoles = ["folder=vm-operator",
        "XenCenter.CustomFields.*=vm-operator"], Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Labels that users put on the repository for grouping and search.</summary>
    [Field(15, "tags", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators, Lifecycle = "published orlando")]
    public partial XenSet<string> Tags { get; init; }

    /// <summary>Whether disks found here are shown to users unless marked otherwise.</summary>
    [Field(16, "default_vdi_visibility", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial bool DefaultVdiVisibility { get; init; }

    /// <summary>Key/value pairs that belong to the storage driver.</summary>
    [Field(
        17, "sm_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> SmConfig { get; init; }

    /// <summary>Binary blobs attached to the repository, by name.</summary>
    [Field(18, "blobs", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<string, Ref<BlobRecord>> Blobs { get; init; }

    /// <summary>True when this SR serves as its host's local cache for shared disk images.</summary>
    [Field(19, "local_cache_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published cowley")]
    public partial bool LocalCacheEnabled { get; init; }

    /// <summary>Disaster recovery task that attached the repository, null when there is none.</summary>
    [Field(20, "introduced_by", Qualifier.DynamicRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<DRTaskRecord> IntroducedBy { get; init; }

    /// <summary>True when the storage runs on a clustered file system such as GFS2.</summary>
    [Field(21, "clustered", Qualifier.DynamicRO, Default = false, Lifecycle = "published dundee")]
    public partial bool Clustered { get; init; }

    /// <summary>True for the built-in repository that holds the guest tools ISO.</summary>
    [Field(22, "is_tools_sr", Qualifier.DynamicRO, Default = false, Lifecycle = "published dundee")]
    public partial bool IsToolsSr { get; init; }

    /// <summary>Performance counters whose recording differs from the default: <c>true</c> or <c>false</c>.</summary>
    [Field(23, "recorded_data_sources", Qualifier.DynamicRO, Internal = true)]
    public partial XenMap<string, string> DataSources { get; init; }
}
