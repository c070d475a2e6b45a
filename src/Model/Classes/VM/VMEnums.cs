using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that can be allowed, running or blocked on a VM.</summary>
[XenEnum("vm_operations")]
public enum VMOperations
{
    /// <summary>Taking a disk-only snapshot of the VM.</summary>
    [Wire("snapshot", Since = "orlando")]
    Snapshot = 0,

    /// <summary>Making a fast clone of the VM, sharing disk blocks where possible.</summary>
    [Wire("clone", Since = "rio")]
    Clone = 1,

    /// <summary>Making a full copy of the VM with its own disk data.</summary>
    [Wire("copy", Since = "rio")]
    Copy = 2,

    /// <summary>Creating a template based on the VM.</summary>
    [Wire("create_template")]
    CreateTemplate = 3,

    /// <summary>Rolling the VM back to the state held in a snapshot.</summary>
    [Wire("revert", Since = "midnight-ride")]
    Revert = 4,

    /// <summary>Taking a snapshot that also saves the VM's memory.</summary>
    [Wire("checkpoint", Since = "midnight-ride")]
    Checkpoint = 5,

    /// <summary>Taking a snapshot after the guest has flushed its data to a consistent state.</summary>
    [Wire("snapshot_with_quiesce", Since = "orlando")]
    SnapshotWithQuiesce = 6,

    /// <summary>Creating the disks that the template specifies for a new VM.</summary>
    [Wire("provision", Since = "rio")]
    Provision = 7,

    /// <summary>Booting the VM on a host chosen by the pool.</summary>
    [Wire("start", Since = "rio")]
    Start = 8,

    /// <summary>Booting the VM on a host named by the caller.</summary>
    [Wire("start_on", Since = "rio")]
    StartOn = 9,

    /// <summary>Stopping the VM's virtual CPUs while its memory stays resident.</summary>
    [Wire("pause", Since = "rio")]
    Pause = 10,

    /// <summary>Letting the virtual CPUs of a paused VM run again.</summary>
    [Wire("unpause", Since = "rio")]
    Unpause = 11,

    /// <summary>Asking the guest operating system to power itself off.</summary>
    [Wire("clean_shutdown", Since = "rio")]
    CleanShutdown = 12,

    /// <summary>Asking the guest operating system to restart itself.</summary>
    [Wire("clean_reboot", Since = "rio")]
    CleanReboot = 13,

    /// <summary>Powering the VM off without involving the guest.</summary>
    [Wire("hard_shutdown", Since = "rio")]
    HardShutdown = 14,

    /// <summary>Forcing the recorded power state to halted in the database only.</summary>
    [Wire("power_state_reset", Since = "rio")]
    PowerStateReset = 15,

    /// <summary>Restarting the VM at once without involving the guest.</summary>
    [Wire("hard_reboot", Since = "rio")]
    HardReboot = 16,

    /// <summary>Saving the VM's memory to disk and releasing its host resources.</summary>
    [Wire("suspend", Since = "rio")]
    Suspend = 17,

    /// <summary>Internal operation that clones a suspended VM.</summary>
    [Wire("csvm", Since = "rio")]
    Csvm = 18,

    /// <summary>Restoring a suspended VM on a host chosen by the pool.</summary>
    [Wire("resume", Since = "rio")]
    Resume = 19,

    /// <summary>Restoring a suspended VM on a host named by the caller.</summary>
    [Wire("resume_on", Since = "rio")]
    ResumeOn = 20,

    /// <summary>Live migrating the VM to another host of the same pool.</summary>
    [Wire("pool_migrate", Since = "rio")]
    PoolMigrate = 21,

    /// <summary>Migrating the VM with storage, possibly into another pool.</summary>
    [Wire("migrate_send", Since = "tampa")]
    MigrateSend = 22,

    /// <summary>Reading the configuration the VM had when it last booted.</summary>
    [Wire("get_boot_record", Since = "rio")]
    GetBootRecord = 23,

    /// <summary>Sending a Linux SysRq key to the guest.</summary>
    [Wire("send_sysrq", Since = "rio")]
    SendSysrq = 24,

