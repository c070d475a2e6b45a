using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Dump left behind on disk after a host crashed.</summary>
[XenClass(19, "host_crashdump", Lifecycle = "published rio", Events = true)]
public sealed partial record HostCrashdumpRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this host crash dump.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Host that crashed and holds the dump.</summary>
    [Field(2, "host", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Time at which the crash occurred.</summary>
    [Field(3, "timestamp", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset Timestamp { get; init; }

    /// <summary>Space taken by the dump in bytes.</summary>
    [Field(4, "size", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Size { get; init; }

    /// <summary>Name under which the dump is stored on the disk of the host.</summary>
    [Field(5, "filename", Qualifier.StaticRO, Internal = true, Lifecycle = "published rio")]
    public partial string Filename { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
