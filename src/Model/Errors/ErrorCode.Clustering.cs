namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>Rebooting a host is unsafe because a clustered SR is in a degraded state.</summary>
    [Error("sr")]
    public const string ClusteredSRDegraded = "CLUSTERED_SR_DEGRADED";

    /// <summary>The cluster host is disabled and must be enabled before this call.</summary>
    [Error("cluster_host")]
    public const string ClusteringDisabled = "CLUSTERING_DISABLED";

    /// <summary>The cluster host is enabled and must be disabled before this call.</summary>
    [Error("cluster_host")]
    public const string ClusteringEnabled = "CLUSTERING_ENABLED";

    /// <summary>A cluster was requested although the pool already has one.</summary>
    [Error]
    public const string ClusterAlreadyExists = "CLUSTER_ALREADY_EXISTS";

    /// <summary>The call cannot run while a cluster is being created.</summary>
    [Error]
    public const string ClusterCreateInProgress = "CLUSTER_CREATE_IN_PROGRESS";

    /// <summary>Destroying a cluster requires exactly one remaining member, which is not the case.</summary>
    [Error("number_of_nodes")]
    public const string ClusterDoesNotHaveOneNode = "CLUSTER_DOES_NOT_HAVE_ONE_NODE";

    /// <summary>Some members could not be removed during forced cluster destruction.</summary>
    [Error("cluster")]
    public const string ClusterForceDestroyFailed = "CLUSTER_FORCE_DESTROY_FAILED";

    /// <summary>The sole remaining cluster host cannot leave; destroy the cluster instead.</summary>
    [Error("cluster_host")]
    public const string ClusterHostIsLast = "CLUSTER_HOST_IS_LAST";

    /// <summary>The cluster host has not yet become a member of its cluster.</summary>
    [Error("cluster_host")]
    public const string ClusterHostNotJoined = "CLUSTER_HOST_NOT_JOINED";

    /// <summary>The cluster stack cannot be released because something still depends on it.</summary>
    [Error("cluster_stack")]
    public const string ClusterStackInUse = "CLUSTER_STACK_IN_USE";

    /// <summary>The operation needs the named cluster stack but a different one is active.</summary>
    [Error("cluster_stack")]
    public const string IncompatibleClusterStackActive = "INCOMPATIBLE_CLUSTER_STACK_ACTIVE";

    /// <summary>The name given does not match any cluster stack that can be used.</summary>
    [Error("cluster_stack")]
    public const string InvalidClusterStack = "INVALID_CLUSTER_STACK";

    /// <summary>None of the cluster members could be contacted.</summary>
    [Error("cluster")]
    public const string NoClusterHostsReachable = "NO_CLUSTER_HOSTS_REACHABLE";

    /// <summary>The host has no cluster membership of the kind the SR requires.</summary>
    [Error("host")]
    public const string NoCompatibleClusterHost = "NO_COMPATIBLE_CLUSTER_HOST";
}