    /// <summary>Injecting a hardware-style trigger event into the VM.</summary>
    [Wire("send_trigger", Since = "rio")]
    SendTrigger = 25,

    /// <summary>Asking a driver-domain VM which services it offers.</summary>
    [Wire("query_services", Since = "tampa")]
    QueryServices = 26,

    /// <summary>Shutting down cleanly, then forcibly if that fails.</summary>
    [Wire("shutdown", Since = "clearwater")]
    Shutdown = 27,

    /// <summary>Running a host plug-in on behalf of the VM.</summary>
    [Wire("call_plugin", Since = "dundee")]
    CallPlugin = 28,

    /// <summary>Altering the memory target of the VM while it runs.</summary>
    [Wire("changing_memory_live")]
    ChangingMemoryLive = 29,

    /// <summary>Waiting for a running VM to reach its new memory target.</summary>
    [Wire("awaiting_memory_live")]
    AwaitingMemoryLive = 30,

    /// <summary>Altering the minimum and maximum for dynamic memory control.</summary>
    [Wire("changing_dynamic_range")]
    ChangingDynamicRange = 31,

    /// <summary>Altering the static minimum and maximum memory.</summary>
    [Wire("changing_static_range")]
    ChangingStaticRange = 32,

    /// <summary>Altering static and dynamic memory bounds together.</summary>
    [Wire("changing_memory_limits")]
    ChangingMemoryLimits = 33,

    /// <summary>Altering the shadow memory setting of a halted VM.</summary>
    [Wire("changing_shadow_memory")]
    ChangingShadowMemory = 34,

    /// <summary>Altering the shadow memory of a running VM.</summary>
    [Wire("changing_shadow_memory_live")]
    ChangingShadowMemoryLive = 35,

    /// <summary>Altering the virtual CPU count of a halted VM.</summary>
    [Wire("changing_VCPUs")]
    ChangingVCPUs = 36,

    /// <summary>Hotplugging virtual CPUs into a running VM.</summary>
    [Wire("changing_VCPUs_live")]
    ChangingVCPUsLive = 37,

    /// <summary>Altering the stored NVRAM contents, such as EFI variables.</summary>
    [Wire("changing_NVRAM", Since = "naples")]
    ChangingNVRAM = 38,

    /// <summary>Checking whether a given operation is currently permitted on the VM.</summary>
    [Wire("assert_operation_valid", Since = "rio")]
    AssertOperationValid = 39,

    /// <summary>Querying, recording or forgetting a performance data source of the VM.</summary>
    [Wire("data_source_op")]
    DataSourceOp = 40,

    /// <summary>Recomputing the list of operations permitted on the VM.</summary>
    [Wire("update_allowed_operations", Since = "rio")]
    UpdateAllowedOperations = 41,

    /// <summary>Converting the VM itself into a template.</summary>
    [Wire("make_into_template")]
    MakeIntoTemplate = 42,

    /// <summary>Creating the VM from an imported image.</summary>
    [Wire("import")]
    Import = 43,

    /// <summary>Exporting the VM together with its disk data.</summary>
    [Wire("export")]
    Export = 44,

    /// <summary>Exporting only the VM's configuration records.</summary>
    [Wire("metadata_export")]
    MetadataExport = 45,

    /// <summary>A rollback of the VM to one of its snapshots is in progress.</summary>
    [Wire("reverting")]
    Reverting = 46,

    /// <summary>Deleting the VM record.</summary>
    [Wire("destroy")]
    Destroy = 47,

    /// <summary>Adding a virtual TPM device to the VM.</summary>
    [Wire("create_vtpm", Since = "23.10.0")]
    CreateVtpm = 48,

    /// <summary>Running Windows Sysprep inside the guest.</summary>
    [Wire("sysprep", Since = "25.24.0")]
    Sysprep = 49,
}

/// <summary>Execution state of a VM.</summary>
[XenEnum("vm_power_state")]
public enum VMPowerState
{
    /// <summary>The VM is powered off and has no memory image.</summary>
    [Wire("Halted", Since = "rio")]
    Halted = 0,

