using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Allow statistics and binary attachments to be kept on the hosts' local disks.</summary>
[Call(
    "pool.enable_binary_storage", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record PoolEnableBinaryStorage : Call<Nothing>;

/// <summary>Stop keeping statistics and attachments on local disks and delete what is there.</summary>
[Call(
    "pool.disable_binary_storage", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record PoolDisableBinaryStorage : Call<Nothing>;

/// <summary>Start logging database changes to a disk on the given SR.</summary>
[Call("pool.enable_redo_log", Roles = Role.PoolOperators, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record PoolEnableRedoLog(
    [Param("sr", Since = "midnight-ride")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Stop logging database changes to shared storage, unless HA needs it.</summary>
[Call("pool.disable_redo_log", Roles = Role.PoolOperators, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record PoolDisableRedoLog : Call<Nothing>;

/// <summary>Try whether the given backup archive location can be reached and written.</summary>
[Call("pool.test_archive_target", Roles = Role.PoolOperators, Lifecycle = "published cowley")]
public sealed partial record PoolTestArchiveTarget(
    [Param("self", Since = "cowley")] Ref<PoolRecord> Self,
    [Param("config", Since = "cowley")] XenMap<string, string> Config) : Call<string>;

/// <summary>Switch on IntelliCache on every host, using its local caching-capable SR.</summary>
[Call("pool.enable_local_storage_caching", Roles = Role.PoolOperators, Async = true, Lifecycle = "published cowley")]
public sealed partial record PoolEnableLocalStorageCaching(
    [Param("self", Since = "cowley")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Switch off local read caching of shared disks on every host.</summary>
[Call("pool.disable_local_storage_caching", Roles = Role.PoolOperators, Async = true, Lifecycle = "published cowley")]
public sealed partial record PoolDisableLocalStorageCaching(
    [Param("self", Since = "cowley")] Ref<PoolRecord> Self) : Call<Nothing>;
