using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Put the caller in a named group.</summary>
[Call("Caller.add_group", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record CallerAddGroup(
    [Param("self")] Ref<CallerRecord> Self,
    [Param("group")] string Group) : Call<Nothing>;

/// <summary>Take the caller out of a named group.</summary>
[Call("Caller.remove_group", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record CallerRemoveGroup(
    [Param("self")] Ref<CallerRecord> Self,
    [Param("group")] string Group) : Call<Nothing>;

/// <summary>Return the amount of rate-limiting tokens this caller has consumed.</summary>
[Call("Caller.query_token_usage", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.15.0")]
public sealed partial record CallerQueryTokenUsage(
    [Param("self")] Ref<CallerRecord> Self) : Call<double>;

/// <summary>Return the number of API calls recorded for this caller.</summary>
[Call("Caller.query_call_count", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.15.0")]
public sealed partial record CallerQueryCallCount(
    [Param("self")] Ref<CallerRecord> Self) : Call<long>;

/// <summary>Return the rate-limiting tokens consumed by all callers of a named group together.</summary>
[Call("Caller.query_group_token_usage", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.15.0")]
public sealed partial record CallerQueryGroupTokenUsage(
    [Param("group")] string Group) : Call<double>;

/// <summary>Return the number of API calls recorded for all callers of a named group together.</summary>
[Call("Caller.query_group_call_count", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.15.0")]
public sealed partial record CallerQueryGroupCallCount(
    [Param("group")] string Group) : Call<long>;

/// <summary>Return a table of usage figures for every known caller, one row of strings each.</summary>
[Call("Caller.query_all_usage", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.17.0")]
public sealed partial record CallerQueryAllUsage : Call<XenSet<XenSet<string>>>;
