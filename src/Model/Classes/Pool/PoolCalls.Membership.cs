using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Make this host a member of the pool run by the given coordinator.</summary>
[Call(
    "pool.join", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.JoiningHostCannotContainSharedSrs],
    Lifecycle = "published rio", Unsupported = "the coordinator of another pool to negotiate with")]
public sealed partial record PoolJoin(
    [Param("master_address", Since = "rio")] string MasterAddress,
    [Param("master_username", Since = "rio")] string MasterUsername,
    [Param("master_password", Since = "rio")] string MasterPassword) : Call<Nothing>;

/// <summary>Join another pool while skipping compatibility checks that can be overridden.</summary>
[Call(
    "pool.join_force", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio",
    Unsupported = "the coordinator of another pool to negotiate with")]
public sealed partial record PoolJoinForce(
    [Param("master_address", Since = "rio")] string MasterAddress,
    [Param("master_username", Since = "rio")] string MasterUsername,
    [Param("master_password", Since = "rio")] string MasterPassword) : Call<Nothing>;

/// <summary>Remove a host from the pool, wiping its local storage and settings.</summary>
[Call("pool.eject", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record PoolEject(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Return the shared pool secret to an internal caller during the join handshake.</summary>
[Call(
    "pool.initial_auth", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published rio",
    Unsupported = "hosts that are servers of their own and share a secret")]
public sealed partial record PoolInitialAuth : Call<string>;

/// <summary>Turn this member into the coordinator when the old one is lost.</summary>
[Call("pool.emergency_transition_to_master", Roles = Role.PoolOperators, Lifecycle = "published rio")]
public sealed partial record PoolEmergencyTransitionToMaster : Call<Nothing>;

/// <summary>Point this cut-off member at a coordinator with a new address.</summary>
[Call("pool.emergency_reset_master", Roles = Role.PoolOperators, Lifecycle = "published rio")]
public sealed partial record PoolEmergencyResetMaster(
    [Param("master_address", Since = "rio")] string MasterAddress) : Call<Nothing>;

/// <summary>Make the reachable members follow this coordinator and return those that now do.</summary>
[Call("pool.recover_slaves", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record PoolRecoverSlaves : Call<RefSet<HostRecord>>;

/// <summary>Announce a starting member to the coordinator, which checks it can reach the member back.</summary>
[Call("pool.hello", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published rio")]
public sealed partial record PoolHello(
    [Param("host_uuid", Since = "rio")] string HostUuid,
    [Param("host_address", Since = "rio")] string HostAddress) : Call<HelloReturn>;

/// <summary>Tell whether the called host regards itself as a member, not the coordinator; internal.</summary>
[Call("pool.is_slave", Roles = Role.PoolAdmins, Hidden = true, Lifecycle = "published rio")]
public sealed partial record PoolIsSlave(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<bool>;

/// <summary>Copy the coordinator's database to all members right now.</summary>
[Call("pool.sync_database", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record PoolSyncDatabase : Call<Nothing>;

/// <summary>Hand the coordinator role over to another running host in good order.</summary>
[Call("pool.designate_new_master", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record PoolDesignateNewMaster(
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<Nothing>;
