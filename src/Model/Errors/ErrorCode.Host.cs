namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The script that backs up the host file system exited with an error.</summary>
    [Error("log")]
    public const string BackupScriptFailed = "BACKUP_SCRIPT_FAILED";

    /// <summary>A connection to the named host could not be made over the management network.</summary>
    [Error("host")]
    public const string CannotContactHost = "CANNOT_CONTACT_HOST";

    /// <summary>At least one VM blocks the host from being emptied; the parameter lists why.</summary>
    [Error("errors")]
    public const string CannotEvacuateHost = "CANNOT_EVACUATE_HOST";

    /// <summary>The backup partition expected on an OEM host is absent.</summary>
    [Error]
    public const string CannotFindOemBackupPartition = "CANNOT_FIND_OEM_BACKUP_PARTITION";

    /// <summary>The partition holding persistent host state could not be located for this operation.</summary>
    [Error]
    public const string CannotFindStatePartition = "CANNOT_FIND_STATE_PARTITION";

    /// <summary>The CPU of the host cannot hide the requested features.</summary>
    [Error("details")]
    public const string CPUFeatureMaskingNotSupported = "CPU_FEATURE_MASKING_NOT_SUPPORTED";

    /// <summary>The SSH service of the host could not be turned off.</summary>
    [Error("host")]
    public const string DisableSSHFailed = "DISABLE_SSH_FAILED";

    /// <summary>SSH was turned off on some hosts only; the parameter lists those that failed.</summary>
    [Error("hosts")]
    public const string DisableSSHPartiallyFailed = "DISABLE_SSH_PARTIALLY_FAILED";

    /// <summary>The SSH service of the host could not be turned on.</summary>
    [Error("host")]
    public const string EnableSSHFailed = "ENABLE_SSH_FAILED";

    /// <summary>SSH was turned on for some hosts only; the parameter lists those that failed.</summary>
    [Error("hosts")]
    public const string EnableSSHPartiallyFailed = "ENABLE_SSH_PARTIALLY_FAILED";

    /// <summary>The host running the call was asked to remove its own record.</summary>
    [Error("host")]
    public const string HostCannotDestroySelf = "HOST_CANNOT_DESTROY_SELF";

    /// <summary>The metrics of the host could not be read.</summary>
    [Error]
    public const string HostCannotReadMetrics = "HOST_CANNOT_READ_METRICS";

    /// <summary>The physical CD drive of the host contains no disc.</summary>
    [Error]
    public const string HostCdDriveEmpty = "HOST_CD_DRIVE_EMPTY";

    /// <summary>The host is not accepting new VMs, so the operation cannot run there.</summary>
    [Error("host")]
    public const string HostDisabled = "HOST_DISABLED";

    /// <summary>The host was persistently disabled and accepts no VMs until someone enables it.</summary>
    [Error("host")]
    public const string HostDisabledIndefinitely = "HOST_DISABLED_INDEFINITELY";

    /// <summary>The host accepts no VMs until it has been rebooted.</summary>
    [Error("host")]
    public const string HostDisabledUntilReboot = "HOST_DISABLED_UNTIL_REBOOT";

    /// <summary>The driver variant cannot be selected because the host lacks matching hardware.</summary>
    [Error("driver variant")]
    public const string HostDriverNoHardware = "HOST_DRIVER_NO_HARDWARE";

    /// <summary>The call conflicts with an evacuation of the same host.</summary>
    [Error("host")]
    public const string HostEvacuateInProgress = "HOST_EVACUATE_IN_PROGRESS";

    /// <summary>Evacuation cannot move this VM because HA does not protect it.</summary>
    [Error("vm")]
    public const string HostEvacuateVMNotHAProtected = "HOST_EVACUATE_VM_NOT_HA_PROTECTED";

    /// <summary>The host must be emptied of VMs before this operation.</summary>
    [Error("host")]
    public const string HostEvacuationIsRequired = "HOST_EVACUATION_IS_REQUIRED";

    /// <summary>The management interface of the host has no IP address.</summary>
    [Error]
    public const string HostHasNoManagementIP = "HOST_HAS_NO_MANAGEMENT_IP";

    /// <summary>The host record cannot be removed while VMs are still running on it.</summary>
    [Error("host")]
    public const string HostHasResidentVMS = "HOST_HAS_RESIDENT_VMS";

    /// <summary>The host lost its pool coordinator and accepts only emergency calls.</summary>
    [Error]
    public const string HostInEmergencyMode = "HOST_IN_EMERGENCY_MODE";

    /// <summary>Another operation or object is using the host.</summary>
    [Error("host", "type", "ref")]
    public const string HostInUse = "HOST_IN_USE";

    /// <summary>The call requires a host that is down, but this one is running.</summary>
    [Error("host")]
    public const string HostIsLive = "HOST_IS_LIVE";

    /// <summary>The proposed hostname breaks the rules for hostnames.</summary>
    [Error("reason")]
    public const string HostNameInvalid = "HOST_NAME_INVALID";

    /// <summary>The host must be disabled before this operation.</summary>
    [Error]
    public const string HostNotDisabled = "HOST_NOT_DISABLED";

    /// <summary>The host lacks the free memory this operation needs.</summary>
    [Error("needed", "available")]
    public const string HostNotEnoughFreeMemory = "HOST_NOT_ENOUGH_FREE_MEMORY";

    /// <summary>The VM has more virtual CPUs than the host has physical ones.</summary>
    [Error("vcpus", "pcpus")]
    public const string HostNotEnoughPcpus = "HOST_NOT_ENOUGH_PCPUS";

    /// <summary>The host appears to be down, so the operation cannot reach it.</summary>
    [Error]
    public const string HostNotLive = "HOST_NOT_LIVE";

    /// <summary>The named host is powered off or unreachable.</summary>
    [Error("host")]
    public const string HostOffline = "HOST_OFFLINE";

    /// <summary>Mandatory actions left by an earlier update must be completed on the host first.</summary>
    [Error("host")]
    public const string HostPendingMandatoryGuidanceNotEmpty = "HOST_PENDING_MANDATORY_GUIDANCE_NOT_EMPTY";

    /// <summary>Remote power-on was requested but no power-on mode is set for the host.</summary>
    [Error]
    public const string HostPowerOnModeDisabled = "HOST_POWER_ON_MODE_DISABLED";

    /// <summary>The toolstack is still starting on the host and cannot serve the call yet.</summary>
    [Error]
    public const string HostStillBooting = "HOST_STILL_BOOTING";

    /// <summary>The CPU feature mask string is malformed.</summary>
    [Error("details")]
    public const string InvalidFeatureString = "INVALID_FEATURE_STRING";

    /// <summary>The requested time synchronisation settings are not valid.</summary>
    [Error("reason")]
    public const string InvalidNTPConfig = "INVALID_NTP_CONFIG";

    /// <summary>The host clock cannot be set by hand while NTP controls it.</summary>
    [Error("host")]
    public const string NotAllowedWhenNTPIsEnabled = "NOT_ALLOWED_WHEN_NTP_IS_ENABLED";

    /// <summary>The call is meant for hosts in emergency mode, which this host is not.</summary>
    [Error]
    public const string NotInEmergencyMode = "NOT_IN_EMERGENCY_MODE";

    /// <summary>The backup was taken on a product version that cannot be restored here.</summary>
    [Error]
    public const string RestoreIncompatibleVersion = "RESTORE_INCOMPATIBLE_VERSION";

    /// <summary>The script that restores the host file system exited with an error.</summary>
    [Error("log")]
    public const string RestoreScriptFailed = "RESTORE_SCRIPT_FAILED";

    /// <summary>The backup has no entry for the management interface of the target host.</summary>
    [Error]
    public const string RestoreTargetMgmtIfNotInBackup = "RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP";

    /// <summary>The target host lacks a network device that the backup refers to.</summary>
    [Error("device")]
    public const string RestoreTargetMissingDevice = "RESTORE_TARGET_MISSING_DEVICE";

    /// <summary>The console idle timeout could not be set on the listed hosts.</summary>
    [Error("hosts")]
    public const string SetConsoleTimeoutPartiallyFailed = "SET_CONSOLE_TIMEOUT_PARTIALLY_FAILED";

    /// <summary>The automatic SSH mode could not be set on the listed hosts.</summary>
    [Error("hosts")]
    public const string SetSSHAutoModePartiallyFailed = "SET_SSH_AUTO_MODE_PARTIALLY_FAILED";

    /// <summary>The SSH timeout could not be set on the listed hosts.</summary>
    [Error("hosts")]
    public const string SetSSHTimeoutPartiallyFailed = "SET_SSH_TIMEOUT_PARTIALLY_FAILED";

    /// <summary>OEM hosts can produce a status report only in tar format.</summary>
    [Error]
    public const string SystemStatusMustUseTarOnOem = "SYSTEM_STATUS_MUST_USE_TAR_ON_OEM";

    /// <summary>The status report could not be collected from the host.</summary>
    [Error("reason")]
    public const string SystemStatusRetrievalFailed = "SYSTEM_STATUS_RETRIEVAL_FAILED";

    /// <summary>The running Xen version does not suit the installed toolstack.</summary>
    [Error]
    public const string XenIncompatible = "XEN_INCOMPATIBLE";
}
