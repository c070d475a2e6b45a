using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Legacy throughput counters for one virtual interface; superseded by round-robin statistics.</summary>
[XenClass(
    63, "VIF_metrics", Lifecycle = "published rio, deprecated tampa, removed tampa", Events = true,
    Persistent = false)]
public sealed partial record VIFMetricsRecord : XenRecord
{
    /// <summary>Globally unique identifier of this interface statistics record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Receive rate in kibibytes per second; obsolete, reads as zero on current servers.</summary>
    [Field(
        2, "io_read_kbs", Qualifier.DynamicRO, Default = 0.0, QueryName = "io__read_kbs", Recomputed = true,
        Volatile = true, Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial double IoReadKbs { get; init; }

    /// <summary>Transmit rate in kibibytes per second; obsolete, reads as zero on current servers.</summary>
    [Field(
        3, "io_write_kbs", Qualifier.DynamicRO, Default = 0.0, QueryName = "io__write_kbs", Recomputed = true,
        Volatile = true, Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial double IoWriteKbs { get; init; }

    /// <summary>Moment at which the counters were last refreshed.</summary>
    [Field(4, "last_updated", Qualifier.DynamicRO, Volatile = true, Lifecycle = "published rio")]
    public partial DateTimeOffset LastUpdated { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the statistics record.</summary>
    [Field(
        5, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins, Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
