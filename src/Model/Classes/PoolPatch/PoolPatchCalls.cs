using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated: install the patch on one host and return its output; use pool_update instead.</summary>
[Call("pool_patch.apply", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami, deprecated ely")]
public sealed partial record PoolPatchApply(
    [Param("self", Since = "miami")] Ref<PoolPatchRecord> Self,
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Deprecated: install the patch on every host of the pool; use pool_update instead.</summary>
[Call("pool_patch.pool_apply", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami, deprecated ely")]
public sealed partial record PoolPatchPoolApply(
    [Param("self", Since = "miami")] Ref<PoolPatchRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: run the patch's readiness checks on a host without installing it.</summary>
[Call("pool_patch.precheck", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami, deprecated ely")]
public sealed partial record PoolPatchPrecheck(
    [Param("self", Since = "miami")] Ref<PoolPatchRecord> Self,
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Deprecated: delete the patch file from the coordinator while keeping the record.</summary>
[Call("pool_patch.clean", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami, deprecated ely")]
public sealed partial record PoolPatchClean(
    [Param("self", Since = "miami")] Ref<PoolPatchRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: delete the patch file from every host in the pool while keeping the record.</summary>
[Call("pool_patch.pool_clean", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa, deprecated ely")]
public sealed partial record PoolPatchPoolClean(
    [Param("self", Since = "tampa")] Ref<PoolPatchRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: remove an unapplied patch, both its file and its database record.</summary>
[Call("pool_patch.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami, deprecated ely")]
public sealed partial record PoolPatchDestroy(
    [Param("self", Since = "miami")] Ref<PoolPatchRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: delete the patch file from one given host while keeping the record.</summary>
[Call(
    "pool_patch.clean_on_host", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published tampa, deprecated ely")]
public sealed partial record PoolPatchCleanOnHost(
    [Param("self", Since = "tampa")] Ref<PoolPatchRecord> Self,
    [Param("host", Since = "tampa")] Ref<HostRecord> Host) : Call<Nothing>;
