using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Fail unless the repository can hold the state file of high availability.</summary>
[Call("SR.assert_can_host_ha_statefile", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record SRAssertCanHostHaStatefile(
    [Param("sr", Since = "orlando")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Fail unless the pool database can be replicated to this repository.</summary>
[Call(
    "SR.assert_supports_database_replication", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published boston")]
public sealed partial record SRAssertSupportsDatabaseReplication(
    [Param("sr", Since = "boston")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Start copying the pool database to this repository for disaster recovery.</summary>
[Call("SR.enable_database_replication", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record SREnableDatabaseReplication(
    [Param("sr", Since = "boston")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Stop copying the pool database to this repository.</summary>
[Call("SR.disable_database_replication", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record SRDisableDatabaseReplication(
    [Param("sr", Since = "boston")] Ref<SRRecord> SR) : Call<Nothing>;