    /// <summary>The VM occupies memory but its virtual CPUs are stopped.</summary>
    [Wire("Paused", Since = "rio")]
    Paused = 1,

    /// <summary>The VM is executing on a host.</summary>
    [Wire("Running", Since = "rio")]
    Running = 2,

    /// <summary>The VM's memory is saved on disk and it uses no host CPU or RAM.</summary>
    [Wire("Suspended", Since = "rio")]
    Suspended = 3,
}

/// <summary>Reaction of the toolstack when a guest performs a soft reboot.</summary>
[XenEnum("on_softreboot_behavior")]
public enum OnSoftrebootBehavior
{
    /// <summary>The domain is soft-reset in place so the guest can continue.</summary>
    [Wire("soft_reboot", Since = "23.1.0")]
    SoftReboot = 0,

    /// <summary>The domain is torn down after the soft reboot request.</summary>
    [Wire("destroy", Since = "23.1.0")]
    Destroy = 1,

    /// <summary>The VM goes through a full restart.</summary>
    [Wire("restart", Since = "23.1.0")]
    Restart = 2,

    /// <summary>The domain is kept as it is for inspection.</summary>
    [Wire("preserve", Since = "23.1.0")]
    Preserve = 3,
}

/// <summary>Reaction of the toolstack when a guest shuts down or reboots normally.</summary>
[XenEnum("on_normal_exit")]
public enum OnNormalExit
{
    /// <summary>The domain is torn down and the VM becomes halted.</summary>
    [Wire("destroy", Since = "rio")]
    Destroy = 0,

    /// <summary>The VM is booted again.</summary>
    [Wire("restart", Since = "rio")]
    Restart = 1,
}

/// <summary>Reaction of the toolstack when a guest crashes.</summary>
[XenEnum("on_crash_behaviour")]
public enum OnCrashBehaviour
{
    /// <summary>The crashed domain is torn down with no dump.</summary>
    [Wire("destroy", Since = "rio")]
    Destroy = 0,

    /// <summary>A memory dump is saved, then the domain is torn down.</summary>
    [Wire("coredump_and_destroy", Since = "rio")]
    CoredumpAndDestroy = 1,

    /// <summary>The VM is booted again with no dump.</summary>
    [Wire("restart", Since = "rio")]
    Restart = 2,

    /// <summary>A memory dump is saved, then the VM is booted again.</summary>
    [Wire("coredump_and_restart", Since = "rio")]
    CoredumpAndRestart = 3,

    /// <summary>The crashed domain is left in place for analysis.</summary>
    [Wire("preserve", Since = "rio")]
    Preserve = 4,

    /// <summary>The crashed domain is kept under another name and a fresh one is booted.</summary>
    [Wire("rename_restart", Since = "rio")]
    RenameRestart = 5,
}

/// <summary>Virtualization mode in which a VM runs.</summary>
[XenEnum("domain_type")]
public enum DomainType
{
    /// <summary>Full hardware virtualization with an emulated platform.</summary>
    [Wire("hvm", Since = "kolkata")]
    Hvm = 0,

    /// <summary>Classic paravirtualization, requiring a Xen-aware guest kernel.</summary>
    [Wire("pv", Since = "kolkata")]
    Pv = 1,

    /// <summary>A paravirtualized guest run inside a PVH container by a shim.</summary>
    [Wire("pv_in_pvh", Since = "kolkata")]
    PvInPvh = 2,

    /// <summary>Hardware-virtualized CPU and memory without emulated devices.</summary>
    [Wire("pvh", Since = "23.9.0")]
    Pvh = 3,

    /// <summary>No virtualization mode has been chosen or it is not known.</summary>
    [Wire("unspecified", Since = "kolkata")]
    Unspecified = 4,
}

/// <summary>Action that is still needed or advised after installing updates.</summary>
[XenEnum("update_guidances")]
public enum UpdateGuidances
{
    /// <summary>The host should be rebooted.</summary>
    [Wire("reboot_host", Since = "1.303.0")]
    RebootHost = 0,

    /// <summary>The host should be rebooted because applying a live patch failed.</summary>
    [Wire("reboot_host_on_livepatch_failure", Since = "22.20.0")]
    RebootHostOnLivepatchFailure = 1,

