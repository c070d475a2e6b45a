namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>No storage repository could supply a state file for high availability.</summary>
    [Error]
    public const string CannotCreateStateFile = "CANNOT_CREATE_STATE_FILE";

    /// <summary>The database redo log could not be switched on, for the reason given.</summary>
    [Error("reason")]
    public const string CannotEnableRedoLog = "CANNOT_ENABLE_REDO_LOG";

    /// <summary>A host declined to take over as the new pool coordinator.</summary>
    [Error("reason")]
    public const string HAAbortNewMaster = "HA_ABORT_NEW_MASTER";

    /// <summary>The management interface cannot be bonded or unbonded while HA is on.</summary>
    [Error]
    public const string HACannotChangeBondStatusOfMgmtIface = "HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE";

    /// <summary>A protected VM would depend on a network that is not available on every host.</summary>
    [Error("network")]
    public const string HAConstraintViolationNetworkNotShared = "HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED";

    /// <summary>A protected VM would depend on storage that is not shared by every host.</summary>
    [Error("SR")]
    public const string HAConstraintViolationSRNotShared = "HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED";

    /// <summary>The call cannot run while HA is being switched off.</summary>
    [Error]
    public const string HADisableInProgress = "HA_DISABLE_IN_PROGRESS";

    /// <summary>The call cannot run while HA is being switched on.</summary>
    [Error]
    public const string HAEnableInProgress = "HA_ENABLE_IN_PROGRESS";

    /// <summary>The hosts could not agree on the set of live members when HA was starting.</summary>
    [Error]
    public const string HAFailedToFormLiveset = "HA_FAILED_TO_FORM_LIVESET";

    /// <summary>The HA heartbeat daemon did not start on the host.</summary>
    [Error]
    public const string HAHeartbeatDaemonStartupFailed = "HA_HEARTBEAT_DAEMON_STARTUP_FAILED";

    /// <summary>The host has no access to the shared HA state file.</summary>
    [Error]
    public const string HAHostCannotAccessStatefile = "HA_HOST_CANNOT_ACCESS_STATEFILE";

    /// <summary>The host receives HA heartbeats from only a subset of the other members.</summary>
    [Error("host", "all", "subset")]
    public const string HAHostCannotSeePeers = "HA_HOST_CANNOT_SEE_PEERS";

    /// <summary>The host is armed for HA self-fencing, so the operation is unsafe.</summary>
    [Error("host")]
    public const string HAHostIsArmed = "HA_HOST_IS_ARMED";

    /// <summary>The call is refused because HA is on for the pool.</summary>
    [Error]
    public const string HAIsEnabled = "HA_IS_ENABLED";

    /// <summary>Hosts lost contact with the HA state file.</summary>
    [Error]
    public const string HALostStatefile = "HA_LOST_STATEFILE";

    /// <summary>The call requires HA, which is off for this pool.</summary>
    [Error]
    public const string HANotEnabled = "HA_NOT_ENABLED";

    /// <summary>The host lacks the software components needed for HA.</summary>
    [Error("host")]
    public const string HANotInstalled = "HA_NOT_INSTALLED";

    /// <summary>No failover plan satisfies the requested number of host failures.</summary>
    [Error]
    public const string HANoPlan = "HA_NO_PLAN";

    /// <summary>The change would leave too few resources to restart the protected VMs.</summary>
    [Error]
    public const string HAOperationWouldBreakFailoverPlan = "HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN";

    /// <summary>HA is on for the pool but off on this host, so the host cannot join in.</summary>
    [Error]
    public const string HAPoolIsEnabledButHostIsDisabled = "HA_POOL_IS_ENABLED_BUT_HOST_IS_DISABLED";

    /// <summary>The host may not rejoin because the surviving partition already regards it as fenced.</summary>
    [Error("host")]
    public const string HAShouldBeFenced = "HA_SHOULD_BE_FENCED";

    /// <summary>The pool has too few live hosts to turn on HA.</summary>
    [Error]
    public const string HATooFewHosts = "HA_TOO_FEW_HOSTS";

    /// <summary>The host failed during automatic failover and the operation has to be attempted again.</summary>
    [Error]
    public const string HostBroken = "HOST_BROKEN";

    /// <summary>The SR type cannot hold an HA state file with the cluster stack in use.</summary>
    [Error("SR type")]
    public const string IncompatibleStatefileSR = "INCOMPATIBLE_STATEFILE_SR";

    /// <summary>The maximum number of active redo logs has been reached.</summary>
    [Error]
    public const string NoMoreRedoLogsAllowed = "NO_MORE_REDO_LOGS_ALLOWED";

    /// <summary>The operation is refused while the redo log is active.</summary>
    [Error]
    public const string RedoLogIsEnabled = "REDO_LOG_IS_ENABLED";

    /// <summary>The operation is refused because HA protects the VM.</summary>
    [Error("vm")]
    public const string VMIsProtected = "VM_IS_PROTECTED";
}
