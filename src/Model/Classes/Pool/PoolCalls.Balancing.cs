using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Connect the pool to a Workload Balancing server and exchange credentials.</summary>
[Call("pool.initialize_wlb", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolInitializeWlb(
    [Param("wlb_url", Since = "george")] string WlbUrl,
    [Param("wlb_username", Since = "george")] string WlbUsername,
    [Param("wlb_password", Since = "george")] string WlbPassword,
    [Param("xenserver_username", Since = "george")] string XenserverUsername,
    [Param("xenserver_password", Since = "george")] string XenserverPassword) : Call<Nothing>;

/// <summary>Disconnect the pool from its Workload Balancing server for good.</summary>
[Call("pool.deconfigure_wlb", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolDeconfigureWlb : Call<Nothing>;

/// <summary>Store optimisation settings for this pool on the Workload Balancing server.</summary>
[Call("pool.send_wlb_configuration", Roles = Role.PoolOperators, Async = true, Lifecycle = "published george")]
public sealed partial record PoolSendWlbConfiguration(
    [Param("config", Since = "george")] XenMap<string, string> Config) : Call<Nothing>;

/// <summary>Fetch this pool's optimisation settings from the Workload Balancing server.</summary>
[Call("pool.retrieve_wlb_configuration", Roles = Role.Everyone, Async = true, Lifecycle = "published george")]
public sealed partial record PoolRetrieveWlbConfiguration : Call<XenMap<string, string>>;

/// <summary>Fetch the VM moves that Workload Balancing suggests for the pool.</summary>
[Call("pool.retrieve_wlb_recommendations", Roles = Role.Everyone, Async = true, Lifecycle = "published george")]
public sealed partial record PoolRetrieveWlbRecommendations : Call<XenMap<Ref<VMRecord>, XenSet<string>>>;
