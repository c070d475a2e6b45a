using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>List the performance data sources available for the repository.</summary>
[Call("SR.get_data_sources", Roles = Role.Everyone, Lifecycle = "published dundee")]
public sealed partial record SRGetDataSources(
    [Param("sr", Since = "dundee")] Ref<SRRecord> SR) : Call<XenSet<DataSourceRecord>>;

/// <summary>Start keeping a history of the named data source.</summary>
[Call("SR.record_data_source", Roles = Role.PoolOperators, Lifecycle = "published dundee")]
public sealed partial record SRRecordDataSource(
    [Param("sr", Since = "dundee")] Ref<SRRecord> SR,
    [Param("data_source", Since = "dundee")] string DataSource) : Call<Nothing>;

/// <summary>Return the latest value of the named data source.</summary>
[Call("SR.query_data_source", Roles = Role.Everyone, Lifecycle = "published dundee")]
public sealed partial record SRQueryDataSource(
    [Param("sr", Since = "dundee")] Ref<SRRecord> SR,
    [Param("data_source", Since = "dundee")] string DataSource) : Call<double>;

/// <summary>Throw away the recorded history of the named data source.</summary>
[Call("SR.forget_data_source_archives", Roles = Role.PoolOperators, Lifecycle = "published dundee")]
public sealed partial record SRForgetDataSourceArchives(
    [Param("sr", Since = "dundee")] Ref<SRRecord> SR,
    [Param("data_source", Since = "dundee")] string DataSource) : Call<Nothing>;
