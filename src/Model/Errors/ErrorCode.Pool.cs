namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The pool database dump supplied for import could not be loaded.</summary>
    [Error("reason")]
    public const string CouldNotImportDatabase = "COULD_NOT_IMPORT_DATABASE";

    /// <summary>The hosts differ in a way that prevents them sharing a pool.</summary>
    [Error]
    public const string HostsNotCompatible = "HOSTS_NOT_COMPATIBLE";

    /// <summary>The joining host differs in hardware or software from the pool members.</summary>
    [Error("reason")]
    public const string HostsNotHomogeneous = "HOSTS_NOT_HOMOGENEOUS";

    /// <summary>The call reached a supporter and must be sent to the coordinator at the given address.</summary>
    [Error("Master IP address")]
    public const string HostIsSlave = "HOST_IS_SLAVE";

    /// <summary>The host has been configured with its own address as its pool coordinator.</summary>
    [Error]
    public const string HostItsOwnSlave = "HOST_ITS_OWN_SLAVE";

    /// <summary>The coordinator cannot open a connection back to the supporter at this address.</summary>
    [Error("ip")]
    public const string HostMasterCannotTalkBack = "HOST_MASTER_CANNOT_TALK_BACK";

    /// <summary>The coordinator has no record of the host that contacted it.</summary>
    [Error("host")]
    public const string HostUnknownToMaster = "HOST_UNKNOWN_TO_MASTER";

    /// <summary>The toolstack on the host is newer than that on the coordinator.</summary>
    [Error("host_xapi_version")]
    public const string HostXAPIVersionHigherThanCoordinator = "HOST_XAPI_VERSION_HIGHER_THAN_COORDINATOR";

    /// <summary>The joining host is coordinator of a pool that has other members.</summary>
    [Error]
    public const string JoiningHostCannotBeMasterOfOtherHosts = "JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS";

    /// <summary>The joining host still has shared storage repositories of its own.</summary>
    [Error]
    public const string JoiningHostCannotContainSharedSrs = "JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS";

    /// <summary>The joining host still has VMs that are running or suspended.</summary>
    [Error]
    public const string JoiningHostCannotHaveRunningOrSuspendedVMS = "JOINING_HOST_CANNOT_HAVE_RUNNING_OR_SUSPENDED_VMS";

    /// <summary>The joining host still has VMs that are running.</summary>
    [Error]
    public const string JoiningHostCannotHaveRunningVMS = "JOINING_HOST_CANNOT_HAVE_RUNNING_VMS";

    /// <summary>The joining host has VMs with operations that have not finished.</summary>
    [Error]
    public const string JoiningHostCannotHaveVMSWithCurrentOperations = "JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS";

    /// <summary>No connection could be made between the joining host and the pool coordinator.</summary>
    [Error]
    public const string JoiningHostConnectionFailed = "JOINING_HOST_CONNECTION_FAILED";

    /// <summary>The toolstack service did not answer properly while the host was joining.</summary>
    [Error]
    public const string JoiningHostServiceFailed = "JOINING_HOST_SERVICE_FAILED";

    /// <summary>The operation is refused while the pool is part-way through a rolling upgrade.</summary>
    [Error]
    public const string NotSupportedDuringUpgrade = "NOT_SUPPORTED_DURING_UPGRADE";

    /// <summary>The joining host and the pool use different external authentication settings.</summary>
    [Error]
    public const string PoolJoiningExternalAuthMismatch = "POOL_JOINING_EXTERNAL_AUTH_MISMATCH";

    /// <summary>The joining host has a CA certificate that clashes by name with one in the pool.</summary>
    [Error]
    public const string PoolJoiningHostCACertificatesConflict = "POOL_JOINING_HOST_CA_CERTIFICATES_CONFLICT";

    /// <summary>The joining host has network bonds, which must be removed first.</summary>
    [Error]
    public const string PoolJoiningHostHasBonds = "POOL_JOINING_HOST_HAS_BONDS";

    /// <summary>The joining host has SR-IOV networks, which must be removed first.</summary>
    [Error]
    public const string PoolJoiningHostHasNetworkSriovs = "POOL_JOINING_HOST_HAS_NETWORK_SRIOVS";

    /// <summary>The joining host has VLANs other than the one used for management.</summary>
    [Error]
    public const string PoolJoiningHostHasNonManagementVlans = "POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS";

    /// <summary>The joining host has network tunnels, which must be removed first.</summary>
    [Error]
    public const string PoolJoiningHostHasTunnels = "POOL_JOINING_HOST_HAS_TUNNELS";

    /// <summary>The joining host and the pool use different management VLANs.</summary>
    [Error("local", "remote")]
    public const string PoolJoiningHostManagementVLANDoesNotMatch = "POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH";

    /// <summary>The joining host does not have exactly one IP address on the clustering network.</summary>
    [Error]
    public const string PoolJoiningHostMustHaveOnlyOneIPOnClusteringNetwork = "POOL_JOINING_HOST_MUST_HAVE_ONLY_ONE_IP_ON_CLUSTERING_NETWORK";

    /// <summary>The management interface of the joining host is not a physical card.</summary>
    [Error]
    public const string PoolJoiningHostMustHavePhysicalManagementNic = "POOL_JOINING_HOST_MUST_HAVE_PHYSICAL_MANAGEMENT_NIC";

    /// <summary>The joining host and the coordinator speak different API versions.</summary>
    [Error("host_api_version", "master_api_version")]
    public const string PoolJoiningHostMustHaveSameApiVersion = "POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION";

    /// <summary>The joining host and the coordinator have different database schemas.</summary>
    [Error("host_db_schema", "master_db_schema")]
    public const string PoolJoiningHostMustHaveSameDbSchema = "POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA";

    /// <summary>The joining host and the coordinator run different product versions.</summary>
    [Error]
    public const string PoolJoiningHostMustHaveSameProductVersion = "POOL_JOINING_HOST_MUST_HAVE_SAME_PRODUCT_VERSION";

    /// <summary>The joining host has PIFs that are not physical cards.</summary>
    [Error]
    public const string PoolJoiningHostMustOnlyHavePhysicalPifs = "POOL_JOINING_HOST_MUST_ONLY_HAVE_PHYSICAL_PIFS";

    /// <summary>TLS verification is on for only one of the joining host and the pool.</summary>
    [Error]
    public const string PoolJoiningHostTLSVerificationMismatch = "POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH";

    /// <summary>A trusted certificate of the joining host clashes with one in the pool.</summary>
    [Error("ref_in_pool", "ref_on_host")]
    public const string PoolJoiningHostTrustedCertificatesConflict = "POOL_JOINING_HOST_TRUSTED_CERTIFICATES_CONFLICT";

    /// <summary>The certificate bundle for the join lacks the one belonging to the coordinator.</summary>
    [Error("master_uuid")]
    public const string PoolJoiningMasterCertificateNotInPoolBundle = "POOL_JOINING_MASTER_CERTIFICATE_NOT_IN_POOL_BUNDLE";

    /// <summary>The pool certificate bundle was empty once certificates had been imported.</summary>
    [Error("bundle_path")]
    public const string PoolJoiningPoolBundleEmptyAfterImport = "POOL_JOINING_POOL_BUNDLE_EMPTY_AFTER_IMPORT";

    /// <summary>The host cannot join because the pool runs clustering over a VLAN.</summary>
    [Error("vlan")]
    public const string PoolJoiningPoolCannotEnableClusteringOnVLANNetwork = "POOL_JOINING_POOL_CANNOT_ENABLE_CLUSTERING_ON_VLAN_NETWORK";

    /// <summary>A storage plug-in on the joining host offers features that do not match the pool.</summary>
    [Error("pool_sm_ref", "candidate_sm_ref")]
    public const string PoolJoiningSMFeaturesIncompatible = "POOL_JOINING_SM_FEATURES_INCOMPATIBLE";

    /// <summary>A pool supporter cannot have its management interface disabled.</summary>
    [Error]
    public const string SlaveRequiresManagementInterface = "SLAVE_REQUIRES_MANAGEMENT_INTERFACE";
}
