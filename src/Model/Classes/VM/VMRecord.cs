using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>A guest machine, template, snapshot or control domain, with its configuration and runtime state.</summary>
[XenClass(
    65, "VM", Lifecycle = "published rio, changed 1.257.0", Events = true, Constructible = true,
    Roles = Role.VMAdmins)]
public sealed partial record VMRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this object, usable as a key outside a session.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Operations the server would currently accept for this VM, given its state and configuration.</summary>
    [Field(
        2, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VMOperations> AllowedOperations { get; init; }

    /// <summary>Task identifiers mapped to the operation each is running on this VM; empty when idle.</summary>
    [Field(
        3, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VMOperations> CurrentOperations { get; init; }

    /// <summary>Short display name; it does not have to be unique.</summary>
    [Field(
        4, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes shown beside the name in clients.</summary>
    [Field(
        5, "name_description", Qualifier.RW, Default = "", QueryName = "name__description", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Whether the guest is halted, paused, running or suspended.</summary>
    [Field(
        6, "power_state", Qualifier.StaticRO, Default = VMPowerState.Halted,
        Lifecycle = "published rio, changed 1.257.0")]
    public partial VMPowerState PowerState { get; init; }

    /// <summary>Version number that template and appliance authors may assign; the server ignores it.</summary>
    [Field(7, "user_version", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial long UserVersion { get; init; }

    /// <summary>True for a template, which cannot be started but serves as a source for new VMs.</summary>
    [Field(8, "is_a_template", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial bool IsATemplate { get; init; }

    /// <summary>True for a built-in template supplied with the product.</summary>
    [Field(9, "is_default_template", Qualifier.DynamicRO, Default = false, Lifecycle = "published falcon")]
    public partial bool IsDefaultTemplate { get; init; }

    /// <summary>Disk holding the saved memory image of a suspended VM; null when not suspended.</summary>
    [Field(10, "suspend_VDI", Qualifier.StaticRO, Optional = true, Lifecycle = "published rio, changed 1.257.0")]
    public partial Ref<VDIRecord> SuspendVDI { get; init; }

    /// <summary>Host the VM is running on now; null when it has no domain.</summary>
    [Field(11, "resident_on", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> ResidentOn { get; init; }

    /// <summary>Host on which resources are reserved for an imminent start, resume or migration, else null.</summary>
    [Field(12, "scheduled_to_be_resident_on", Qualifier.DynamicRO, Optional = true, Lifecycle = "published rio")]
    public partial Ref<HostRecord> ScheduledToBeResidentOn { get; init; }

    /// <summary>Host preferred when placing the VM at start; null when any host will do.</summary>
    [Field(13, "affinity", Qualifier.RW, WriteRoles = Role.VMPowerAdmins, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Affinity { get; init; }

    /// <summary>Extra host memory in bytes needed to virtualise this guest, on top of its own RAM.</summary>
    [Field(
        14, "memory_overhead", Qualifier.DynamicRO, Default = 0L, QueryName = "memory__overhead",
        Lifecycle = "published rio")]
    public partial long MemoryOverhead { get; init; }

    /// <summary>Amount of RAM in bytes that the balloon driver is currently asked to aim for.</summary>
    [Field(
        15, "memory_target", Qualifier.StaticRO, Default = 0L, QueryName = "memory__target",
        Lifecycle = "published rio, deprecated midnight-ride")]
    public partial long MemoryTarget { get; init; }

    /// <summary>Most RAM in bytes the guest can ever have in this boot; changeable only while halted.</summary>
    [Field(16, "memory_static_max", Qualifier.StaticRO, QueryName = "memory__static_max", Lifecycle = "published rio")]
    public partial long MemoryStaticMax { get; init; }

    /// <summary>Upper bound in bytes for ballooning while the guest runs.</summary>
    [Field(
        17, "memory_dynamic_max", Qualifier.StaticRO, QueryName = "memory__dynamic_max", Lifecycle = "published rio")]
    public partial long MemoryDynamicMax { get; init; }

    /// <summary>Lower bound in bytes for ballooning while the guest runs.</summary>
    [Field(
        18, "memory_dynamic_min", Qualifier.StaticRO, QueryName = "memory__dynamic_min", Lifecycle = "published rio")]
    public partial long MemoryDynamicMin { get; init; }

    /// <summary>Smallest RAM size in bytes at which the guest is considered able to work.</summary>
    [Field(19, "memory_static_min", Qualifier.StaticRO, QueryName = "memory__static_min", Lifecycle = "published rio")]
    public partial long MemoryStaticMin { get; init; }

    /// <summary>Scheduler settings such as weight, cap and CPU affinity mask, keyed by name.</summary>
    [Field(
        20, "VCPUs_params", Qualifier.RW, QueryName = "VCPUs__params", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial XenMap<string, string> VCPUsParams { get; init; }

    /// <summary>Largest number of virtual CPUs the guest can be given without being shut down.</summary>
    [Field(21, "VCPUs_max", Qualifier.StaticRO, QueryName = "VCPUs__max", Lifecycle = "published rio")]
    public partial long VCPUsMax { get; init; }

    /// <summary>Number of virtual CPUs online when the guest boots, from 1 to VCPUs_max.</summary>
    [Field(22, "VCPUs_at_startup", Qualifier.StaticRO, QueryName = "VCPUs__at_startup", Lifecycle = "published rio")]
    public partial long VCPUsAtStartup { get; init; }

    /// <summary>What to do when the guest requests a soft reboot, for example keep or restart the domain.</summary>
    [Field(
        23, "actions_after_softreboot", Qualifier.RW, Default = OnSoftrebootBehavior.SoftReboot,
        QueryName = "actions__after_softreboot", WriteRoles = Role.VMAdmins, Lifecycle = "prototyped 23.1.0")]
    public partial OnSoftrebootBehavior ActionsAfterSoftreboot { get; init; }

    /// <summary>What to do when the guest powers itself off: destroy the domain or start it again.</summary>
    [Field(
        24, "actions_after_shutdown", Qualifier.RW, QueryName = "actions__after_shutdown", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial OnNormalExit ActionsAfterShutdown { get; init; }

    /// <summary>What to do when the guest reboots from inside: restart it or leave it halted.</summary>
    [Field(
        25, "actions_after_reboot", Qualifier.RW, QueryName = "actions__after_reboot", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial OnNormalExit ActionsAfterReboot { get; init; }

    /// <summary>
    /// What to do when the guest crashes: destroy, restart or preserve it, optionally after a core dump.
    /// </summary>
    [Field(
        26, "actions_after_crash", Qualifier.StaticRO, QueryName = "actions__after_crash",
        Lifecycle = "published rio")]
    public partial OnCrashBehaviour ActionsAfterCrash { get; init; }

    /// <summary>Text and graphical consoles through which the guest can be reached.</summary>
    [Field(27, "consoles", Qualifier.DynamicRO, InverseOf = "console.VM", Lifecycle = "published rio")]
    public partial RefSet<ConsoleRecord> Consoles { get; init; }

    /// <summary>Virtual network interfaces plugged or pluggable into this VM.</summary>
    [Field(28, "VIFs", Qualifier.DynamicRO, InverseOf = "VIF.VM", Lifecycle = "published rio")]
    public partial RefSet<VIFRecord> VIFs { get; init; }

    /// <summary>Virtual block devices linking this VM to its disks and CD drives.</summary>
    [Field(29, "VBDs", Qualifier.DynamicRO, InverseOf = "VBD.VM", Lifecycle = "published rio")]
    public partial RefSet<VBDRecord> VBDs { get; init; }

    /// <summary>Host USB devices passed through to this VM.</summary>
    [Field(30, "VUSBs", Qualifier.DynamicRO, InverseOf = "VUSB.VM", Lifecycle = "published rio")]
    public partial RefSet<VUSBRecord> VUSBs { get; init; }

    /// <summary>Crash dump records saved after failures of this guest.</summary>
    [Field(31, "crash_dumps", Qualifier.DynamicRO, InverseOf = "crashdump.VM", Lifecycle = "published rio")]
    public partial RefSet<CrashdumpRecord> CrashDumps { get; init; }

    /// <summary>Virtual TPM chips belonging to this VM; empty when it has none.</summary>
    [Field(32, "VTPMs", Qualifier.DynamicRO, InverseOf = "VTPM.VM", Lifecycle = "published rio")]
    public partial RefSet<VTPMRecord> VTPMs { get; init; }

    /// <summary>Host-side bootloader program used for paravirtual guests; empty when not used.</summary>
    [Field(
        33, "PV_bootloader", Qualifier.RW, QueryName = "PV__bootloader", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string PVBootloader { get; init; }

    /// <summary>Kernel path for paravirtual boot without a bootloader; empty when not used.</summary>
    [Field(
        34, "PV_kernel", Qualifier.RW, QueryName = "PV__kernel", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string PVKernel { get; init; }

    /// <summary>Initial ramdisk path for paravirtual boot without a bootloader; empty when not used.</summary>
    [Field(
        35, "PV_ramdisk", Qualifier.RW, QueryName = "PV__ramdisk", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string PVRamdisk { get; init; }

    /// <summary>Kernel command line handed to a paravirtual guest.</summary>
    [Field(
        36, "PV_args", Qualifier.RW, QueryName = "PV__args", WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial string PVArgs { get; init; }

    /// <summary>Additional arguments given to the paravirtual bootloader.</summary>
    [Field(
        37, "PV_bootloader_args", Qualifier.RW, QueryName = "PV__bootloader_args", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string PVBootloaderArgs { get; init; }

    /// <summary>Replacement kernel command line kept for old Zurich guests.</summary>
    [Field(
        38, "PV_legacy_args", Qualifier.RW, QueryName = "PV__legacy_args", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string PVLegacyArgs { get; init; }

    /// <summary>Deprecated: marker of hardware-assisted boot, empty for paravirtual guests; use domain_type.</summary>
    [Field(
        39, "HVM_boot_policy", Qualifier.StaticRO, QueryName = "HVM__boot_policy",
        Lifecycle = "published rio, deprecated kolkata")]
    public partial string HVMBootPolicy { get; init; }

    /// <summary>Boot options of hardware-assisted guests, such as device order and firmware kind.</summary>
    [Field(
        40, "HVM_boot_params", Qualifier.RW, QueryName = "HVM__boot_params", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial XenMap<string, string> HVMBootParams { get; init; }

    /// <summary>Scale factor, at least 1, applied to the default shadow page memory of an HVM guest.</summary>
    [Field(
        41, "HVM_shadow_multiplier", Qualifier.StaticRO, Default = 1.0, QueryName = "HVM__shadow_multiplier",
        Lifecycle = "published miami")]
    public partial double HVMShadowMultiplier { get; init; }

    /// <summary>Virtual hardware switches by name, such as acpi, viridian, nx or device-model.</summary>
    [Field(42, "platform", Qualifier.StaticRO, KeyRoles = ["hvm_serial=pool-admin"], Lifecycle = "published rio")]
    public partial XenMap<string, string> Platform { get; init; }

    /// <summary>Deprecated: PCI passthrough path string, superseded by the pci key in other_config.</summary>
    [Field(43, "PCI_bus", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio, deprecated boston")]
    public partial string PCIBus { get; init; }

    /// <summary>Free-form string pairs for clients and for options without a dedicated field.</summary>
    [Field(
        44, "other_config", Qualifier.StaticRO, KeyRoles = ["pci=pool-admin", "hvm_serial=pool-admin",
        "folder=vm-operator", "XenCenter.CustomFields.*=vm-operator"], Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Hypervisor domain number of the running guest; -1 when it has no domain.</summary>
    [Field(45, "domid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Domid { get; init; }

    /// <summary>Architecture string of the running domain; empty when unavailable.</summary>
    [Field(46, "domarch", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Domarch { get; init; }

    /// <summary>CPU vendor and feature flags the guest saw when it last booted, for migration checks.</summary>
    [Field(47, "last_boot_CPU_flags", Qualifier.StaticRO, Optional = true, Lifecycle = "published rio")]
    public partial XenMap<string, string> LastBootCPUFlags { get; init; }

    /// <summary>True for a host's own privileged domain or a driver domain.</summary>
    [Field(48, "is_control_domain", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool IsControlDomain { get; init; }

    /// <summary>Link to the server-measured figures for this VM, such as start time and CPU state.</summary>
    [Field(49, "metrics", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<VMMetricsRecord> Metrics { get; init; }

    /// <summary>Link to what the agent in the guest reports; null when no agent has reported.</summary>
    [Field(50, "guest_metrics", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<VMGuestMetricsRecord> GuestMetrics { get; init; }

    /// <summary>Deprecated: serialised copy of the VM record in force when the domain was last created.</summary>
    [Field(51, "last_booted_record", Qualifier.StaticRO, Default = "", Lifecycle = "published miami, changed 1.257.0")]
    public partial string LastBootedRecord { get; init; }

    /// <summary>XML listing suggested ranges and limits for this VM's settings.</summary>
    [Field(52, "recommendations", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial string Recommendations { get; init; }

    /// <summary>Pairs written under vm-data in the guest's xenstore directory each time it starts.</summary>
    [Field(
        53, "xenstore_data", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins, Lifecycle = "published miami")]
    public partial XenMap<string, string> XenstoreData { get; init; }

    /// <summary>Deprecated: asked for the VM to be kept running under high availability.</summary>
    [Field(
        54, "ha_always_run", Qualifier.StaticRO, Default = false, Lifecycle = "published orlando, deprecated boston")]
    public partial bool HaAlwaysRun { get; init; }

    /// <summary>Treatment after host failure: restart, best-effort, or empty for no restart.</summary>
    [Field(55, "ha_restart_priority", Qualifier.StaticRO, Default = "", Lifecycle = "published orlando")]
    public partial string HaRestartPriority { get; init; }

    /// <summary>True when this object is a snapshot or checkpoint of another VM.</summary>
    [Field(56, "is_a_snapshot", Qualifier.DynamicRO, Default = false, Lifecycle = "published orlando")]
    public partial bool IsASnapshot { get; init; }

    /// <summary>VM from which this snapshot was taken; null when it is not a snapshot or the VM is gone.</summary>
    [Field(57, "snapshot_of", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial Ref<VMRecord> SnapshotOf { get; init; }

    /// <summary>All snapshots and checkpoints that were taken of this VM.</summary>
    [Field(58, "snapshots", Qualifier.DynamicRO, InverseOf = "VM.snapshot_of", Lifecycle = "published orlando")]
    public partial RefSet<VMRecord> Snapshots { get; init; }

    /// <summary>UTC moment the snapshot was taken; the epoch when this is not a snapshot.</summary>
    [Field(59, "snapshot_time", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial DateTimeOffset SnapshotTime { get; init; }

    /// <summary>Identifier that lets backup tools import the snapshot into Windows VSS; empty when none.</summary>
    [Field(60, "transportable_snapshot_id", Qualifier.DynamicRO, Default = "", Lifecycle = "published orlando")]
    public partial string TransportableSnapshotId { get; init; }

    /// <summary>Named binary attachments stored with this VM.</summary>
    [Field(61, "blobs", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<string, Ref<BlobRecord>> Blobs { get; init; }

    /// <summary>User-chosen labels for searching and grouping.</summary>
    [Field(62, "tags", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators, Lifecycle = "published orlando")]
    public partial XenSet<string> Tags { get; init; }

    /// <summary>Operations refused on this VM, each with the error code to return.</summary>
    [Field(63, "blocked_operations", Qualifier.StaticRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<VMOperations, string> BlockedOperations { get; init; }

    /// <summary>Details recorded with a snapshot, such as the power state and disk state when taken.</summary>
    [Field(64, "snapshot_info", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> SnapshotInfo { get; init; }

    /// <summary>Encoded copy of the VM's configuration saved at snapshot time, used when reverting.</summary>
    [Field(65, "snapshot_metadata", Qualifier.DynamicRO, Default = "", Lifecycle = "published midnight-ride")]
    public partial string SnapshotMetadata { get; init; }

    /// <summary>Snapshot or checkpoint this VM's present state descends from; null when none.</summary>
    [Field(66, "parent", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial Ref<VMRecord> Parent { get; init; }

    /// <summary>VMs and snapshots that descend directly from this one.</summary>
    [Field(67, "children", Qualifier.DynamicRO, InverseOf = "VM.parent", Lifecycle = "published midnight-ride")]
    public partial RefSet<VMRecord> Children { get; init; }

    /// <summary>SMBIOS texts such as vendor, product and asset tag shown to the guest.</summary>
    [Field(68, "bios_strings", Qualifier.DynamicRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenMap<string, string> BiosStrings { get; init; }

    /// <summary>Removed: backup policy that covered this VM; the VMPP feature no longer exists.</summary>
    [Field(
        69, "protection_policy", Qualifier.StaticRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater")]
    public partial Ref<VMPPRecord> ProtectionPolicy { get; init; }

    /// <summary>Removed: flagged snapshots created by the withdrawn VMPP backup feature.</summary>
    [Field(
        70, "is_snapshot_from_vmpp", Qualifier.StaticRO, Default = false,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial bool IsSnapshotFromVmpp { get; init; }

    /// <summary>Scheduled snapshot policy this VM takes part in; null when none.</summary>
    [Field(71, "snapshot_schedule", Qualifier.StaticRO, Optional = true, Lifecycle = "published falcon")]
    public partial Ref<VMSSRecord> SnapshotSchedule { get; init; }

    /// <summary>True when a snapshot schedule, rather than a user, created this snapshot.</summary>
    [Field(72, "is_vmss_snapshot", Qualifier.StaticRO, Default = false, Lifecycle = "published falcon")]
    public partial bool IsVmssSnapshot { get; init; }

    /// <summary>Appliance group this VM is started and stopped with; null when none.</summary>
    [Field(73, "appliance", Qualifier.StaticRO, Optional = true, Lifecycle = "published rio")]
    public partial Ref<VMApplianceRecord> Appliance { get; init; }

    /// <summary>Seconds to wait after starting this VM before the next start-order group begins.</summary>
    [Field(74, "start_delay", Qualifier.StaticRO, Default = 0L, Lifecycle = "published boston")]
    public partial long StartDelay { get; init; }

    /// <summary>Seconds to wait after stopping this VM before the next group is stopped.</summary>
    [Field(75, "shutdown_delay", Qualifier.StaticRO, Default = 0L, Lifecycle = "published boston")]
    public partial long ShutdownDelay { get; init; }

    /// <summary>Place in the start sequence of an appliance or HA recovery; lower numbers go first.</summary>
    [Field(76, "order", Qualifier.StaticRO, Default = 0L, Lifecycle = "published boston")]
    public partial long Order { get; init; }

    /// <summary>Virtual GPUs assigned to this VM.</summary>
    [Field(77, "VGPUs", Qualifier.DynamicRO, InverseOf = "VGPU.VM", Lifecycle = "published boston")]
    public partial RefSet<VGPURecord> VGPUs { get; init; }

    /// <summary>Host PCI devices passed through to the running guest; empty when none.</summary>
    [Field(78, "attached_PCIs", Qualifier.DynamicRO, InverseOf = "PCI.attached_VMs", Lifecycle = "published boston")]
    public partial RefSet<PCIRecord> AttachedPCIs { get; init; }

    /// <summary>Storage preferred for suspend images; null to use the host or pool setting.</summary>
    [Field(79, "suspend_SR", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins, Lifecycle = "published boston")]
    public partial Ref<SRRecord> SuspendSR { get; init; }

    /// <summary>Counter of how many times this VM has been recovered from disaster.</summary>
    [Field(80, "version", Qualifier.StaticRO, Default = 0L, Lifecycle = "published boston")]
    public partial long Version { get; init; }

    /// <summary>Microsoft VM generation ID exposed to the guest; changes on revert or clone, empty when off.</summary>
    [Field(81, "generation_id", Qualifier.StaticRO, Default = "0:0", Lifecycle = "published clearwater")]
    public partial string GenerationId { get; init; }

    /// <summary>Virtual hardware version a host must support for this VM to run there.</summary>
    [Field(
        82, "hardware_platform_version", Qualifier.RW, Default = 0L, WriteRoles = Role.VMAdmins,
        Lifecycle = "published cream")]
    public partial long HardwarePlatformVersion { get; init; }

    /// <summary>True to offer the PCI device through which Windows Update finds the PV drivers.</summary>
    [Field(
        83, "has_vendor_device", Qualifier.StaticRO, Default = true, Lifecycle = "published dundee, changed 24.14.0")]
    public partial bool HasVendorDevice { get; init; }

    /// <summary>True when the guest must be rebooted for pending changes or host fixes to apply.</summary>
    [Field(84, "requires_reboot", Qualifier.DynamicRO, Default = false, Lifecycle = "published ely")]
    public partial bool RequiresReboot { get; init; }

    /// <summary>Stable name of the template this VM was made from; empty when unknown.</summary>
    [Field(85, "reference_label", Qualifier.StaticRO, Default = "", Lifecycle = "published ely")]
    public partial string ReferenceLabel { get; init; }

    /// <summary>Virtualisation mode for the next boot: hvm, pv, pvh, pv_in_pvh or unspecified.</summary>
    [Field(
        86, "domain_type", Qualifier.StaticRO, Default = DomainType.Unspecified,
        Lifecycle = "prototyped jura, published kolkata")]
    public partial DomainType DomainType { get; init; }

    /// <summary>Firmware state kept across boots, chiefly encoded EFI variables.</summary>
    [Field(87, "NVRAM", Qualifier.StaticRO, Optional = true, Lifecycle = "published naples")]
    public partial XenMap<string, string> NVRAM { get; init; }

    /// <summary>Mandatory steps still due on this VM after a host update, such as restarting it.</summary>
    [Field(88, "pending_guidances", Qualifier.DynamicRO, Optional = true, Lifecycle = "published 1.303.0")]
    public partial XenSet<UpdateGuidances> PendingGuidances { get; init; }

    /// <summary>Removed: advisory post-update steps, replaced by pending_guidances_recommended.</summary>
    [Field(
        89, "recommended_guidances", Qualifier.DynamicRO, Optional = true, Internal = true,
        Lifecycle = "prototyped 23.18.0, removed 23.24.0")]
    public partial XenSet<UpdateGuidances> RecommendedGuidances { get; init; }

    /// <summary>Advised but optional steps still due on this VM after a host update.</summary>
    [Field(90, "pending_guidances_recommended", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.10.0")]
    public partial XenSet<UpdateGuidances> PendingGuidancesRecommended { get; init; }

    /// <summary>Steps still due for every improvement in the applied host updates to take effect.</summary>
    [Field(91, "pending_guidances_full", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.10.0")]
    public partial XenSet<UpdateGuidances> PendingGuidancesFull { get; init; }

    /// <summary>Placement groups holding this VM, for example for anti-affinity; empty when none.</summary>
    [Field(92, "groups", Qualifier.DynamicRO, Lifecycle = "prototyped 24.19.1")]
    public partial RefSet<VMGroupRecord> Groups { get; init; }

    /// <summary>Whether the Secure Boot certificates in the VM's firmware variables are current.</summary>
    [Field(
        93, "secureboot_certificates_state", Qualifier.DynamicRO, Default = VMSecurebootCertificatesState.Ok,
        Lifecycle = "prototyped 26.14.0")]
    public partial VMSecurebootCertificatesState SecurebootCertificatesState { get; init; }
}
