using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Run a full garbage collection and heap compaction in the daemon on a host.</summary>
[Call(
    "Diagnostics.gc_compact", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published stockholm")]
public sealed partial record DiagnosticsGcCompact(
    [Param("host", Since = "stockholm")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Return the garbage collector counters of the daemon on a host.</summary>
[Call(
    "Diagnostics.gc_stats", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published stockholm")]
public sealed partial record DiagnosticsGcStats(
    [Param("host", Since = "stockholm")] Ref<HostRecord> Host) : Call<XenMap<string, string>>;

/// <summary>Return statistics about the pool database, such as lock use and call timings.</summary>
[Call(
    "Diagnostics.db_stats", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published stockholm")]
public sealed partial record DiagnosticsDbStats : Call<XenMap<string, string>>;

/// <summary>Return traffic counters of the HTTP handlers on a host, optionally filtered by parameters.</summary>
[Call(
    "Diagnostics.network_stats", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published stockholm")]
public sealed partial record DiagnosticsNetworkStats(
    [Param("host", Since = "stockholm")] Ref<HostRecord> Host,
    [Param("params", Since = "stockholm")] XenMap<string, string> Params) : Call<XenSet<XenSet<string>>>;
