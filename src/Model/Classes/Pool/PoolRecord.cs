using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>The single resource pool this server belongs to, with the settings shared by all its hosts.</summary>
[XenClass(33, "pool", Lifecycle = "published rio", Events = true)]
public sealed partial record PoolRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the pool.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the pool; empty for an unnamed standalone host.</summary>
    [Field(2, "name_label", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes about the pool.</summary>
    [Field(3, "name_description", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Host acting as coordinator, which holds the database and serves API calls.</summary>
    [Field(4, "master", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Master { get; init; }

    /// <summary>Storage used for new disks when the caller names none; null when unset.</summary>
    [Field(5, "default_SR", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial Ref<SRRecord> DefaultSR { get; init; }

    /// <summary>Storage used pool-wide for VM suspend images; null when unset.</summary>
    [Field(6, "suspend_image_SR", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial Ref<SRRecord> SuspendImageSR { get; init; }

    /// <summary>Storage used pool-wide for guest crash dumps; null when unset.</summary>
    [Field(7, "crash_dump_SR", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial Ref<SRRecord> CrashDumpSR { get; init; }

    /// <summary>Free-form string pairs for clients and for options without a dedicated field.</summary>
    [Field(
        8, "other_config", Qualifier.RW, WriteRoles = Role.PoolOperators, KeyRoles = ["folder=vm-operator",
        "XenCenter.CustomFields.*=vm-operator", "EMPTY_FOLDERS=vm-operator"], Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True while high availability protection is switched on.</summary>
    [Field(9, "ha_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published orlando")]
    public partial bool HaEnabled { get; init; }

    /// <summary>Timing and tuning values in force while high availability is on.</summary>
    [Field(10, "ha_configuration", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<string, string> HaConfiguration { get; init; }

    /// <summary>References of the shared disks that carry HA heartbeats and state; empty when HA is off.</summary>
    [Field(11, "ha_statefiles", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenSet<string> HaStatefiles { get; init; }

    /// <summary>Number of host failures the restart plan is asked to cover.</summary>
    [Field(12, "ha_host_failures_to_tolerate", Qualifier.DynamicRO, Default = 0L, Lifecycle = "published orlando")]
    public partial long HaHostFailuresToTolerate { get; init; }

    /// <summary>Number of further host failures the present restart plan can actually absorb.</summary>
    [Field(13, "ha_plan_exists_for", Qualifier.DynamicRO, Default = 0L, Lifecycle = "published orlando")]
    public partial long HaPlanExistsFor { get; init; }

    /// <summary>When false, actions that would break the restart guarantee are refused.</summary>
    [Field(
        14, "ha_allow_overcommit", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "published orlando")]
    public partial bool HaAllowOvercommit { get; init; }

    /// <summary>True when the pool can no longer restart all protected VMs after the planned failures.</summary>
    [Field(15, "ha_overcommitted", Qualifier.DynamicRO, Default = false, Lifecycle = "published orlando")]
    public partial bool HaOvercommitted { get; init; }

    /// <summary>Named binary attachments stored with the pool.</summary>
    [Field(16, "blobs", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<string, Ref<BlobRecord>> Blobs { get; init; }

    /// <summary>User-chosen labels for searching and grouping.</summary>
    [Field(17, "tags", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators, Lifecycle = "published orlando")]
    public partial XenSet<string> Tags { get; init; }

    /// <summary>Settings kept here by graphical clients, such as folders and custom searches.</summary>
    [Field(
        18, "gui_config", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> GuiConfig { get; init; }

    /// <summary>Settings of the health check upload feature, such as schedule and enrolment.</summary>
    [Field(
        19, "health_check_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published dundee")]
    public partial XenMap<string, string> HealthCheckConfig { get; init; }

    /// <summary>Address of the Workload Balancing server; empty when none is set up.</summary>
    [Field(20, "wlb_url", Qualifier.DynamicRO, Default = "", Lifecycle = "published george")]
    public partial string WlbUrl { get; init; }

    /// <summary>Account name used to log in to the Workload Balancing server.</summary>
    [Field(21, "wlb_username", Qualifier.DynamicRO, Default = "", Lifecycle = "published george")]
    public partial string WlbUsername { get; init; }

    /// <summary>Secret holding the password for the Workload Balancing server; null when not set up.</summary>
    [Field(22, "wlb_password", Qualifier.DynamicRO, Internal = true, Secret = true, Lifecycle = "published george")]
    public partial Ref<SecretRecord> WlbPassword { get; init; }

    /// <summary>True when placement advice from Workload Balancing is to be used.</summary>
    [Field(
        23, "wlb_enabled", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators | Role.ClientCert,
        Lifecycle = "published george")]
    public partial bool WlbEnabled { get; init; }

    /// <summary>
    /// Deprecated: certificate check for the Workload Balancing link, now part of pool-wide TLS checks.
    /// </summary>
    [Field(
        24, "wlb_verify_cert", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "published george, deprecated 1.290.0")]
    public partial bool WlbVerifyCert { get; init; }

    /// <summary>True when database changes are also logged to shared storage outside HA.</summary>
    [Field(25, "redo_log_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published midnight-ride")]
    public partial bool RedoLogEnabled { get; init; }

    /// <summary>Disk that holds the database redo log; null when the log is off.</summary>
    [Field(26, "redo_log_vdi", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial Ref<VDIRecord> RedoLogVdi { get; init; }

    /// <summary>Deprecated: address of the external vSwitch controller, empty when none.</summary>
    [Field(
        27, "vswitch_controller", Qualifier.DynamicRO, Default = "",
        Lifecycle = "published midnight-ride, deprecated falcon")]
    public partial string VswitchController { get; init; }

    /// <summary>Licence-controlled feature flags in effect for the whole pool.</summary>
    [Field(28, "restrictions", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> Restrictions { get; init; }

    /// <summary>Disks on which this pool's database is saved for disaster recovery.</summary>
    [Field(
        29, "metadata_VDIs", Qualifier.DynamicRO, InverseOf = "VDI.metadata_of_pool", Lifecycle = "published boston")]
    public partial RefSet<VDIRecord> MetadataVDIs { get; init; }

    /// <summary>Name of the cluster software HA uses or would use, for example xhad.</summary>
    [Field(30, "ha_cluster_stack", Qualifier.DynamicRO, Default = "", Lifecycle = "published dundee")]
    public partial string HaClusterStack { get; init; }

    /// <summary>Pool-wide operations the server would accept at present.</summary>
    [Field(
        31, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true,
        Lifecycle = "published rio")]
    public partial XenSet<PoolAllowedOperations> AllowedOperations { get; init; }

    /// <summary>Task identifiers mapped to the pool-wide operation each runs; empty when idle.</summary>
    [Field(
        32, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true,
        Lifecycle = "published rio")]
    public partial XenMap<string, PoolAllowedOperations> CurrentOperations { get; init; }

    /// <summary>Settings passed to the guest agents of all VMs, such as automatic update options.</summary>
    [Field(33, "guest_agent_config", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial XenMap<string, string> GuestAgentConfig { get; init; }

    /// <summary>Common CPU vendor, core counts and feature masks that every host in the pool can offer.</summary>
    [Field(34, "cpu_info", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial XenMap<string, string> CpuInfo { get; init; }

    /// <summary>True to create new VMs without the Windows Update driver device by default.</summary>
    [Field(
        35, "policy_no_vendor_device", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "published dundee, deprecated 24.14.0")]
    public partial bool PolicyNoVendorDevice { get; init; }

    /// <summary>True to make hosts apply patches only by restart, never to running software.</summary>
    [Field(
        36, "live_patching_disabled", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "published ely")]
    public partial bool LivePatchingDisabled { get; init; }

    /// <summary>True when bridges forward multicast only to ports that asked for it.</summary>
    [Field(37, "igmp_snooping_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published inverness")]
    public partial bool IgmpSnoopingEnabled { get; init; }

    /// <summary>Encoded Secure Boot certificates in use for UEFI guests across the pool.</summary>
    [Field(38, "uefi_certificates", Qualifier.StaticRO, Default = "", Lifecycle = "published quebec, changed 22.16.0")]
    public partial string UefiCertificates { get; init; }

    /// <summary>Administrator-supplied Secure Boot certificates that override the default; empty when none.</summary>
    [Field(39, "custom_uefi_certificates", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 24.0.0")]
    public partial string CustomUefiCertificates { get; init; }

    /// <summary>True while a rotation of the pool secret is unfinished or has to be retried.</summary>
    [Field(
        40, "is_psr_pending", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "published stockholm_psr")]
    public partial bool IsPsrPending { get; init; }

    /// <summary>True when outgoing TLS connections have their peer's certificate checked.</summary>
    [Field(41, "tls_verification_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published 1.290.0")]
    public partial bool TlsVerificationEnabled { get; init; }

    /// <summary>Update repositories currently selected for the pool.</summary>
    [Field(42, "repositories", Qualifier.DynamicRO, Optional = true, Lifecycle = "published 1.301.0")]
    public partial RefSet<RepositoryRecord> Repositories { get; init; }

    /// <summary>True when API clients may log in with a TLS client certificate.</summary>
    [Field(
        43, "client_certificate_auth_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published 1.318.0")]
    public partial bool ClientCertificateAuthEnabled { get; init; }

    /// <summary>Name a client certificate must carry in its subject to be let in.</summary>
    [Field(44, "client_certificate_auth_name", Qualifier.DynamicRO, Default = "", Lifecycle = "published 1.318.0")]
    public partial string ClientCertificateAuthName { get; init; }

    /// <summary>Proxy through which update repositories are reached; empty for direct access.</summary>
    [Field(45, "repository_proxy_url", Qualifier.DynamicRO, Default = "", Lifecycle = "published 21.3.0")]
    public partial string RepositoryProxyUrl { get; init; }

    /// <summary>Account name for the repository proxy; empty when it needs no login.</summary>
    [Field(46, "repository_proxy_username", Qualifier.DynamicRO, Default = "", Lifecycle = "published 21.3.0")]
    public partial string RepositoryProxyUsername { get; init; }

    /// <summary>Secret holding the repository proxy password; null when it needs no login.</summary>
    [Field(
        47, "repository_proxy_password", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published 21.3.0, changed 23.9.0")]
    public partial Ref<SecretRecord> RepositoryProxyPassword { get; init; }

    /// <summary>True to compress memory traffic of live migrations unless the call says otherwise.</summary>
    [Field(
        48, "migration_compression", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 22.33.0")]
    public partial bool MigrationCompression { get; init; }

    /// <summary>True to avoid placing VMs on the coordinator when another host would do.</summary>
    [Field(
        49, "coordinator_bias", Qualifier.RW, Default = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 22.37.0, published rio")]
    public partial bool CoordinatorBias { get; init; }

    /// <summary>Most local (PAM) logins checked at the same time.</summary>
    [Field(50, "local_auth_max_threads", Qualifier.StaticRO, Default = 8L, Lifecycle = "prototyped 23.27.0")]
    public partial long LocalAuthMaxThreads { get; init; }

    /// <summary>Most logins against the external directory checked at the same time.</summary>
    [Field(51, "ext_auth_max_threads", Qualifier.StaticRO, Default = 1L, Lifecycle = "prototyped 23.27.0")]
    public partial long ExtAuthMaxThreads { get; init; }

    /// <summary>True to remember successful external logins for a while to speed up later ones.</summary>
    [Field(52, "ext_auth_cache_enabled", Qualifier.DynamicRO, Default = true, Lifecycle = "prototyped 24.31.0")]
    public partial bool ExtAuthCacheEnabled { get; init; }

    /// <summary>Most external login results kept in the cache.</summary>
    [Field(53, "ext_auth_cache_size", Qualifier.DynamicRO, Default = 50L, Lifecycle = "prototyped 24.31.0")]
    public partial long ExtAuthCacheSize { get; init; }

    /// <summary>Seconds an external login result stays valid in the cache.</summary>
    [Field(54, "ext_auth_cache_expiry", Qualifier.DynamicRO, Default = 300L, Lifecycle = "prototyped 24.31.0")]
    public partial long ExtAuthCacheExpiry { get; init; }

    /// <summary>Secret holding the anonymous identifier sent with telemetry; null when not assigned.</summary>
    [Field(55, "telemetry_uuid", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 23.9.0")]
    public partial Ref<SecretRecord> TelemetryUuid { get; init; }

    /// <summary>How often telemetry is gathered: daily, weekly or monthly.</summary>
    [Field(
        56, "telemetry_frequency", Qualifier.DynamicRO, Default = TelemetryFrequency.Weekly,
        Lifecycle = "prototyped 23.9.0")]
    public partial TelemetryFrequency TelemetryFrequency { get; init; }

    /// <summary>Earliest UTC moment at which telemetry is gathered next.</summary>
    [Field(57, "telemetry_next_collection", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 23.9.0")]
    public partial DateTimeOffset TelemetryNextCollection { get; init; }

    /// <summary>Moment the update repositories were last synchronised; the epoch when never.</summary>
    [Field(58, "last_update_sync", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 23.18.0")]
    public partial DateTimeOffset LastUpdateSync { get; init; }

    /// <summary>How often repositories are synchronised automatically: daily or weekly.</summary>
    [Field(
        59, "update_sync_frequency", Qualifier.DynamicRO, Default = UpdateSyncFrequency.Weekly,
        Lifecycle = "prototyped 23.18.0")]
    public partial UpdateSyncFrequency UpdateSyncFrequency { get; init; }

    /// <summary>Weekday of the weekly synchronisation, 0 for Sunday to 6; not used when daily.</summary>
    [Field(60, "update_sync_day", Qualifier.DynamicRO, Default = 0L, Lifecycle = "prototyped 23.18.0")]
    public partial long UpdateSyncDay { get; init; }

    /// <summary>True when repositories are synchronised automatically on schedule.</summary>
    [Field(61, "update_sync_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 23.18.0")]
    public partial bool UpdateSyncEnabled { get; init; }

    /// <summary>Suggested pool-wide limits by name, such as maximum sizes for clients to respect.</summary>
    [Field(62, "recommendations", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.19.1")]
    public partial XenMap<string, string> Recommendations { get; init; }

    /// <summary>Address and port of the licence server for the pool; empty when none.</summary>
    [Field(
        63, "license_server", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 25.6.0")]
    public partial XenMap<string, string> LicenseServer { get; init; }

    /// <summary>True to restart an HA-protected VM that was shut down from inside the guest.</summary>
    [Field(
        64, "ha_reboot_vm_on_internal_shutdown", Qualifier.RW, Default = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 25.16.0")]
    public partial bool HaRebootVmOnInternalShutdown { get; init; }

    /// <summary>True to allow only one console connection at a time to each VM or host.</summary>
    [Field(
        65, "limit_console_sessions", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 26.1.0")]
    public partial bool LimitConsoleSessions { get; init; }

    /// <summary>Idle seconds after which a VM console connection is closed; 0 for never.</summary>
    [Field(
        66, "vm_console_idle_timeout", Qualifier.RW, Default = 0L, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 26.1.0")]
    public partial long VmConsoleIdleTimeout { get; init; }

    /// <summary>True to renew outdated Secure Boot certificates of guests automatically.</summary>
    [Field(
        67, "auto_update_vm_secureboot_certificates", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators,
        Lifecycle = "prototyped 26.16.1")]
    public partial bool AutoUpdateVmSecurebootCertificates { get; init; }

    /// <summary>Moment until which protected VMs are not restarted; the epoch when nobody asked for that.</summary>
    [Field(68, "ha_restarts_held_until", Qualifier.DynamicRO, Optional = true, Internal = true)]
    public partial DateTimeOffset HaRestartsHeldUntil { get; init; }

    /// <summary>Certificate revocation lists that all hosts respect, as PEM text by name.</summary>
    [Field(69, "crls", Qualifier.DynamicRO, Optional = true, Internal = true)]
    public partial XenMap<string, string> CRLs { get; init; }
}
