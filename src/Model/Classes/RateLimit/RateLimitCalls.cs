using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Put a caller under this limit.</summary>
[Call("Rate_limit.add_caller", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record RateLimitAddCaller(
    [Param("self")] Ref<RateLimitRecord> Self,
    [Param("caller")] Ref<CallerRecord> Caller) : Call<Nothing>;

/// <summary>Release a caller from this limit.</summary>
[Call("Rate_limit.remove_caller", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record RateLimitRemoveCaller(
    [Param("self")] Ref<RateLimitRecord> Self,
    [Param("caller")] Ref<CallerRecord> Caller) : Call<Nothing>;

/// <summary>Change the bucket's capacity, in tokens.</summary>
[Call("Rate_limit.set_burst_size", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record RateLimitSetBurstSize(
    [Param("self")] Ref<RateLimitRecord> Self,
    [Param("value")] double Value) : Call<Nothing>;

/// <summary>Change how fast the bucket refills, in tokens per second.</summary>
[Call("Rate_limit.set_fill_rate", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record RateLimitSetFillRate(
    [Param("self")] Ref<RateLimitRecord> Self,
    [Param("value")] double Value) : Call<Nothing>;
