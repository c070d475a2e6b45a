using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Stop new VMs from starting on the server; auto_enable says whether a restart lifts this.</summary>
[Call(
    "host.disable", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published rio, changed 25.31.0")]
public sealed partial record HostDisable(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("auto_enable", Since = "25.31.0", Default = true)] bool AutoEnable) : Call<Nothing>;

/// <summary>Put the server back into service so that VMs can start on it again.</summary>
[Call("host.enable", Roles = Role.PoolOperators | Role.ClientCert, Async = true, Lifecycle = "published rio")]
public sealed partial record HostEnable(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Power the server off; it must first be disabled and have no running guests.</summary>
[Call("host.shutdown", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostShutdown(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Restart the server; it must first be disabled and have no running guests.</summary>
[Call("host.reboot", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostReboot(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Run the cleanup steps that must precede a shutdown or reboot of the server.</summary>
[Call(
    "host.prepare_for_poweroff", Roles = Role.LocalRootOnly, Async = true, Hidden = true,
    Lifecycle = "published kolkata")]
public sealed partial record HostPrepareForPoweroff(
    [Param("host", Since = "kolkata")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Add a server record to the pool database; used internally when a server joins.</summary>
[Call(
    "host.create", Roles = Role.PoolOperators, Async = true, Hidden = true,
    Lifecycle = "published rio, changed 24.40.0, changed 25.21.0, changed 25.38.0-next")]
public sealed partial record HostCreate(
    [Param("uuid", Since = "rio")] string UUID,
    [Param("name_label", Since = "rio")] string NameLabel,
    [Param("name_description", Since = "rio")] string NameDescription,
    [Param("hostname", Since = "rio")] string Hostname,
    [Param("address", Since = "rio")] string Address,
    [Param("external_auth_type", Since = "george", Default = "")] string ExternalAuthType,
    [Param("external_auth_service_name", Since = "george", Default = "")]
    string ExternalAuthServiceName,
    [Param("external_auth_configuration", Since = "george", Optional = true)]
    XenMap<string, string> ExternalAuthConfiguration,
    [Param("license_params", Since = "midnight-ride", Optional = true)]
    XenMap<string, string> LicenseParams,
    [Param("edition", Since = "midnight-ride", Default = "")] string Edition,
    [Param("license_server", Since = "midnight-ride", Default = "address=localhost,port=27000")]
    XenMap<string, string> LicenseServer,
    [Param("local_cache_sr", Since = "cowley", Optional = true)] Ref<SRRecord> LocalCacheSr,
    [Param("chipset_info", Since = "boston", Optional = true)] XenMap<string, string> ChipsetInfo,
    [Param("ssl_legacy", Since = "dundee", Default = true)] bool SslLegacy,
    [Param("last_software_update", Since = "dundee", Optional = true)]
    DateTimeOffset LastSoftwareUpdate,
    [Param("last_update_hash", Since = "24.40.0", Default = "")] string LastUpdateHash,
    [Param("ssh_enabled", Since = "25.21.0", Default = true)] bool SshEnabled,
    [Param("ssh_enabled_timeout", Since = "25.21.0", Default = 0L)] long SshEnabledTimeout,
    [Param("ssh_expiry", Since = "25.21.0", Optional = true)] DateTimeOffset SshExpiry,
    [Param("console_idle_timeout", Since = "25.21.0", Default = 0L)] long ConsoleIdleTimeout,
    [Param("ssh_auto_mode", Since = "25.27.0", Default = false)] bool SshAutoMode,
    [Param("secure_boot", Since = "25.32.0", Default = false)] bool SecureBoot,
    [Param("software_version", Since = "25.33.0", Optional = true)]
    XenMap<string, string> SoftwareVersion,
    [Param("https_only", Since = "25.39.0", Default = false)] bool HttpsOnly,
    [Param("max_cstate", Since = "26.0.0", Default = "")] string MaxCstate,
    [Param("ntp_mode", Since = "26.0.0", Default = HostNtpMode.Factory)] HostNtpMode NtpMode,
    [Param("ntp_custom_servers", Since = "26.0.0", Optional = true)] XenSet<string> NtpCustomServers,
    [Param("timezone", Since = "26.0.0", Default = "UTC")] string Timezone,
    [Param("numa_affinity_policy", Since = "26.0.0", Default = HostNumaAffinityPolicy.DefaultPolicy)]
    HostNumaAffinityPolicy NumaAffinityPolicy,
    [Param("latest_synced_updates_applied", Since = "26.0.0", Optional = true)]
    LatestSyncedUpdatesAppliedState LatestSyncedUpdatesApplied,
    [Param("pending_guidances_full", Since = "26.0.0", Optional = true)]
    XenSet<UpdateGuidances> PendingGuidancesFull,
    [Param("pending_guidances_recommended", Since = "26.0.0", Optional = true)]
    XenSet<UpdateGuidances> PendingGuidancesRecommended) : Call<Ref<HostRecord>>;

/// <summary>
/// Delete the record of a dead or unreachable server, and local storage known only to it, from the pool.
/// </summary>
[Call("host.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostDestroy(
    [Param("self", Since = "rio")] Ref<HostRecord> Self) : Call<Nothing>;

/// <summary>Switch on a powered-off server remotely, using its configured power-on mechanism.</summary>
[Call("host.power_on", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record HostPowerOn(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Restart the management agent after a short delay; running guests are unaffected.</summary>
[Call("host.restart_agent", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostRestartAgent(
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Stop the management agent of the contacted server after a short delay; guests keep running.</summary>
[Call("host.shutdown_agent", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record HostShutdownAgent : Call<Nothing>;

/// <summary>Reserve memory and devices on the server for a VM about to start or arrive; internal use.</summary>
[Call(
    "host.allocate_resources_for_vm", Roles = Role.VMOperators, Async = true, Hidden = true,
    Lifecycle = "published inverness")]
public sealed partial record HostAllocateResourcesForVm(
    [Param("self", Since = "inverness")] Ref<HostRecord> Self,
    [Param("vm", Since = "inverness")] Ref<VMRecord> VM,
    [Param("live", Since = "inverness")] bool Live) : Call<Nothing>;
