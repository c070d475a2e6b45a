using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Create the disks described in a template's configuration and finish a new VM's set-up.</summary>
[Call(
    "VM.provision", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState, ErrorCode.SRFull,
    ErrorCode.OperationNotAllowed, ErrorCode.LicenceRestriction], Lifecycle = "published rio")]
public sealed partial record VMProvision(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Boot a halted VM on a host the server picks, optionally leaving it paused.</summary>
[Call(
    "VM.start", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState, ErrorCode.VMHVMRequired,
    ErrorCode.VMIsTemplate, ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed,
    ErrorCode.BootloaderFailed, ErrorCode.UnknownBootloader, ErrorCode.NoHostsAvailable, ErrorCode.LicenceRestriction],
    Lifecycle = "published rio")]
public sealed partial record VMStart(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("start_paused", Since = "rio")] bool StartPaused,
    [Param("force", Since = "rio")] bool Force) : Call<Nothing>;

/// <summary>Boot a halted VM on the given host, optionally leaving it paused.</summary>
[Call(
    "VM.start_on", Roles = Role.VMPowerAdmins | Role.ClientCert, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.VMIsTemplate, ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed,
    ErrorCode.BootloaderFailed, ErrorCode.UnknownBootloader], Lifecycle = "published rio")]
public sealed partial record VMStartOn(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("start_paused", Since = "rio")] bool StartPaused,
    [Param("force", Since = "rio")] bool Force) : Call<Nothing>;

/// <summary>Stop scheduling the virtual CPUs of a running VM while keeping its memory.</summary>
[Call(
    "VM.pause", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published rio")]
public sealed partial record VMPause(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Let a paused VM run again from where it stopped.</summary>
[Call(
    "VM.unpause", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate], Lifecycle = "published rio")]
public sealed partial record VMUnpause(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Ask the guest operating system to power off and wait until it has.</summary>
[Call(
    "VM.clean_shutdown", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published rio")]
public sealed partial record VMCleanShutdown(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Try a clean shutdown first and force the VM off if that does not work.</summary>
[Call(
    "VM.shutdown", Roles = Role.VMOperators | Role.ClientCert, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published clearwater")]
public sealed partial record VMShutdown(
    [Param("vm", Since = "clearwater")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Ask the guest operating system to restart and wait for it to do so.</summary>
[Call(
    "VM.clean_reboot", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published rio")]
public sealed partial record VMCleanReboot(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Destroy the domain at once without involving the guest.</summary>
[Call(
    "VM.hard_shutdown", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published rio")]
public sealed partial record VMHardShutdown(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Mark a VM halted in the database only, for use when its host is known to be dead.</summary>
[Call("VM.power_state_reset", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record VMPowerStateReset(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Destroy the domain at once and boot the VM again on the same host.</summary>
[Call(
    "VM.hard_reboot", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published rio")]
public sealed partial record VMHardReboot(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Save a running VM's memory to disk and free its host resources.</summary>
[Call(
    "VM.suspend", Roles = Role.VMOperators | Role.ClientCert, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate],
    Lifecycle = "published rio")]
public sealed partial record VMSuspend(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Restore a suspended VM on a host the server picks, optionally leaving it paused.</summary>
[Call(
    "VM.resume", Roles = Role.VMOperators, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate], Lifecycle = "published rio")]
public sealed partial record VMResume(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("start_paused", Since = "rio")] bool StartPaused,
    [Param("force", Since = "rio")] bool Force) : Call<Nothing>;

/// <summary>Deprecated: internal restart of a domain without queueing; call hard_reboot instead.</summary>
[Call(
    "VM.hard_reboot_internal", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando, deprecated midnight-ride")]
public sealed partial record VMHardRebootInternal(
    [Param("vm", Since = "orlando")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Restore a suspended VM on the given host, optionally leaving it paused.</summary>
[Call(
    "VM.resume_on", Roles = Role.VMPowerAdmins | Role.ClientCert, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OperationNotAllowed, ErrorCode.VMIsTemplate], Lifecycle = "published rio")]
public sealed partial record VMResumeOn(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("start_paused", Since = "rio")] bool StartPaused,
    [Param("force", Since = "rio")] bool Force) : Call<Nothing>;

/// <summary>Send a magic SysRq key to the guest kernel.</summary>
[Call(
    "VM.send_sysrq", Roles = Role.PoolAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState],
    Lifecycle = "published rio")]
public sealed partial record VMSendSysrq(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("key", Since = "rio")] string Key) : Call<Nothing>;

/// <summary>Inject a named hardware event into the guest, such as a power or NMI button press.</summary>
[Call(
    "VM.send_trigger", Roles = Role.PoolAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState],
    Lifecycle = "published rio")]
public sealed partial record VMSendTrigger(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("trigger", Since = "rio")] string Trigger) : Call<Nothing>;

/// <summary>Raise an error when the operation would be refused in the VM's present state.</summary>
[Call("VM.assert_operation_valid", Roles = Role.Everyone, Async = true, Lifecycle = "published rio")]
public sealed partial record VMAssertOperationValid(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("op", Since = "rio")] VMOperations Op) : Call<Nothing>;

/// <summary>Recalculate the list of operations the VM accepts.</summary>
[Call("VM.update_allowed_operations", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VMUpdateAllowedOperations(
    [Param("self", Since = "rio")] Ref<VMRecord> Self) : Call<Nothing>;

/// <summary>Send a running guest into ACPI S3 sleep, staying in host memory.</summary>
[Call("VM.s3_suspend", Roles = Role.VMOperators, Async = true, Hidden = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMS3Suspend(
    [Param("vm", Since = "midnight-ride")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Wake a guest from ACPI S3 sleep.</summary>
[Call("VM.s3_resume", Roles = Role.VMOperators, Async = true, Hidden = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMS3Resume(
    [Param("vm", Since = "midnight-ride")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Replace the memory image disk of a suspended VM, after checking it matches.</summary>
[Call("VM.set_suspend_VDI", Roles = Role.PoolOperators, Async = true, Lifecycle = "published boston")]
public sealed partial record VMSetSuspendVDI(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("value", Since = "boston")] Ref<VDIRecord> Value) : Call<Nothing>;

/// <summary>Restart the device emulator of a running VM, for example after a host update.</summary>
[Call(
    "VM.restart_device_models", Roles = Role.VMPowerAdmins | Role.ClientCert, Async = true,
    Raises = [ErrorCode.VMBadPowerState, ErrorCode.OtherOperationInProgress, ErrorCode.VMIsTemplate,
    ErrorCode.OperationNotAllowed, ErrorCode.VMBadPowerState], Lifecycle = "prototyped 23.30.0")]
public sealed partial record VMRestartDeviceModels(
    [Param("self")] Ref<VMRecord> Self) : Call<Nothing>;

/// <summary>Run Windows sysprep in the guest with the given answer file, waiting up to timeout seconds.</summary>
[Call(
    "VM.sysprep", Roles = Role.VMAdmins, Async = true, Lifecycle = "prototyped 25.24.0",
    Unsupported = "guests with an agent that runs sysprep")]
public sealed partial record VMSysprep(
    [Param("self")] Ref<VMRecord> Self,
    [Param("unattend")] string Unattend,
    [Param("timeout")] double Timeout) : Call<Nothing>;
