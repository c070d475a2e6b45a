using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Start a new cluster with one member host, communicating over the given PIF.</summary>
[Call(
    "Cluster.create", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.InvalidClusterStack,
    ErrorCode.InvalidValue, ErrorCode.PIFAllowsUnplug, ErrorCode.RequiredPIFIsUnplugged],
    Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterCreate(
    [Param("PIF", Since = "kolkata")] Ref<PIFRecord> PIF,
    [Param("cluster_stack", Since = "kolkata")] string ClusterStack,
    [Param("pool_auto_join", Since = "kolkata")] bool PoolAutoJoin,
    [Param("token_timeout", Since = "kolkata", Default = 20.0)] double TokenTimeout,
    [Param("token_timeout_coefficient", Since = "kolkata", Default = 1.0)]
    double TokenTimeoutCoefficient) : Call<Ref<ClusterRecord>>;

/// <summary>Tear down a cluster that has only one member left.</summary>
[Call(
    "Cluster.destroy", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusterDoesNotHaveOneNode,
    ErrorCode.ClusterStackInUse], Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterDestroy(
    [Param("self", Since = "lima")] Ref<ClusterRecord> Self) : Call<Nothing>;

/// <summary>Return the network used for cluster traffic, provided all members agree on it.</summary>
[Call("Cluster.get_network", Roles = Role.Everyone, Async = true, Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterGetNetwork(
    [Param("self", Since = "lima")] Ref<ClusterRecord> Self) : Call<Ref<NetworkRecord>>;

/// <summary>Create a cluster spanning every host of the pool over the given network.</summary>
[Call(
    "Cluster.pool_create", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterPoolCreate(
    [Param("network", Since = "kolkata")] Ref<NetworkRecord> Network,
    [Param("cluster_stack", Since = "kolkata")] string ClusterStack,
    [Param("token_timeout", Since = "kolkata", Default = 20.0)] double TokenTimeout,
    [Param("token_timeout_coefficient", Since = "kolkata", Default = 1.0)]
    double TokenTimeoutCoefficient) : Call<Ref<ClusterRecord>>;

/// <summary>Tear down the cluster on all pool hosts, carrying on even if some hosts fail to leave cleanly.</summary>
[Call(
    "Cluster.pool_force_destroy", Roles = Role.PoolOperators, Async = true,
    Raises = [ErrorCode.ClusterForceDestroyFailed], Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterPoolForceDestroy(
    [Param("self", Since = "lima")] Ref<ClusterRecord> Self) : Call<Nothing>;

/// <summary>Remove every member and then the cluster itself, stopping at the first failure.</summary>
[Call(
    "Cluster.pool_destroy", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusterStackInUse,
    ErrorCode.ClusteringDisabled, ErrorCode.ClusterHostIsLast], Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterPoolDestroy(
    [Param("self", Since = "lima")] Ref<ClusterRecord> Self) : Call<Nothing>;

/// <summary>Retry creating and enabling the member records that pool hosts ought to have, to repair drift.</summary>
[Call(
    "Cluster.pool_resync", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterPoolResync(
    [Param("self", Since = "lima")] Ref<ClusterRecord> Self) : Call<Nothing>;

/// <summary>Refresh membership and quorum fields in the database from what the cluster stack reports.</summary>
[Call(
    "Cluster.cstack_sync", Roles = Role.PoolOperators, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterCstackSync(
    [Param("self", Since = "lima")] Ref<ClusterRecord> Self) : Call<Nothing>;
