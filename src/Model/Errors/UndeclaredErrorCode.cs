namespace Xen.Model.Errors;

/// <summary>Error codes that servers send although no list of the API declares them.</summary>
public static class UndeclaredErrorCode
{
    /// <summary>The operation cannot be done on a snapshot. Parameters: VM, operation.</summary>
    public const string VMIsSnapshot = "VM_IS_SNAPSHOT";

    /// <summary>Only snapshots can be reverted to. No parameters.</summary>
    public const string RevertOnlyAllowedOnSnapshot = "REVERT_ONLY_ALLOWED_ON_SNAPSHOT";

    /// <summary>Another host is being made the coordinator. No parameters.</summary>
    public const string DesignateNewMasterInProgress = "DESIGNATE_NEW_MASTER_IN_PROGRESS";

    /// <summary>Certificate checks between the hosts are being switched on. No parameters.</summary>
    public const string TLSVerificationEnableInProgress = "TLS_VERIFICATION_ENABLE_IN_PROGRESS";

    /// <summary>The list of available updates is being computed. No parameters.</summary>
    public const string GetUpdatesInProgress = "GET_UPDATES_IN_PROGRESS";

    /// <summary>The pool's secret is being replaced, or that has to be finished first. No parameters.</summary>
    public const string PoolSecretRotationPending = "POOL_SECRET_ROTATION_PENDING";

    /// <summary>Some hosts have no storage that could cache. Parameters: those hosts.</summary>
    public const string HostsFailedToEnableCaching = "HOSTS_FAILED_TO_ENABLE_CACHING";

    /// <summary>Some hosts still use their cache. Parameters: those hosts.</summary>
    public const string HostsFailedToDisableCaching = "HOSTS_FAILED_TO_DISABLE_CACHING";

    /// <summary>No disk here has the contents of one that is imported without them. No parameters.</summary>
    public const string VDIContentIdMissing = "VDI_CONTENT_ID_MISSING";

    /// <summary>The client left while its request was under way. No parameters.</summary>
    public const string ClientError = "CLIENT_ERROR";

    /// <summary>The bytes of a disk could not be moved. Parameter: why.</summary>
    public const string VDIIOError = "VDI_IO_ERROR";
}
