using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Make a host a member of an existing cluster, using the given PIF.</summary>
[Call(
    "Cluster_host.create", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.PIFNotAttachedToHost,
    ErrorCode.NoClusterHostsReachable], Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterHostCreate(
    [Param("cluster", Since = "lima")] Ref<ClusterRecord> Cluster,
    [Param("host", Since = "lima")] Ref<HostRecord> Host,
    [Param("pif", Since = "lima")] Ref<PIFRecord> PIF) : Call<Ref<ClusterHostRecord>>;

/// <summary>Have an enabled host leave the cluster cleanly and delete its membership record.</summary>
[Call(
    "Cluster_host.destroy", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusterStackInUse,
    ErrorCode.ClusteringDisabled, ErrorCode.ClusterHostIsLast], Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterHostDestroy(
    [Param("self", Since = "lima")] Ref<ClusterHostRecord> Self) : Call<Nothing>;

/// <summary>Start clustering on a member that is currently disabled.</summary>
[Call(
    "Cluster_host.enable", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.PIFAllowsUnplug,
    ErrorCode.RequiredPIFIsUnplugged], Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterHostEnable(
    [Param("self", Since = "lima")] Ref<ClusterHostRecord> Self) : Call<Nothing>;

/// <summary>Remove a host from the cluster even if it cannot leave cleanly.</summary>
[Call(
    "Cluster_host.force_destroy", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusterStackInUse],
    Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterHostForceDestroy(
    [Param("self", Since = "lima")] Ref<ClusterHostRecord> Self) : Call<Nothing>;

/// <summary>Drop a dead host from the cluster for good; it must never come back with its old state.</summary>
[Call("Cluster_host.forget", Roles = Role.LocalRootOnly, Async = true, Hidden = true, Lifecycle = "published lima")]
public sealed partial record ClusterHostForget(
    [Param("self", Since = "lima")] Ref<ClusterHostRecord> Self) : Call<Nothing>;

/// <summary>Stop clustering on this member while keeping its membership record.</summary>
[Call(
    "Cluster_host.disable", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.ClusterStackInUse],
    Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record ClusterHostDisable(
    [Param("self", Since = "lima")] Ref<ClusterHostRecord> Self) : Call<Nothing>;
