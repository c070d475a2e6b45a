using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>
/// A physical server running the hypervisor and the management agent, and belonging to exactly one pool.
/// </summary>
[XenClass(17, "host", Lifecycle = "published rio", Events = true)]
public sealed partial record HostRecord : XenRecord
{
    /// <summary>
    /// Globally unique identifier string that stays the same for as long as the server record exists.
    /// </summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short name an administrator sees for the server; need not be unique or match its DNS name.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text note on what the server is for; empty when nobody wrote one.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Bytes of RAM consumed by the hypervisor itself and so not available to guests.</summary>
    [Field(
        4, "memory_overhead", Qualifier.DynamicRO, Default = 0L, QueryName = "memory__overhead",
        Lifecycle = "published rio")]
    public partial long MemoryOverhead { get; init; }

    /// <summary>
    /// Operations the server would accept in its present state; a hint that may go stale at any moment.
    /// </summary>
    [Field(
        5, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<HostAllowedOperations> AllowedOperations { get; init; }

    /// <summary>Operations in progress on the server, keyed by task reference; empty when idle.</summary>
    [Field(
        6, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, HostAllowedOperations> CurrentOperations { get; init; }

    /// <summary>Major number of the management API version this server speaks.</summary>
    [Field(7, "API_version_major", Qualifier.DynamicRO, QueryName = "API_version__major", Lifecycle = "published rio")]
    public partial long APIVersionMajor { get; init; }

    /// <summary>Minor number of the management API version this server speaks.</summary>
    [Field(8, "API_version_minor", Qualifier.DynamicRO, QueryName = "API_version__minor", Lifecycle = "published rio")]
    public partial long APIVersionMinor { get; init; }

    /// <summary>Name of the vendor whose API implementation the server runs.</summary>
    [Field(
        9, "API_version_vendor", Qualifier.DynamicRO, QueryName = "API_version__vendor", Lifecycle = "published rio")]
    public partial string APIVersionVendor { get; init; }

    /// <summary>Extra vendor-defined key/value details about the API implementation; often empty.</summary>
    [Field(
        10, "API_version_vendor_implementation", Qualifier.DynamicRO, QueryName = "API_version__vendor_implementation",
        Lifecycle = "published rio")]
    public partial XenMap<string, string> APIVersionVendorImplementation { get; init; }

    /// <summary>True when new VMs may be started here; false during maintenance or before startup completes.</summary>
    [Field(11, "enabled", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Enabled { get; init; }

    /// <summary>
    /// Version strings of installed components, such as product, build, hypervisor and kernel, by component key.
    /// </summary>
    [Field(12, "software_version", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> SoftwareVersion { get; init; }

    /// <summary>Free-form key/value settings used by tools and integrations; some keys tune agent behaviour.</summary>
    [Field(
        13, "other_config", Qualifier.RW, WriteRoles = Role.PoolOperators, KeyRoles = ["folder=vm-operator",
        "XenCenter.CustomFields.*=vm-operator"], Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Guest types the hypervisor can run, as strings such as hvm-3.0-x86_64.</summary>
    [Field(14, "capabilities", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial XenSet<string> Capabilities { get; init; }

    /// <summary>Legacy map of processor topology settings; current details are in cpu_info instead.</summary>
    [Field(15, "cpu_configuration", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> CpuConfiguration { get; init; }

    /// <summary>Name of the hypervisor's virtual CPU scheduling algorithm, for example credit.</summary>
    [Field(16, "sched_policy", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string SchedPolicy { get; init; }

    /// <summary>Bootloaders the server can use to start paravirtualised guests, for example pygrub.</summary>
    [Field(17, "supported_bootloaders", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenSet<string> SupportedBootloaders { get; init; }

    /// <summary>VMs whose memory currently sits on this server, its own control domain included.</summary>
    [Field(18, "resident_VMs", Qualifier.DynamicRO, InverseOf = "VM.resident_on", Lifecycle = "published rio")]
    public partial RefSet<VMRecord> ResidentVMs { get; init; }

    /// <summary>
    /// Log forwarding options; key syslog_destination names the remote syslog server, unset for local logs only.
    /// </summary>
    [Field(19, "logging", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial XenMap<string, string> Logging { get; init; }

    /// <summary>Physical, bond, VLAN and tunnel interfaces present on this server.</summary>
    [Field(20, "PIFs", Qualifier.DynamicRO, InverseOf = "PIF.host", Lifecycle = "published rio")]
    public partial RefSet<PIFRecord> PIFs { get; init; }

    /// <summary>Storage repository where memory images of suspended VMs are written; null when not chosen.</summary>
    [Field(21, "suspend_image_sr", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial Ref<SRRecord> SuspendImageSr { get; init; }

    /// <summary>Storage repository that receives guest crash dumps; null when not chosen.</summary>
    [Field(22, "crash_dump_sr", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial Ref<SRRecord> CrashDumpSr { get; init; }

    /// <summary>Crash dumps left on this server by hypervisor or control domain failures; empty when none.</summary>
    [Field(23, "crashdumps", Qualifier.DynamicRO, InverseOf = "host_crashdump.host", Lifecycle = "published rio")]
    public partial RefSet<HostCrashdumpRecord> Crashdumps { get; init; }

    /// <summary>Hotfixes in the old patch format recorded on this server; superseded by updates.</summary>
    [Field(
        24, "patches", Qualifier.DynamicRO, InverseOf = "host_patch.host",
        Lifecycle = "published rio, deprecated ely")]
    public partial RefSet<HostPatchRecord> Patches { get; init; }

    /// <summary>Pool updates that have already been applied to this server.</summary>
    [Field(25, "updates", Qualifier.DynamicRO, Lifecycle = "published ely")]
    public partial RefSet<PoolUpdateRecord> Updates { get; init; }

    /// <summary>Block device connections that link this server to the storage repositories it can use.</summary>
    [Field(26, "PBDs", Qualifier.DynamicRO, InverseOf = "PBD.host", Lifecycle = "published rio")]
    public partial RefSet<PBDRecord> PBDs { get; init; }

    /// <summary>One record per logical processor; legacy, as cpu_info gives the same facts in summary.</summary>
    [Field(27, "host_CPUs", Qualifier.DynamicRO, InverseOf = "host_cpu.host", Lifecycle = "published rio")]
    public partial RefSet<HostCpuRecord> HostCPUs { get; init; }

    /// <summary>
    /// Processor facts such as vendor, model, socket count, logical CPU count and feature masks, by key.
    /// </summary>
    [Field(28, "cpu_info", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> CpuInfo { get; init; }

    /// <summary>Network host name configured in the control domain's operating system.</summary>
    [Field(29, "hostname", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string Hostname { get; init; }

    /// <summary>IP address of the management interface, at which clients and other members reach the server.</summary>
    [Field(30, "address", Qualifier.RW, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string Address { get; init; }

    /// <summary>Companion record holding the server's liveness flag and memory figures.</summary>
    [Field(31, "metrics", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<HostMetricsRecord> Metrics { get; init; }

    /// <summary>Details of the current licence, such as expiry date and feature restrictions, by key.</summary>
    [Field(32, "license_params", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> LicenseParams { get; init; }

    /// <summary>Bytes of RAM that were free for guests just after the server booted.</summary>
    [Field(33, "boot_free_mem", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial long BootFreeMem { get; init; }

    /// <summary>Identifiers of the HA state disks this server can currently reach; empty when HA is off.</summary>
    [Field(34, "ha_statefiles", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenSet<string> HaStatefiles { get; init; }

    /// <summary>UUIDs of the servers this one can see over the HA heartbeat network; empty when HA is off.</summary>
    [Field(35, "ha_network_peers", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenSet<string> HaNetworkPeers { get; init; }

    /// <summary>Named binary objects attached to the server, such as icons or small files.</summary>
    [Field(36, "blobs", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<string, Ref<BlobRecord>> Blobs { get; init; }

    /// <summary>User-chosen words for grouping and searching servers; empty when untagged.</summary>
    [Field(37, "tags", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators, Lifecycle = "published orlando")]
    public partial XenSet<string> Tags { get; init; }

    /// <summary>Kind of directory used to log users in, for example AD; empty when only local accounts work.</summary>
    [Field(38, "external_auth_type", Qualifier.DynamicRO, Default = "", Lifecycle = "published george")]
    public partial string ExternalAuthType { get; init; }

    /// <summary>Name of the directory joined, such as the Active Directory domain; empty when none.</summary>
    [Field(39, "external_auth_service_name", Qualifier.DynamicRO, Default = "", Lifecycle = "published george")]
    public partial string ExternalAuthServiceName { get; init; }

    /// <summary>
    /// Settings specific to the joined directory plugin, such as the domain; empty when none is joined.
    /// </summary>
    [Field(40, "external_auth_configuration", Qualifier.DynamicRO, Optional = true, Lifecycle = "published george")]
    public partial XenMap<string, string> ExternalAuthConfiguration { get; init; }

    /// <summary>Internal name of the product edition the server is licensed for.</summary>
    [Field(41, "edition", Qualifier.DynamicRO, Default = "", Lifecycle = "published midnight-ride")]
    public partial string Edition { get; init; }

    /// <summary>Contact details of the licence server, under keys address and port.</summary>
    [Field(
        42, "license_server", Qualifier.RW, Default = "address=localhost,port=27000", WriteRoles = Role.PoolOperators,
        Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> LicenseServer { get; init; }

    /// <summary>Vendor, product, serial number and similar strings read from the server's firmware.</summary>
    [Field(43, "bios_strings", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> BiosStrings { get; init; }

    /// <summary>Remote power-on mechanism: wake-on-lan, DRAC, IPMI or a custom script; empty when disabled.</summary>
    [Field(44, "power_on_mode", Qualifier.DynamicRO, Default = "", Lifecycle = "published midnight-ride")]
    public partial string PowerOnMode { get; init; }

    /// <summary>Parameters of the remote power-on mechanism, such as controller address, user and secret.</summary>
    [Field(45, "power_on_config", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> PowerOnConfig { get; init; }

    /// <summary>Local storage repository that caches reads of shared disk images; null when caching is off.</summary>
    [Field(46, "local_cache_sr", Qualifier.StaticRO, Optional = true, Lifecycle = "published cowley")]
    public partial Ref<SRRecord> LocalCacheSr { get; init; }

    /// <summary>Chipset facts by key, notably whether an IOMMU is available for device passthrough.</summary>
    [Field(47, "chipset_info", Qualifier.DynamicRO, Optional = true, Lifecycle = "published boston")]
    public partial XenMap<string, string> ChipsetInfo { get; init; }

    /// <summary>PCI devices of interest found in the server, such as GPUs, NICs and storage controllers.</summary>
    [Field(48, "PCIs", Qualifier.DynamicRO, InverseOf = "PCI.host", Lifecycle = "published boston")]
    public partial RefSet<PCIRecord> PCIs { get; init; }

    /// <summary>Physical graphics processors fitted in the server; empty when it has none.</summary>
    [Field(49, "PGPUs", Qualifier.DynamicRO, InverseOf = "PGPU.host", Lifecycle = "published boston")]
    public partial RefSet<PGPURecord> PGPUs { get; init; }

    /// <summary>Physical USB devices plugged into the server that could be passed to guests.</summary>
    [Field(50, "PUSBs", Qualifier.DynamicRO, InverseOf = "PUSB.host", Lifecycle = "published inverness")]
    public partial RefSet<PUSBRecord> PUSBs { get; init; }

    /// <summary>Deprecated: once meant that old SSL and weak ciphers were accepted; always false now.</summary>
    [Field(51, "ssl_legacy", Qualifier.StaticRO, Default = true, Lifecycle = "published dundee, deprecated stockholm")]
    public partial bool SslLegacy { get; init; }

    /// <summary>Default virtual CPU settings for guests started here, for example a CPU affinity mask.</summary>
    [Field(
        52, "guest_VCPUs_params", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published tampa")]
    public partial XenMap<string, string> GuestVCPUsParams { get; init; }

    /// <summary>Whether the local screen shows the console now, and whether a reboot will change that.</summary>
    [Field(
        53, "display", Qualifier.RW, Default = HostDisplay.Enabled, WriteRoles = Role.PoolOperators,
        Lifecycle = "published cream")]
    public partial HostDisplay Display { get; init; }

    /// <summary>Versions of the virtual hardware contract the server can present to guests.</summary>
    [Field(54, "virtual_hardware_platform_versions", Qualifier.DynamicRO, Default = "0", Lifecycle = "published cream")]
    public partial XenSet<long> VirtualHardwarePlatformVersions { get; init; }

    /// <summary>Record of the privileged domain (dom0) that manages this server; null when not yet known.</summary>
    [Field(55, "control_domain", Qualifier.DynamicRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<VMRecord> ControlDomain { get; init; }

    /// <summary>Applied pool updates that take effect only after the server restarts; empty when none.</summary>
    [Field(56, "updates_requiring_reboot", Qualifier.DynamicRO, Lifecycle = "published ely")]
    public partial RefSet<PoolUpdateRecord> UpdatesRequiringReboot { get; init; }

    /// <summary>Optional or experimental features known on this server, with their enabled state.</summary>
    [Field(57, "features", Qualifier.DynamicRO, InverseOf = "Feature.host", Lifecycle = "published falcon")]
    public partial RefSet<FeatureRecord> Features { get; init; }

    /// <summary>Initiator name (IQN) the server presents when logging in to iSCSI targets.</summary>
    [Field(58, "iscsi_iqn", Qualifier.StaticRO, Default = "", Lifecycle = "published kolkata")]
    public partial string IscsiIqn { get; init; }

    /// <summary>True when storage is attached through several paths where the array offers them.</summary>
    [Field(59, "multipathing", Qualifier.StaticRO, Default = false, Lifecycle = "published kolkata")]
    public partial bool Multipathing { get; init; }

    /// <summary>
    /// Deprecated: Secure Boot keys for guests on this server, as encoded text; kept at pool level now.
    /// </summary>
    [Field(
        60, "uefi_certificates", Qualifier.StaticRO, Default = "", Lifecycle = "published quebec, deprecated 22.16.0")]
    public partial string UefiCertificates { get; init; }

    /// <summary>TLS certificates installed on this server, for its API endpoint and internal pool traffic.</summary>
    [Field(61, "certificates", Qualifier.DynamicRO, InverseOf = "Certificate.host", Lifecycle = "published stockholm")]
    public partial RefSet<CertificateRecord> Certificates { get; init; }

    /// <summary>Names of every product edition that this server could be switched to.</summary>
    [Field(62, "editions", Qualifier.DynamicRO, Optional = true, Lifecycle = "published stockholm")]
    public partial XenSet<string> Editions { get; init; }

    /// <summary>
    /// Mandatory actions still to be done after updates, such as a reboot or agent restart; empty when none.
    /// </summary>
    [Field(63, "pending_guidances", Qualifier.DynamicRO, Optional = true, Lifecycle = "published 1.303.0")]
    public partial XenSet<UpdateGuidances> PendingGuidances { get; init; }

    /// <summary>True when certificates are checked on TLS connections this server opens to its peers.</summary>
    [Field(64, "tls_verification_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published 1.313.0")]
    public partial bool TlsVerificationEnabled { get; init; }

    /// <summary>Date and time at which updates were last installed here; the epoch when never.</summary>
    [Field(65, "last_software_update", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 22.20.0")]
    public partial DateTimeOffset LastSoftwareUpdate { get; init; }

    /// <summary>True when the firewall blocks plain HTTP on port 80 so only HTTPS reaches the API.</summary>
    [Field(66, "https_only", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 22.27.0")]
    public partial bool HttpsOnly { get; init; }

    /// <summary>Deprecated: advisable post-update actions; pending_guidances_recommended took its place.</summary>
    [Field(
        67, "recommended_guidances", Qualifier.DynamicRO, Optional = true, Internal = true,
        Lifecycle = "prototyped 23.18.0, removed 23.24.0")]
    public partial XenSet<UpdateGuidances> RecommendedGuidances { get; init; }

    /// <summary>Whether the server has everything from the last repository sync: yes, no or unknown.</summary>
    [Field(
        68, "latest_synced_updates_applied", Qualifier.DynamicRO, Default = LatestSyncedUpdatesAppliedState.Unknown,
        Lifecycle = "prototyped 23.18.0")]
    public partial LatestSyncedUpdatesAppliedState LatestSyncedUpdatesApplied { get; init; }

    /// <summary>How guest memory and CPUs are placed on NUMA nodes: any, best effort or the default.</summary>
    [Field(
        69, "numa_affinity_policy", Qualifier.DynamicRO, Default = HostNumaAffinityPolicy.DefaultPolicy,
        Lifecycle = "prototyped 24.0.0")]
    public partial HostNumaAffinityPolicy NumaAffinityPolicy { get; init; }

    /// <summary>Advisable but optional actions outstanding after updates; empty when there are none.</summary>
    [Field(70, "pending_guidances_recommended", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.10.0")]
    public partial XenSet<UpdateGuidances> PendingGuidancesRecommended { get; init; }

    /// <summary>Every action needed for all installed updates to take full effect; empty when there are none.</summary>
    [Field(71, "pending_guidances_full", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.10.0")]
    public partial XenSet<UpdateGuidances> PendingGuidancesFull { get; init; }

    /// <summary>
    /// Checksum of the repository metadata behind the latest update; empty when never updated this way.
    /// </summary>
    [Field(72, "last_update_hash", Qualifier.DynamicRO, Default = "", Lifecycle = "prototyped 24.10.0")]
    public partial string LastUpdateHash { get; init; }

    /// <summary>True when the SSH service of the control domain accepts logins.</summary>
    [Field(73, "ssh_enabled", Qualifier.DynamicRO, Default = true, Lifecycle = "prototyped 25.21.0")]
    public partial bool SshEnabled { get; init; }

    /// <summary>Seconds SSH stays open after being enabled before it closes by itself; 0 means no limit.</summary>
    [Field(74, "ssh_enabled_timeout", Qualifier.DynamicRO, Default = 0L, Lifecycle = "prototyped 25.21.0")]
    public partial long SshEnabledTimeout { get; init; }

    /// <summary>Moment at which SSH will be switched off automatically; the epoch when no limit is set.</summary>
    [Field(75, "ssh_expiry", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 25.21.0")]
    public partial DateTimeOffset SshExpiry { get; init; }

    /// <summary>Seconds without input after which a console session is logged out; 0 means never.</summary>
    [Field(76, "console_idle_timeout", Qualifier.DynamicRO, Default = 0L, Lifecycle = "prototyped 25.21.0")]
    public partial long ConsoleIdleTimeout { get; init; }

    /// <summary>True when SSH is opened only if the management agent is down and closed while it is healthy.</summary>
    [Field(77, "ssh_auto_mode", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 25.27.0")]
    public partial bool SshAutoMode { get; init; }

    /// <summary>Deepest processor idle state allowed, as a C-state string; empty when not limited.</summary>
    [Field(78, "max_cstate", Qualifier.DynamicRO, Default = "", Lifecycle = "prototyped 26.0.0")]
    public partial string MaxCstate { get; init; }

    /// <summary>True when the physical server itself was booted with UEFI Secure Boot active.</summary>
    [Field(79, "secure_boot", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 25.31.0")]
    public partial bool SecureBoot { get; init; }

    /// <summary>Where time servers come from: DHCP, a custom list or factory defaults, or time sync disabled.</summary>
    [Field(80, "ntp_mode", Qualifier.DynamicRO, Default = HostNtpMode.Factory, Lifecycle = "prototyped 26.0.0")]
    public partial HostNtpMode NtpMode { get; init; }

    /// <summary>Time servers given by the administrator, used in custom NTP mode; empty when none are set.</summary>
    [Field(81, "ntp_custom_servers", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 26.0.0")]
    public partial XenSet<string> NtpCustomServers { get; init; }

    /// <summary>Timezone of the control domain, as a tz database name such as Europe/London.</summary>
    [Field(82, "timezone", Qualifier.DynamicRO, Default = "UTC", Lifecycle = "prototyped 26.0.0")]
    public partial string Timezone { get; init; }

    /// <summary>
    /// What the server keeps in its private local database: facts about it that no other field tells. Values whose key
    /// names a secret are protected.
    /// </summary>
    [Field(83, "local_db", Qualifier.DynamicRO, Optional = true, Internal = true, SecretKeys = true)]
    public partial XenMap<string, string> LocalDb { get; init; }

    /// <summary>
    /// True while SSH is open for a limited time that has ended the automatic mode: it comes back afterwards.
    /// </summary>
    [Field(90, "ssh_auto_mode_suspended", Qualifier.DynamicRO, Default = false, Internal = true)]
    public partial bool SshAutoModeSuspended { get; init; }
}
