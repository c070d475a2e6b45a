using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Update package held in a VDI that can be installed on hosts of the pool.</summary>
[XenClass(35, "pool_update", Lifecycle = "published ely", Events = true)]
public sealed partial record PoolUpdateRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the update.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the update.</summary>
    [Field(2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer text telling what the update contains.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Version string taken from the update's own metadata.</summary>
    [Field(4, "version", Qualifier.StaticRO, Default = "", Lifecycle = "published ely")]
    public partial string Version { get; init; }

    /// <summary>Disk space the update needs on a host, in bytes.</summary>
    [Field(5, "installation_size", Qualifier.StaticRO, Default = 0L, Lifecycle = "published ely")]
    public partial long InstallationSize { get; init; }

    /// <summary>Name of the GPG public key against which the update's signature is verified.</summary>
    [Field(6, "key", Qualifier.StaticRO, Default = "", Lifecycle = "published ely")]
    public partial string Key { get; init; }

    /// <summary>Follow-up work needed after installing, such as restarting the host, guests or toolstack.</summary>
    [Field(7, "after_apply_guidance", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial XenSet<UpdateAfterApplyGuidance> AfterApplyGuidance { get; init; }

    /// <summary>Disk image holding the update files, null once the image has been removed.</summary>
    [Field(8, "vdi", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VDIRecord> Vdi { get; init; }

    /// <summary>Hosts on which this update has been installed, empty when none.</summary>
    [Field(9, "hosts", Qualifier.DynamicRO, InverseOf = "host.updates", Lifecycle = "published ely")]
    public partial RefSet<HostRecord> Hosts { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        10, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published inverness")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True when all hosts of the pool have to run with this update, or none.</summary>
    [Field(11, "enforce_homogeneity", Qualifier.StaticRO, Default = false, Lifecycle = "published inverness")]
    public partial bool EnforceHomogeneity { get; init; }
}
