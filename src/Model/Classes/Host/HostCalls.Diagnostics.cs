using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Return the hypervisor's message buffer as text.</summary>
[Call("host.dmesg", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostDmesg(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Return the hypervisor's message buffer as text, then empty it.</summary>
[Call("host.dmesg_clear", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostDmesgClear(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Fetch the server's log file as text.</summary>
[Call("host.get_log", Roles = Role.Everyone, Async = true, Lifecycle = "published rio")]
public sealed partial record HostGetLog(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Inject the given characters into the hypervisor as debug keys, to trigger state dumps.</summary>
[Call("host.send_debug_keys", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record HostSendDebugKeys(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("keys", Since = "rio")] string Keys) : Call<Nothing>;

/// <summary>Collect a diagnostic report and send it to the given URL; options can set a proxy.</summary>
[Call("host.bugreport_upload", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostBugreportUpload(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("url", Since = "rio")] string URL,
    [Param("options", Since = "rio")] XenMap<string, string> Options) : Call<Nothing>;

/// <summary>Return XML describing which categories a server status report can include.</summary>
[Call("host.get_system_status_capabilities", Roles = Role.Everyone, Lifecycle = "published miami")]
public sealed partial record HostGetSystemStatusCapabilities(
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Return internal timing figures of the management agent by name; counts adds sample counts.</summary>
[Call("host.get_diagnostic_timing_stats", Roles = Role.Everyone, Hidden = true, Lifecycle = "published miami")]
public sealed partial record HostGetDiagnosticTimingStats(
    [Param("host", Since = "miami")] Ref<HostRecord> Host,
    [Param("counts", Since = "25.33.0", Default = false)] bool Counts) : Call<XenMap<string, string>>;

/// <summary>Report whether the contacted server is in emergency mode because it cannot reach its coordinator.</summary>
[Call("host.is_in_emergency_mode", Roles = Role.Everyone, Hidden = true, Lifecycle = "published miami")]
public sealed partial record HostIsInEmergencyMode : Call<bool>;

/// <summary>Return a text dump of the storage manager's internal state on the server.</summary>
[Call("host.get_sm_diagnostics", Roles = Role.PoolOperators, Hidden = true, Lifecycle = "published boston")]
public sealed partial record HostGetSmDiagnostics(
    [Param("host", Since = "boston")] Ref<HostRecord> Host) : Call<string>;

/// <summary>Return a text dump of what the management agent's threads are doing.</summary>
[Call("host.get_thread_diagnostics", Roles = Role.PoolOperators, Hidden = true, Lifecycle = "published boston")]
public sealed partial record HostGetThreadDiagnostics(
    [Param("host", Since = "boston")] Ref<HostRecord> Host) : Call<string>;
