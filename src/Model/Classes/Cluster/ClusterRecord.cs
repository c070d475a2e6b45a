using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Group of hosts joined by a cluster stack such as corosync, with shared membership and quorum.</summary>
[XenClass(6, "Cluster", Lifecycle = "prototyped kolkata, published lima", Events = true)]
public sealed partial record ClusterRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this cluster.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima")]
    public partial string Uuid { get; init; }

    /// <summary>Records of the hosts that are members of this cluster.</summary>
    [Field(
        2, "cluster_hosts", Qualifier.DynamicRO, InverseOf = "Cluster_host.cluster",
        Lifecycle = "prototyped kolkata, published lima")]
    public partial RefSet<ClusterHostRecord> ClusterHosts { get; init; }

    /// <summary>Addresses of members declared permanently dead but not yet purged from the cluster stack.</summary>
    [Field(3, "pending_forget", Qualifier.DynamicRO, Optional = true, Lifecycle = "published lima")]
    public partial XenSet<string> PendingForget { get; init; }

    /// <summary>Shared secret with which the cluster daemons on different hosts authenticate each other.</summary>
    [Field(4, "cluster_token", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped kolkata, published lima")]
    public partial string ClusterToken { get; init; }

    /// <summary>Name of the clustering software in use, typically corosync.</summary>
    [Field(
        5, "cluster_stack", Qualifier.StaticRO, Default = "corosync",
        Lifecycle = "prototyped kolkata, published lima")]
    public partial string ClusterStack { get; init; }

    /// <summary>Major version of the clustering software in use.</summary>
    [Field(6, "cluster_stack_version", Qualifier.StaticRO, Default = 2L, Lifecycle = "prototyped 24.15.0")]
    public partial long ClusterStackVersion { get; init; }

    /// <summary>True when enough members are alive for the cluster to operate.</summary>
    [Field(7, "is_quorate", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 24.3.0")]
    public partial bool IsQuorate { get; init; }

    /// <summary>Number of live members needed for the cluster to be quorate.</summary>
    [Field(8, "quorum", Qualifier.DynamicRO, Default = 0L, Lifecycle = "prototyped 24.3.0")]
    public partial long Quorum { get; init; }

    /// <summary>Number of members the cluster stack currently sees as alive.</summary>
    [Field(9, "live_hosts", Qualifier.DynamicRO, Default = 0L, Lifecycle = "prototyped 24.3.0")]
    public partial long LiveHosts { get; init; }

    /// <summary>Total number of members the cluster stack thinks it should have.</summary>
    [Field(10, "expected_hosts", Qualifier.DynamicRO, Default = 0L, Lifecycle = "prototyped 25.17.0")]
    public partial long ExpectedHosts { get; init; }

    /// <summary>Operations that may be started on the cluster in its present state.</summary>
    [Field(
        11, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true,
        Lifecycle = "published rio")]
    public partial XenSet<ClusterOperation> AllowedOperations { get; init; }

    /// <summary>Operations in progress, keyed by the task that runs each of them.</summary>
    [Field(
        12, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true,
        Lifecycle = "published rio")]
    public partial XenMap<string, ClusterOperation> CurrentOperations { get; init; }

    /// <summary>True when hosts that join the pool are made cluster members automatically.</summary>
    [Field(13, "pool_auto_join", Qualifier.StaticRO, Default = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial bool PoolAutoJoin { get; init; }

    /// <summary>Base time without a corosync token before a failure is assumed, in seconds.</summary>
    [Field(
        14, "token_timeout", Qualifier.StaticRO, Default = 20.0,
        Lifecycle = "prototyped kolkata, changed lima, published lima")]
    public partial double TokenTimeout { get; init; }

    /// <summary>Extra seconds added to the token timeout for each member beyond the second.</summary>
    [Field(
        15, "token_timeout_coefficient", Qualifier.StaticRO, Default = 1.0,
        Lifecycle = "prototyped kolkata, changed lima, published lima")]
    public partial double TokenTimeoutCoefficient { get; init; }

    /// <summary>Settings passed through to the cluster stack, as key-value pairs.</summary>
    [Field(16, "cluster_config", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped kolkata, published lima")]
    public partial XenMap<string, string> ClusterConfig { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        17, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped kolkata, published lima")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
