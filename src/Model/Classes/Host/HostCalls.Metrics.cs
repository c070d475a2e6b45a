using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>List the performance counters available for the server and whether each is recorded.</summary>
[Call("host.get_data_sources", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record HostGetDataSources(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<XenSet<DataSourceRecord>>;

/// <summary>Start archiving the named performance counter of the server.</summary>
[Call("host.record_data_source", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record HostRecordDataSource(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("data_source", Since = "orlando")] string DataSource) : Call<Nothing>;

/// <summary>Return the latest value of the named performance counter of the server.</summary>
[Call("host.query_data_source", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record HostQueryDataSource(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("data_source", Since = "orlando")] string DataSource) : Call<double>;

/// <summary>Delete all archived history of the named performance counter of the server.</summary>
[Call("host.forget_data_source_archives", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record HostForgetDataSourceArchives(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("data_source", Since = "orlando")] string DataSource) : Call<Nothing>;

/// <summary>Calculate how many bytes of RAM are left on the server for new guests.</summary>
[Call("host.compute_free_memory", Roles = Role.Everyone, Async = true, Lifecycle = "published orlando")]
public sealed partial record HostComputeFreeMemory(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<long>;

/// <summary>Calculate how many bytes of RAM the hypervisor itself takes on the server.</summary>
[Call("host.compute_memory_overhead", Roles = Role.Everyone, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record HostComputeMemoryOverhead(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host) : Call<long>;

/// <summary>Copy the server's metric archives to the coordinator after the given delay in seconds.</summary>
[Call("host.backup_rrds", Roles = Role.PoolAdmins, Lifecycle = "published orlando")]
public sealed partial record HostBackupRrds(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("delay", Since = "orlando")] double Delay) : Call<Nothing>;
