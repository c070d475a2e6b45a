using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated: reread the supplemental packs installed on the server into its version details.</summary>
[Call(
    "host.refresh_pack_info", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "published midnight-ride, deprecated ely")]
public sealed partial record HostRefreshPackInfo(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Install updates from the enabled repositories, given their metadata hash; returns warnings.</summary>
[Call(
    "host.apply_updates", Roles = Role.PoolOperators | Role.ClientCert, Async = true, Lifecycle = "published 1.301.0")]
public sealed partial record HostApplyUpdates(
    [Param("self", Since = "1.301.0")] Ref<HostRecord> Self,
    [Param("hash", Since = "1.301.0")] string Hash) : Call<XenSet<XenSet<string>>>;

/// <summary>Look again at the drivers installed on the server and refresh their records.</summary>
[Call("host.rescan_drivers", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.2.0")]
public sealed partial record HostRescanDrivers(
    [Param("self")] Ref<HostRecord> Self) : Call<Nothing>;

/// <summary>Removed: carried out the advisable post-update actions on the server; no longer served.</summary>
[Call(
    "host.apply_recommended_guidances", Roles = Role.PoolOperators, Async = true,
    Lifecycle = "prototyped 23.18.0, removed 23.25.0")]
public sealed partial record HostApplyRecommendedGuidances(
    [Param("self")] Ref<HostRecord> Self) : Call<Nothing>;

/// <summary>Drop the mandatory post-update actions pending on the contacted server without doing them.</summary>
[Call("host.emergency_clear_mandatory_guidance", Roles = Role.LocalRootOnly, Lifecycle = "prototyped 24.10.0")]
public sealed partial record HostEmergencyClearMandatoryGuidance : Call<Nothing>;
