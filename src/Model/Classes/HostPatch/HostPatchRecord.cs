using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated record of a hotfix on one host, superseded by pool updates.</summary>
[XenClass(22, "host_patch", Lifecycle = "published rio, deprecated ely", Events = true)]
public sealed partial record HostPatchRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this host patch.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the hotfix.</summary>
    [Field(2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Text explaining what the hotfix changes.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Version string carried by the hotfix.</summary>
    [Field(4, "version", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string Version { get; init; }

    /// <summary>Host to which this patch record relates.</summary>
    [Field(5, "host", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Path of the patch file on the host.</summary>
    [Field(6, "filename", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial string Filename { get; init; }

    /// <summary>True when the hotfix has been installed on the host.</summary>
    [Field(7, "applied", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Applied { get; init; }

    /// <summary>Time at which the hotfix was installed on the host.</summary>
    [Field(8, "timestamp_applied", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset TimestampApplied { get; init; }

    /// <summary>Length of the patch file in bytes.</summary>
    [Field(9, "size", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Size { get; init; }

    /// <summary>Pool-wide patch of which this is the per-host record.</summary>
    [Field(10, "pool_patch", Qualifier.StaticRO, Optional = true, Lifecycle = "published miami")]
    public partial Ref<PoolPatchRecord> PoolPatch { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        11, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
