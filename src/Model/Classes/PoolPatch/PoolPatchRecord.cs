using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Old-style hotfix uploaded to a pool, superseded by pool_update.</summary>
[XenClass(34, "pool_patch", Lifecycle = "published miami, deprecated ely", Events = true)]
public sealed partial record PoolPatchRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the patch.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the patch.</summary>
    [Field(2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer text telling what the patch fixes.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Version string carried by the patch.</summary>
    [Field(4, "version", Qualifier.StaticRO, Default = "", Lifecycle = "published miami")]
    public partial string Version { get; init; }

    /// <summary>Path of the uploaded patch file on the host.</summary>
    [Field(5, "filename", Qualifier.DynamicRO, Default = "", Internal = true, Lifecycle = "published miami")]
    public partial string Filename { get; init; }

    /// <summary>Size of the patch file in bytes.</summary>
    [Field(6, "size", Qualifier.DynamicRO, Default = 0L, Lifecycle = "published miami")]
    public partial long Size { get; init; }

    /// <summary>True when the patch is meant to be on every host of the pool.</summary>
    [Field(7, "pool_applied", Qualifier.DynamicRO, Default = false, Lifecycle = "published miami")]
    public partial bool PoolApplied { get; init; }

    /// <summary>Per-host records showing where this patch has been uploaded or applied.</summary>
    [Field(8, "host_patches", Qualifier.DynamicRO, InverseOf = "host_patch.pool_patch", Lifecycle = "published miami")]
    public partial RefSet<HostPatchRecord> HostPatches { get; init; }

    /// <summary>Follow-up work needed after applying, such as restarting hosts, HVM guests or the toolstack.</summary>
    [Field(9, "after_apply_guidance", Qualifier.DynamicRO, Optional = true, Lifecycle = "published miami")]
    public partial XenSet<AfterApplyGuidance> AfterApplyGuidance { get; init; }

    /// <summary>The pool_update that this patch record mirrors.</summary>
    [Field(10, "pool_update", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<PoolUpdateRecord> PoolUpdate { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        11, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
