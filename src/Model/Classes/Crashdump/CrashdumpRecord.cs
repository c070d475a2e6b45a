using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated record of a disk holding the memory dump of a crashed VM.</summary>
[XenClass(9, "crashdump", Lifecycle = "published rio, deprecated inverness", Events = true)]
public sealed partial record CrashdumpRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this crash dump.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>VM that crashed and produced the dump.</summary>
    [Field(2, "VM", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Disk image in which the dump is stored.</summary>
    [Field(3, "VDI", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<VDIRecord> VDI { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        4, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
