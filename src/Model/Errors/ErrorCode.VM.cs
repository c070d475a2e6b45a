namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The VM did not balloon down to its target memory in time for migration to begin.</summary>
    [Error("vm")]
    public const string BallooningTimeoutBeforeMigration = "BALLOONING_TIMEOUT_BEFORE_MIGRATION";

    /// <summary>The bootloader for a paravirtualised guest exited with an error.</summary>
    [Error("vm", "msg")]
    public const string BootloaderFailed = "BOOTLOADER_FAILED";

    /// <summary>A power-state reset was attempted on a control domain.</summary>
    [Error("vm")]
    public const string CannotResetControlDomain = "CANNOT_RESET_CONTROL_DOMAIN";

    /// <summary>The device models of the VM cannot be restarted on its current host.</summary>
    [Error("ref")]
    public const string CannotRestartDeviceModel = "CANNOT_RESTART_DEVICE_MODEL";

    /// <summary>The low-level domain builder failed while constructing the VM.</summary>
    [Error("function", "code", "message")]
    public const string DomainBuilderError = "DOMAIN_BUILDER_ERROR";

    /// <summary>A running domain for this VM is still present on the host.</summary>
    [Error("vm", "domid")]
    public const string DomainExists = "DOMAIN_EXISTS";

    /// <summary>Another VM already carries the MAC seed of the VM being added.</summary>
    [Error("seed")]
    public const string DuplicateMACSeed = "DUPLICATE_MAC_SEED";

    /// <summary>A VM with the same identity is already present.</summary>
    [Error("vm")]
    public const string DuplicateVM = "DUPLICATE_VM";

    /// <summary>A device emulator process needed by the VM did not start.</summary>
    [Error("vm", "name", "msg")]
    public const string FailedToStartEmulator = "FAILED_TO_START_EMULATOR";

    /// <summary>The feature works only for hardware-virtualised guests.</summary>
    [Error("details")]
    public const string FeatureRequiresHVM = "FEATURE_REQUIRES_HVM";

    /// <summary>The VM import failed, for the reason in the message.</summary>
    [Error("msg")]
    public const string ImportError = "IMPORT_ERROR";

    /// <summary>The import metadata refers to disks that could not be located.</summary>
    [Error]
    public const string ImportErrorAttachedDisksNotFound = "IMPORT_ERROR_ATTACHED_DISKS_NOT_FOUND";

    /// <summary>The import upload used HTTP chunked encoding, which is unsupported.</summary>
    [Error]
    public const string ImportErrorCannotHandleChunked = "IMPORT_ERROR_CANNOT_HANDLE_CHUNKED";

    /// <summary>The import refers to an object that could not be resolved on this server.</summary>
    [Error("id")]
    public const string ImportErrorFailedToFindObject = "IMPORT_ERROR_FAILED_TO_FIND_OBJECT";

    /// <summary>The import stream finished before all expected data arrived.</summary>
    [Error]
    public const string ImportErrorPrematureEof = "IMPORT_ERROR_PREMATURE_EOF";

    /// <summary>Some data blocks in the import did not match their checksums.</summary>
    [Error]
    public const string ImportErrorSomeChecksumsFailed = "IMPORT_ERROR_SOME_CHECKSUMS_FAILED";

    /// <summary>The import archive held a different file from the one expected next.</summary>
    [Error("filename_expected", "filename_found")]
    public const string ImportErrorUnexpectedFile = "IMPORT_ERROR_UNEXPECTED_FILE";

    /// <summary>The export came from a product version that this server cannot import.</summary>
    [Error]
    public const string ImportIncompatibleVersion = "IMPORT_INCOMPATIBLE_VERSION";

    /// <summary>The memory limits of the VM break the named constraint.</summary>
    [Error("constraint")]
    public const string MemoryConstraintViolation = "MEMORY_CONSTRAINT_VIOLATION";

    /// <summary>The dynamic range must be pinned to the static maximum for the reason given.</summary>
    [Error("reason")]
    public const string MemoryConstraintViolationMaxpin = "MEMORY_CONSTRAINT_VIOLATION_MAXPIN";

    /// <summary>The VM memory limits are not in ascending order from static minimum to static maximum.</summary>
    [Error]
    public const string MemoryConstraintViolationOrder = "MEMORY_CONSTRAINT_VIOLATION_ORDER";

    /// <summary>The call accepts only system domains and the VM is not one.</summary>
    [Error("vm")]
    public const string NotSystemDomain = "NOT_SYSTEM_DOMAIN";

    /// <summary>No host in the pool can currently take the VM.</summary>
    [Error]
    public const string NoHostsAvailable = "NO_HOSTS_AVAILABLE";

    /// <summary>Provisioning was requested for a VM that is not a template.</summary>
    [Error]
    public const string ProvisionOnlyAllowedOnTemplate = "PROVISION_ONLY_ALLOWED_ON_TEMPLATE";

    /// <summary>Running Sysprep in the Windows guest failed, for the reason in the message.</summary>
    [Error("vm", "message")]
    public const string Sysprep = "SYSPREP";

    /// <summary>A VM was assigned to several VM groups although it may be in only one.</summary>
    [Error]
    public const string TooManyGroups = "TOO_MANY_GROUPS";

    /// <summary>The bootloader configured for the VM is not one the host recognises.</summary>
    [Error("vm", "bootloader")]
    public const string UnknownBootloader = "UNKNOWN_BOOTLOADER";

    /// <summary>The maximum vCPU count does not divide evenly by the cores per socket.</summary>
    [Error("vcpu_max", "cores_per_socket")]
    public const string VcpuMaxNotCoresPerSocketMultiple = "VCPU_MAX_NOT_CORES_PER_SOCKET_MULTIPLE";

    /// <summary>Running VMs did not free memory as they were told to.</summary>
    [Error]
    public const string VMSFailedToCooperate = "VMS_FAILED_TO_COOPERATE";

    /// <summary>The VM has several reset-on-boot VDIs that each store a time offset.</summary>
    [Error("vm")]
    public const string VMAttachedToMoreThanOneVDIWithTimeoffsetMarkedAsResetOnBoot = "VM_ATTACHED_TO_MORE_THAN_ONE_VDI_WITH_TIMEOFFSET_MARKED_AS_RESET_ON_BOOT";

    /// <summary>The VM is not in a power state in which this call is valid.</summary>
    [Error("vm", "expected", "actual")]
    public const string VMBadPowerState = "VM_BAD_POWER_STATE";

    /// <summary>BIOS strings can be set on a VM once only, and that has been done.</summary>
    [Error]
    public const string VMBIOSStringsAlreadySet = "VM_BIOS_STRINGS_ALREADY_SET";

    /// <summary>Plug-in calls for this VM are arriving faster than permitted.</summary>
    [Error("VM", "interval", "wait")]
    public const string VMCallPluginRateLimit = "VM_CALL_PLUGIN_RATE_LIMIT";

    /// <summary>A template shipped with the product cannot be deleted.</summary>
    [Error("vm")]
    public const string VMCannotDeleteDefaultTemplate = "VM_CANNOT_DELETE_DEFAULT_TEMPLATE";

    /// <summary>The VM crashed while the operation was in progress.</summary>
    [Error("vm")]
    public const string VMCrashed = "VM_CRASHED";

    /// <summary>The guest never acknowledged the request to shut down.</summary>
    [Error("vm")]
    public const string VMFailedShutdownAcknowledgment = "VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT";

    /// <summary>The guest never acknowledged the request to suspend.</summary>
    [Error("vm")]
    public const string VMFailedSuspendAcknowledgment = "VM_FAILED_SUSPEND_ACKNOWLEDGMENT";

    /// <summary>The VM shut down unexpectedly while the operation was in progress.</summary>
    [Error("vm")]
    public const string VMHalted = "VM_HALTED";

    /// <summary>The suspended VM has no VDI holding its memory image.</summary>
    [Error("vm")]
    public const string VMHasNoSuspendVDI = "VM_HAS_NO_SUSPEND_VDI";

    /// <summary>The host runs an older product version than the VM needs.</summary>
    [Error("host", "vm")]
    public const string VMHostIncompatibleVersion = "VM_HOST_INCOMPATIBLE_VERSION";

    /// <summary>The VM cannot migrate because the destination runs an older product version.</summary>
    [Error("host", "vm")]
    public const string VMHostIncompatibleVersionMigrate = "VM_HOST_INCOMPATIBLE_VERSION_MIGRATE";

    /// <summary>The host does not provide the virtual hardware version the VM needs.</summary>
    [Error("host", "host_versions", "vm", "vm_version")]
    public const string VMHostIncompatibleVirtualHardwarePlatformVersion = "VM_HOST_INCOMPATIBLE_VIRTUAL_HARDWARE_PLATFORM_VERSION";

    /// <summary>No host in reach supports the hardware virtualisation the VM needs.</summary>
    [Error("vm")]
    public const string VMHVMRequired = "VM_HVM_REQUIRED";

    /// <summary>The VM cannot run on the host, for the reason given.</summary>
    [Error("vm", "host", "reason")]
    public const string VMIncompatibleWithThisHost = "VM_INCOMPATIBLE_WITH_THIS_HOST";

    /// <summary>The VM is set up in a way that ties it to its host.</summary>
    [Error("VM")]
    public const string VMIsImmobile = "VM_IS_IMMOBILE";

    /// <summary>The operation is refused because the VM is a member of an appliance.</summary>
    [Error("vm", "appliance")]
    public const string VMIsPartOfAnAppliance = "VM_IS_PART_OF_AN_APPLIANCE";

    /// <summary>The operation is not valid on a template.</summary>
    [Error("vm")]
    public const string VMIsTemplate = "VM_IS_TEMPLATE";

    /// <summary>The operation is refused because nested virtualisation is in use in the VM.</summary>
    [Error("VM")]
    public const string VMIsUsingNestedVirt = "VM_IS_USING_NESTED_VIRT";

    /// <summary>The guest does not advertise a feature that the operation relies on.</summary>
    [Error("vm")]
    public const string VMLacksFeature = "VM_LACKS_FEATURE";

    /// <summary>The VM has too little memory assigned to start.</summary>
    [Error("vm")]
    public const string VMMemorySizeTooLow = "VM_MEMORY_SIZE_TOO_LOW";

    /// <summary>Migration stopped because the service on the destination host could not be contacted.</summary>
    [Error]
    public const string VMMigrateContactRemoteServiceFailed = "VM_MIGRATE_CONTACT_REMOTE_SERVICE_FAILED";

    /// <summary>Migration of the VM between the two hosts did not complete.</summary>
    [Error("vm", "source", "destination", "msg")]
    public const string VMMigrateFailed = "VM_MIGRATE_FAILED";

    /// <summary>The operation needs paravirtual drivers, which the guest does not have.</summary>
    [Error("vm")]
    public const string VMMissingPVDrivers = "VM_MISSING_PV_DRIVERS";

    /// <summary>The VM cannot be suspended, for the reason given.</summary>
    [Error("vm", "reason")]
    public const string VMNonSuspendable = "VM_NON_SUSPENDABLE";

    /// <summary>The VM is not running on the host named in the call.</summary>
    [Error("vm", "host")]
    public const string VMNotResidentHere = "VM_NOT_RESIDENT_HERE";

    /// <summary>No SR has been chosen to store crash dumps of the VM.</summary>
    [Error("vm")]
    public const string VMNoCrashdumpSR = "VM_NO_CRASHDUMP_SR";

    /// <summary>No SR has been chosen to store the suspend image of the VM.</summary>
    [Error("vm")]
    public const string VMNoSuspendSR = "VM_NO_SUSPEND_SR";

    /// <summary>The VM must be given at least one vCPU.</summary>
    [Error("vm")]
    public const string VMNoVcpus = "VM_NO_VCPUS";

    /// <summary>The paravirtual drivers in the guest are too old for the operation.</summary>
    [Error("vm", "major", "minor")]
    public const string VMOldPVDrivers = "VM_OLD_PV_DRIVERS";

    /// <summary>The operation is refused while paravirtual drivers are in use in the guest.</summary>
    [Error("vm")]
    public const string VMPVDriversInUse = "VM_PV_DRIVERS_IN_USE";

    /// <summary>The VM restarted unexpectedly while the operation was in progress.</summary>
    [Error("vm")]
    public const string VMRebooted = "VM_REBOOTED";

    /// <summary>The guest did not finish shutting down in the time allowed.</summary>
    [Error("vm", "timeout")]
    public const string VMShutdownTimeout = "VM_SHUTDOWN_TIMEOUT";

    /// <summary>The guest did not finish suspending in the time allowed.</summary>
    [Error("vm", "timeout")]
    public const string VMSuspendTimeout = "VM_SUSPEND_TIMEOUT";

    /// <summary>The VM has been given more vCPUs than the limit.</summary>
    [Error("vm")]
    public const string VMTooManyVcpus = "VM_TOO_MANY_VCPUS";

    /// <summary>An existing copy of the VM is as new as, or newer than, the one to import.</summary>
    [Error("vm", "existing_version", "version_to_import")]
    public const string VMToImportIsNotNewerVersion = "VM_TO_IMPORT_IS_NOT_NEWER_VERSION";

    /// <summary>The VM might not run safely on the host, for instance because CPU features differ.</summary>
    [Error("vm")]
    public const string VMUnsafeBoot = "VM_UNSAFE_BOOT";
}
