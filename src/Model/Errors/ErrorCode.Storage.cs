namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>A disaster recovery task could not be removed, for the reason given.</summary>
    [Error("reason")]
    public const string CannotDestroyDisasterRecoveryTask = "CANNOT_DESTROY_DISASTER_RECOVERY_TASK";

    /// <summary>The default SR of the pool points to a repository that no longer exists.</summary>
    [Error("sr")]
    public const string DefaultSRNotFound = "DEFAULT_SR_NOT_FOUND";

    /// <summary>The SR already contains a VDI at the given location.</summary>
    [Error("SR", "location")]
    public const string LocationNotUnique = "LOCATION_NOT_UNIQUE";

    /// <summary>Mirroring of the disk to its destination broke during storage migration.</summary>
    [Error("vdi")]
    public const string MirrorFailed = "MIRROR_FAILED";

    /// <summary>A PBD already links this SR to this host.</summary>
    [Error("sr", "host", "pbd")]
    public const string PBDExists = "PBD_EXISTS";

    /// <summary>There is not enough storage to create the disks of the new VM.</summary>
    [Error]
    public const string ProvisionFailedOutOfSpace = "PROVISION_FAILED_OUT_OF_SPACE";

    /// <summary>The server could not exchange messages with the storage plug-in.</summary>
    [Error("sm")]
    public const string SMPluginCommunicationFailure = "SM_PLUGIN_COMMUNICATION_FAILURE";

    /// <summary>The SR could not be attached to the host.</summary>
    [Error("sr")]
    public const string SRAttachFailed = "SR_ATTACH_FAILED";

    /// <summary>The storage plug-in failed; its status and output are returned.</summary>
    [Error("status", "stdout", "stderr")]
    public const string SRBackendFailure = "SR_BACKEND_FAILURE";

    /// <summary>Creating the SR would overwrite a device that is already used by another.</summary>
    [Error]
    public const string SRDeviceInUse = "SR_DEVICE_IN_USE";

    /// <summary>Disks cannot be live-migrated to or from an SR of this kind.</summary>
    [Error("sr", "capabilities")]
    public const string SRDoesNotSupportMigration = "SR_DOES_NOT_SUPPORT_MIGRATION";

    /// <summary>The requested size exceeds the space left in the SR.</summary>
    [Error("requested", "maximum")]
    public const string SRFull = "SR_FULL";

    /// <summary>The operation allows the SR only one PBD, but it has several.</summary>
    [Error("PBD")]
    public const string SRHasMultiplePbds = "SR_HAS_MULTIPLE_PBDS";

    /// <summary>No host is linked to the SR, so the operation cannot run.</summary>
    [Error("sr")]
    public const string SRHasNoPbds = "SR_HAS_NO_PBDS";

    /// <summary>The SR still has a PBD that must be unplugged or removed first.</summary>
    [Error("sr")]
    public const string SRHasPBD = "SR_HAS_PBD";

    /// <summary>The SR is marked so that it cannot be destroyed.</summary>
    [Error("sr")]
    public const string SRIndestructible = "SR_INDESTRUCTIBLE";

    /// <summary>The SR cannot be released because the host uses it for local caching.</summary>
    [Error("host")]
    public const string SRIsCacheSR = "SR_IS_CACHE_SR";

    /// <summary>The SR is not attached on the host that would run the operation.</summary>
    [Error("sr")]
    public const string SRNotAttached = "SR_NOT_ATTACHED";

    /// <summary>The SR cannot be destroyed while it holds VDIs.</summary>
    [Error]
    public const string SRNotEmpty = "SR_NOT_EMPTY";

    /// <summary>An SR of this kind cannot be plugged into more than one host.</summary>
    [Error("sr", "host")]
    public const string SRNotSharable = "SR_NOT_SHARABLE";

    /// <summary>The driver of the SR lacks the capability for this operation.</summary>
    [Error("sr")]
    public const string SROperationNotSupported = "SR_OPERATION_NOT_SUPPORTED";

    /// <summary>The SR has an old on-disk layout and must be upgraded before use.</summary>
    [Error("SR")]
    public const string SRRequiresUpgrade = "SR_REQUIRES_UPGRADE";

    /// <summary>The source SR lacks room for the snapshots that migration makes there.</summary>
    [Error("sr")]
    public const string SRSourceSpaceInsufficient = "SR_SOURCE_SPACE_INSUFFICIENT";

    /// <summary>The SR for suspend images lacks room for the memory of the VM.</summary>
    [Error("sr")]
    public const string SRSuspendSpaceInsufficient = "SR_SUSPEND_SPACE_INSUFFICIENT";

    /// <summary>The SR is in poor health; the parameters state the condition and the remedy.</summary>
    [Error("sr", "health", "fix")]
    public const string SRUnhealthy = "SR_UNHEALTHY";

    /// <summary>No storage plug-in is installed for the SR type given.</summary>
    [Error("driver")]
    public const string SRUnknownDriver = "SR_UNKNOWN_DRIVER";

    /// <summary>An SR with this UUID is already known to the pool.</summary>
    [Error("uuid")]
    public const string SRUUIDExists = "SR_UUID_EXISTS";

    /// <summary>The storage plug-in could not obtain a lock on a VDI.</summary>
    [Error]
    public const string SRVDILockingFailed = "SR_VDI_LOCKING_FAILED";

    /// <summary>The suspend image of the VM is on storage that the host cannot reach.</summary>
    [Error("vdi")]
    public const string SuspendImageNotAccessible = "SUSPEND_IMAGE_NOT_ACCESSIBLE";

    /// <summary>The limit on simultaneous storage migrations has been reached.</summary>
    [Error("number")]
    public const string TooManyStorageMigrates = "TOO_MANY_STORAGE_MIGRATES";

    /// <summary>The storage plug-in does not provide the function that was called.</summary>
    [Error("message")]
    public const string UnimplementedInSMBackend = "UNIMPLEMENTED_IN_SM_BACKEND";

    /// <summary>The operation is refused while changed block tracking is on for the VDI.</summary>
    [Error("vdi")]
    public const string VDICBTEnabled = "VDI_CBT_ENABLED";

    /// <summary>The metadata VDI cannot be opened because it belongs to this same pool.</summary>
    [Error("vdi", "pool")]
    public const string VDIContainsMetadataOfThisPool = "VDI_CONTAINS_METADATA_OF_THIS_POOL";

    /// <summary>Copying the contents of the VDI did not complete.</summary>
    [Error]
    public const string VDICopyFailed = "VDI_COPY_FAILED";

    /// <summary>The VDI holds performance statistics, which rules out this operation.</summary>
    [Error("vdi")]
    public const string VDIHasRrds = "VDI_HAS_RRDS";

    /// <summary>The type of the VDI does not suit the operation.</summary>
    [Error("vdi", "type")]
    public const string VDIIncompatibleType = "VDI_INCOMPATIBLE_TYPE";

    /// <summary>Another operation or a VM is using the VDI.</summary>
    [Error("vdi", "operation")]
    public const string VDIInUse = "VDI_IN_USE";

    /// <summary>The VDI maps to a physical device, which rules out this operation.</summary>
    [Error("vdi")]
    public const string VDIIsAPhysicalDevice = "VDI_IS_A_PHYSICAL_DEVICE";

    /// <summary>The VDI is encrypted, which rules out this operation.</summary>
    [Error("vdi")]
    public const string VDIIsEncrypted = "VDI_IS_ENCRYPTED";

    /// <summary>The operation needs an ISO image and the VDI is of another type.</summary>
    [Error("vdi", "type")]
    public const string VDIIsNotIso = "VDI_IS_NOT_ISO";

    /// <summary>The SR has nothing at the location recorded for the VDI.</summary>
    [Error("sr", "location")]
    public const string VDILocationMissing = "VDI_LOCATION_MISSING";

    /// <summary>The VDI is not present in the SR although a record of it exists.</summary>
    [Error("sr", "vdi")]
    public const string VDIMissing = "VDI_MISSING";

    /// <summary>The VDI must be attached to a VM before it can be live-migrated.</summary>
    [Error("vdi")]
    public const string VDINeedsVMForMigrate = "VDI_NEEDS_VM_FOR_MIGRATE";

    /// <summary>The VDI cannot be used because its storage is not accessible at the moment.</summary>
    [Error("vdi")]
    public const string VDINotAvailable = "VDI_NOT_AVAILABLE";

    /// <summary>No destination SR was specified for a VDI of the VM being migrated.</summary>
    [Error("vdi")]
    public const string VDINotInMap = "VDI_NOT_IN_MAP";

    /// <summary>The VDI is internal to the SR and not open to API calls.</summary>
    [Error("vdi")]
    public const string VDINotManaged = "VDI_NOT_MANAGED";

    /// <summary>The operation needs a sparse VDI and this one is fully allocated.</summary>
    [Error("vdi")]
    public const string VDINotSparse = "VDI_NOT_SPARSE";

    /// <summary>The VDI has no changed block tracking data to read.</summary>
    [Error("vdi")]
    public const string VDINoCBTMetadata = "VDI_NO_CBT_METADATA";

    /// <summary>The on-boot setting of the VDI rules out this operation.</summary>
    [Error]
    public const string VDIOnBootModeIncompatibleWithOperation = "VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION";

    /// <summary>Write access was requested to a VDI that is read-only.</summary>
    [Error("vdi")]
    public const string VDIReadonly = "VDI_READONLY";

    /// <summary>The VDI is bigger than the maximum size allowed here.</summary>
    [Error("vdi", "maximum size")]
    public const string VDITooLarge = "VDI_TOO_LARGE";

    /// <summary>The VDI is smaller than the minimum size allowed here.</summary>
    [Error("vdi", "minimum size")]
    public const string VDITooSmall = "VDI_TOO_SMALL";

    /// <summary>The host has no access to an SR the VM needs.</summary>
    [Error("vm", "sr")]
    public const string VMRequiresSR = "VM_REQUIRES_SR";

    /// <summary>The VM needs a VDI that cannot be used for it.</summary>
    [Error("vm", "vdi")]
    public const string VMRequiresVDI = "VM_REQUIRES_VDI";
}
