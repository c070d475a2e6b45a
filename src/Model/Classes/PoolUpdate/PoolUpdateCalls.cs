using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Register the update stored in a VDI, after verifying it, and return its record.</summary>
[Call("pool_update.introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdateIntroduce(
    [Param("vdi", Since = "ely")] Ref<VDIRecord> VDI) : Call<Ref<PoolUpdateRecord>>;

/// <summary>Test whether the update can go onto a host and report if a live patch would suffice.</summary>
[Call("pool_update.precheck", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdatePrecheck(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self,
    [Param("host", Since = "ely")] Ref<HostRecord> Host) : Call<LivepatchStatus>;

/// <summary>Install the update on one host.</summary>
[Call("pool_update.apply", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdateApply(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self,
    [Param("host", Since = "ely")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Install the update on every host in the pool.</summary>
[Call("pool_update.pool_apply", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdatePoolApply(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self) : Call<Nothing>;

/// <summary>Delete the update's files from the pool while keeping the record of where it is installed.</summary>
[Call("pool_update.pool_clean", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdatePoolClean(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self) : Call<Nothing>;

/// <summary>Remove the record and files of an update that is not installed on any host.</summary>
[Call("pool_update.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdateDestroy(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self) : Call<Nothing>;

/// <summary>Mount the update's disk and return the URL from which hosts can fetch its files.</summary>
[Call("pool_update.attach", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdateAttach(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self,
    [Param("use_localhost_proxy", Since = "naples", Default = false)] bool UseLocalhostProxy) : Call<string>;

/// <summary>Unmount the update's disk and stop offering its files to hosts.</summary>
[Call("pool_update.detach", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdateDetach(
    [Param("self", Since = "ely")] Ref<PoolUpdateRecord> Self) : Call<Nothing>;

/// <summary>Refresh the database's list of updates to match what is actually installed on a host.</summary>
[Call("pool_update.resync_host", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published ely")]
public sealed partial record PoolUpdateResyncHost(
    [Param("host", Since = "ely")] Ref<HostRecord> Host) : Call<Nothing>;
