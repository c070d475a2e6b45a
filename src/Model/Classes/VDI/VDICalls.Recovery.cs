using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Load the pool database stored on the disk and return a session for querying it.</summary>
[Call("VDI.open_database", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VDIOpenDatabase(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self) : Call<Ref<SessionRecord>>;

/// <summary>Read the UUID of the pool whose metadata is stored on the disk.</summary>
[Call("VDI.read_database_pool_uuid", Roles = Role.Everyone, Async = true, Lifecycle = "published boston")]
public sealed partial record VDIReadDatabasePoolUuid(
    [Param("self", Since = "boston")] Ref<VDIRecord> Self) : Call<string>;