    /// <summary>The host should be rebooted because a kernel live patch failed.</summary>
    [Wire("reboot_host_on_kernel_livepatch_failure", Since = "24.10.0")]
    RebootHostOnKernelLivepatchFailure = 2,

    /// <summary>The host should be rebooted because a Xen hypervisor live patch failed.</summary>
    [Wire("reboot_host_on_xen_livepatch_failure", Since = "24.10.0")]
    RebootHostOnXenLivepatchFailure = 3,

    /// <summary>The management toolstack on the host should be restarted.</summary>
    [Wire("restart_toolstack", Since = "1.303.0")]
    RestartToolstack = 4,

    /// <summary>The VM's device emulator process should be restarted.</summary>
    [Wire("restart_device_model", Since = "1.303.0")]
    RestartDeviceModel = 5,

    /// <summary>The VM should be restarted.</summary>
    [Wire("restart_vm", Since = "24.10.0")]
    RestartVm = 6,
}

/// <summary>Whether a VM's Secure Boot certificates are current.</summary>
[XenEnum("vm_secureboot_certificates_state")]
public enum VMSecurebootCertificatesState
{
    /// <summary>The VM's certificates need no change.</summary>
    [Wire("ok", Since = "26.14.0")]
    Ok = 0,

    /// <summary>Newer certificates exist that the VM has not received.</summary>
    [Wire("update_available", Since = "26.14.0")]
    UpdateAvailable = 1,

    /// <summary>Newer certificates will be written when the VM next boots.</summary>
    [Wire("update_on_boot", Since = "26.14.0")]
    UpdateOnBoot = 2,
}

/// <summary>Three-way flag on certificate updating, given when EFI variables are stored.</summary>
[XenEnum("update_status")]
public enum UpdateStatus
{
    /// <summary>A certificate update applies.</summary>
    [Wire("yes", Since = "naples")]
    Yes = 0,

    /// <summary>No certificate update applies.</summary>
    [Wire("no", Since = "naples")]
    No = 1,

    /// <summary>The caller makes no statement about a certificate update.</summary>
    [Wire("unspecified", Since = "naples")]
    Unspecified = 2,
}

/// <summary>UEFI Secure Boot mode to put a VM's firmware in.</summary>
[XenEnum("vm_uefi_mode")]
public enum VMUefiMode
{
    /// <summary>No platform key is enrolled, so keys can be changed freely.</summary>
    [Wire("setup", Since = "24.17.0")]
    Setup = 0,

    /// <summary>Keys are enrolled, so key changes must be authenticated.</summary>
    [Wire("user", Since = "24.17.0")]
    User = 1,
}

/// <summary>How prepared a particular VM is to boot with Secure Boot.</summary>
[XenEnum("vm_secureboot_readiness")]
public enum VMSecurebootReadiness
{
    /// <summary>The VM does not use UEFI firmware, so Secure Boot is impossible.</summary>
    [Wire("not_supported", Since = "24.17.0")]
    NotSupported = 0,

    /// <summary>The VM could use Secure Boot but it is switched off.</summary>
    [Wire("disabled", Since = "24.17.0")]
    Disabled = 1,

    /// <summary>Secure Boot is on but EFI variables will only be filled at the first boot.</summary>
    [Wire("first_boot", Since = "24.17.0")]
    FirstBoot = 2,

    /// <summary>Secure Boot is on and every certificate database is populated.</summary>
    [Wire("ready", Since = "24.17.0")]
    Ready = 3,

    /// <summary>Secure Boot is on and usable, though without a dbx revocation list.</summary>
    [Wire("ready_no_dbx", Since = "24.17.0")]
    ReadyNoDbx = 4,

    /// <summary>Secure Boot is on but ineffective because no platform key is enrolled.</summary>
    [Wire("setup_mode", Since = "24.17.0")]
    SetupMode = 5,

    /// <summary>Secure Boot is on but the KEK or db certificates are missing.</summary>
    [Wire("certs_incomplete", Since = "24.17.0")]
    CertsIncomplete = 6,
}
