using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Memory figures and liveness of a host, updated while it runs.</summary>
[XenClass(21, "host_metrics", Lifecycle = "published rio", Events = true)]
public sealed partial record HostMetricsRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this metrics record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Total physical memory of the host in bytes.</summary>
    [Field(2, "memory_total", Qualifier.DynamicRO, QueryName = "memory__total", Lifecycle = "published rio")]
    public partial long MemoryTotal { get; init; }

    /// <summary>Deprecated: unused physical memory of the host in bytes, now better read from the RRDs.</summary>
    [Field(
        3, "memory_free", Qualifier.DynamicRO, Default = 0L, QueryName = "memory__free", Volatile = true,
        Lifecycle = "published rio, deprecated midnight-ride, removed tampa")]
    public partial long MemoryFree { get; init; }

    /// <summary>True when the pool coordinator believes the host is up and reachable.</summary>
    [Field(4, "live", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Live { get; init; }

    /// <summary>Time at which these figures were last refreshed.</summary>
    [Field(5, "last_updated", Qualifier.DynamicRO, Volatile = true, Lifecycle = "published rio")]
    public partial DateTimeOffset LastUpdated { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
