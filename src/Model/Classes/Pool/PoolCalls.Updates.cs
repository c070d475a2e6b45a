using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Replace the set of update repositories the pool uses.</summary>
[Call(
    "pool.set_repositories", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.301.0")]
public sealed partial record PoolSetRepositories(
    [Param("self", Since = "1.301.0")] Ref<PoolRecord> Self,
    [Param("value", Since = "1.301.0")] RefSet<RepositoryRecord> Value) : Call<Nothing>;

/// <summary>Add one repository to those the pool takes updates from.</summary>
[Call(
    "pool.add_repository", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.301.0")]
public sealed partial record PoolAddRepository(
    [Param("self", Since = "1.301.0")] Ref<PoolRecord> Self,
    [Param("value", Since = "1.301.0")] Ref<RepositoryRecord> Value) : Call<Nothing>;

/// <summary>Drop one repository from those the pool takes updates from.</summary>
[Call(
    "pool.remove_repository", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.301.0")]
public sealed partial record PoolRemoveRepository(
    [Param("self", Since = "1.301.0")] Ref<PoolRecord> Self,
    [Param("value", Since = "1.301.0")] Ref<RepositoryRecord> Value) : Call<Nothing>;

/// <summary>Download the selected repositories to the coordinator and return the metadata checksum.</summary>
[Call(
    "pool.sync_updates", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.329.0, changed 25.7.0")]
public sealed partial record PoolSyncUpdates(
    [Param("self", Since = "1.329.0")] Ref<PoolRecord> Self,
    [Param("force", Since = "1.329.0")] bool Force,
    [Param("token", Since = "1.329.0", Default = "")] string Token,
    [Param("token_id", Since = "1.329.0", Default = "")] string TokenId,
    [Param("username", Since = "25.7.0", Default = "")] string Username,
    [Param("password", Since = "25.7.0", Default = "")] string Password) : Call<string>;

/// <summary>List the problems that would stop an update, each as error code and arguments.</summary>
[Call(
    "pool.check_update_readiness", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.304.0")]
public sealed partial record PoolCheckUpdateReadiness(
    [Param("self", Since = "1.304.0")] Ref<PoolRecord> Self,
    [Param("requires_reboot", Since = "1.304.0")] bool RequiresReboot) : Call<XenSet<XenSet<string>>>;

/// <summary>Set the proxy, with optional login, for reaching update repositories.</summary>
[Call(
    "pool.configure_repository_proxy", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 21.3.0")]
public sealed partial record PoolConfigureRepositoryProxy(
    [Param("self", Since = "21.3.0")] Ref<PoolRecord> Self,
    [Param("url", Since = "21.3.0")] string URL,
    [Param("username", Since = "21.3.0")] string Username,
    [Param("password", Since = "21.3.0")] string Password) : Call<Nothing>;

/// <summary>Drop the proxy so that update repositories are reached directly.</summary>
[Call(
    "pool.disable_repository_proxy", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 21.4.0")]
public sealed partial record PoolDisableRepositoryProxy(
    [Param("self", Since = "21.4.0")] Ref<PoolRecord> Self) : Call<Nothing>;

/// <summary>Set how often, and on which weekday from 0 for Sunday, repositories are synchronised.</summary>
[Call("pool.configure_update_sync", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 23.18.0")]
public sealed partial record PoolConfigureUpdateSync(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("update_sync_frequency")] UpdateSyncFrequency UpdateSyncFrequency,
    [Param("update_sync_day")] long UpdateSyncDay) : Call<Nothing>;

/// <summary>Turn scheduled synchronisation of repositories on or off.</summary>
[Call("pool.set_update_sync_enabled", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 23.18.0")]
public sealed partial record PoolSetUpdateSyncEnabled(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;
