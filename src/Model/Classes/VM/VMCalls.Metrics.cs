using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>List the performance counters available for this VM.</summary>
[Call("VM.get_data_sources", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record VMGetDataSources(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self) : Call<XenSet<DataSourceRecord>>;

/// <summary>Start archiving the named performance counter of this VM.</summary>
[Call("VM.record_data_source", Roles = Role.VMAdmins, Lifecycle = "published orlando")]
public sealed partial record VMRecordDataSource(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("data_source", Since = "orlando")] string DataSource) : Call<Nothing>;

/// <summary>Read the latest value of the named performance counter.</summary>
[Call("VM.query_data_source", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record VMQueryDataSource(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("data_source", Since = "orlando")] string DataSource) : Call<double>;

/// <summary>Drop all archived samples of the named performance counter.</summary>
[Call("VM.forget_data_source_archives", Roles = Role.VMAdmins, Lifecycle = "published orlando")]
public sealed partial record VMForgetDataSourceArchives(
    [Param("self", Since = "orlando")] Ref<VMRecord> Self,
    [Param("data_source", Since = "orlando")] string DataSource) : Call<Nothing>;
