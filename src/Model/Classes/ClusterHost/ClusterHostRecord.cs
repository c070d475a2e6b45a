using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Membership of one host in a cluster, with its interface and liveness.</summary>
[XenClass(7, "Cluster_host", Lifecycle = "prototyped kolkata, published lima", Events = true)]
public sealed partial record ClusterHostRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this membership record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima")]
    public partial string Uuid { get; init; }

    /// <summary>Cluster in which the host takes part.</summary>
    [Field(2, "cluster", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial Ref<ClusterRecord> Cluster { get; init; }

    /// <summary>Host that this membership describes.</summary>
    [Field(3, "host", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>True when the cluster stack should run on this host.</summary>
    [Field(4, "enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped kolkata, published lima")]
    public partial bool Enabled { get; init; }

    /// <summary>Interface the host uses for cluster traffic.</summary>
    [Field(5, "PIF", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial Ref<PIFRecord> PIF { get; init; }

    /// <summary>True once the host has completed joining the cluster.</summary>
    [Field(6, "joined", Qualifier.DynamicRO, Default = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial bool Joined { get; init; }

    /// <summary>True when the cluster stack currently sees the host as alive.</summary>
    [Field(7, "live", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 24.3.0")]
    public partial bool Live { get; init; }

    /// <summary>Time at which the liveness flag was last refreshed.</summary>
    [Field(8, "last_update_live", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.3.0")]
    public partial DateTimeOffset LastUpdateLive { get; init; }

    /// <summary>Operations that may be started on the membership in its present state.</summary>
    [Field(
        9, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<ClusterHostOperation> AllowedOperations { get; init; }

    /// <summary>Operations in progress, keyed by the task that runs each of them.</summary>
    [Field(
        10, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true,
        Lifecycle = "published rio")]
    public partial XenMap<string, ClusterHostOperation> CurrentOperations { get; init; }

    /// <summary>Extra key-value settings, fixed when the record is created.</summary>
    [Field(11, "other_config", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
