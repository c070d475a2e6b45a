using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Schedule the next telemetry run for the given UTC time.</summary>
[Call("pool.set_telemetry_next_collection", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.9.0")]
public sealed partial record PoolSetTelemetryNextCollection(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] DateTimeOffset Value) : Call<Nothing>;

/// <summary>Give the pool a new anonymous telemetry identifier.</summary>
[Call("pool.reset_telemetry_uuid", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.9.0")]
public sealed partial record PoolResetTelemetryUuid(
    [Param("self")] Ref<PoolRecord> Self) : Call<Nothing>;
