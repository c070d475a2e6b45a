using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Ask the server to fetch a fresh copy of the pool database if its generation is out of date.</summary>
[Call(
    "host.request_backup", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published rio")]
public sealed partial record HostRequestBackup(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("generation", Since = "rio")] long Generation,
    [Param("force", Since = "rio")] bool Force) : Call<Nothing>;

/// <summary>Tell the server to fetch shared configuration files again if their hash differs from its own.</summary>
[Call(
    "host.request_config_file_sync", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published rio")]
public sealed partial record HostRequestConfigFileSync(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("hash", Since = "rio")] string Hash) : Call<Nothing>;

/// <summary>Begin a two-phase change of coordinator by proposing the server at the given address.</summary>
[Call(
    "host.propose_new_master", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record HostProposeNewMaster(
    [Param("address", Since = "miami")] string Address,
    [Param("manual", Since = "miami")] bool Manual) : Call<Nothing>;

/// <summary>Complete a two-phase change of coordinator, making the proposed address effective.</summary>
[Call(
    "host.commit_new_master", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record HostCommitNewMaster(
    [Param("address", Since = "miami")] string Address) : Call<Nothing>;

/// <summary>Cancel a two-phase change of coordinator that was proposed but not committed.</summary>
[Call(
    "host.abort_new_master", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record HostAbortNewMaster(
    [Param("address", Since = "miami")] string Address) : Call<Nothing>;

/// <summary>Send the server an internal notification of the given type with a parameter string.</summary>
[Call(
    "host.notify", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published miami")]
public sealed partial record HostNotify(
    [Param("ty", Since = "miami")] string Ty,
    [Param("params", Since = "miami")] string Params) : Call<Nothing>;

/// <summary>Tell the coordinator that the server is alive, passing status data and getting settings back.</summary>
[Call(
    "host.tickle_heartbeat", Roles = Role.LocalRootOnly, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostTickleHeartbeat(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("stuff", Since = "orlando")] XenMap<string, string> Stuff) : Call<XenMap<string, string>>;

/// <summary>Copy data kept outside the database, such as blobs and metric archives, from the coordinator.</summary>
[Call("host.sync_data", Roles = Role.PoolAdmins, Lifecycle = "published orlando")]
public sealed partial record HostSyncData(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Point the server at the coordinator with the given address; internal use.</summary>
[Call(
    "host.update_master", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record HostUpdateMaster(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("master_address", Since = "midnight-ride")] string MasterAddress) : Call<Nothing>;
