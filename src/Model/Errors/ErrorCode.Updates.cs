namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The follow-up actions recommended by an update could not be carried out on the host.</summary>
    [Error("ref")]
    public const string ApplyGuidanceFailed = "APPLY_GUIDANCE_FAILED";

    /// <summary>A live patch could not be loaded into the running hypervisor or kernel.</summary>
    [Error("livepatch")]
    public const string ApplyLivepatchFailed = "APPLY_LIVEPATCH_FAILED";

    /// <summary>Installing repository updates on the host did not succeed.</summary>
    [Error("ref")]
    public const string ApplyUpdatesFailed = "APPLY_UPDATES_FAILED";

    /// <summary>The call conflicts with an update installation that is already running.</summary>
    [Error]
    public const string ApplyUpdatesInProgress = "APPLY_UPDATES_IN_PROGRESS";

    /// <summary>A repository was given a URL that the server refuses to use.</summary>
    [Error("url")]
    public const string BlockedRepoURL = "BLOCKED_REPO_URL";

    /// <summary>A second bundle repository was requested but the pool may hold only one.</summary>
    [Error("ref")]
    public const string BundleRepositoryAlreadyExists = "BUNDLE_REPOSITORY_ALREADY_EXISTS";

    /// <summary>A bundle was uploaded while no bundle repository is enabled in the pool.</summary>
    [Error]
    public const string BundleRepoNotEnabled = "BUNDLE_REPO_NOT_ENABLED";

    /// <summary>The pool could not synchronise its repository from the uploaded bundle.</summary>
    [Error]
    public const string BundleSyncFailed = "BUNDLE_SYNC_FAILED";

    /// <summary>The uploaded update bundle could not be extracted.</summary>
    [Error("error")]
    public const string BundleUnpackFailed = "BUNDLE_UNPACK_FAILED";

    /// <summary>The server failed to retrieve the file of the named patch.</summary>
    [Error("uuid")]
    public const string CannotFetchPatch = "CANNOT_FETCH_PATCH";

    /// <summary>No file for this patch is stored, so it must be uploaded again.</summary>
    [Error]
    public const string CannotFindPatch = "CANNOT_FIND_PATCH";

    /// <summary>No file for this update is available, so it must be uploaded again.</summary>
    [Error]
    public const string CannotFindUpdate = "CANNOT_FIND_UPDATE";

    /// <summary>Scheduled update synchronisation cannot be used with the repositories now enabled.</summary>
    [Error]
    public const string CanNotPeriodicSyncUpdates = "CAN_NOT_PERIODIC_SYNC_UPDATES";

    /// <summary>Updates cannot be synchronised from the repositories now enabled.</summary>
    [Error]
    public const string CanNotSyncUpdates = "CAN_NOT_SYNC_UPDATES";

    /// <summary>The call conflicts with a repository configuration change under way in the pool.</summary>
    [Error]
    public const string ConfigureRepositoriesInProgress = "CONFIGURE_REPOSITORIES_IN_PROGRESS";

    /// <summary>The coordinator could not obtain the list of updates applicable to a host.</summary>
    [Error("ref")]
    public const string GetHostUpdatesFailed = "GET_HOST_UPDATES_FAILED";

    /// <summary>The list of available updates could not be compiled for the pool.</summary>
    [Error]
    public const string GetUpdatesFailed = "GET_UPDATES_FAILED";

    /// <summary>The base URL of a repository is malformed or uses a disallowed scheme.</summary>
    [Error("url")]
    public const string InvalidBaseURL = "INVALID_BASE_URL";

    /// <summary>The path of the repository signing key is not acceptable.</summary>
    [Error("gpgkey_path")]
    public const string InvalidGpgkeyPath = "INVALID_GPGKEY_PATH";

    /// <summary>The uploaded file is not a genuine patch.</summary>
    [Error]
    public const string InvalidPatch = "INVALID_PATCH";

    /// <summary>The uploaded file is not a genuine patch; the log shows what the check found.</summary>
    [Error("log")]
    public const string InvalidPatchWithLog = "INVALID_PATCH_WITH_LOG";

    /// <summary>The repository index file repomd.xml is missing or malformed.</summary>
    [Error]
    public const string InvalidRepomdXml = "INVALID_REPOMD_XML";

    /// <summary>The configured list of permitted repository domains contains bad entries.</summary>
    [Error("domains")]
    public const string InvalidRepositoryDomainAllowlist = "INVALID_REPOSITORY_DOMAIN_ALLOWLIST";

    /// <summary>The username or password for the repository proxy is not valid.</summary>
    [Error]
    public const string InvalidRepositoryProxyCredential = "INVALID_REPOSITORY_PROXY_CREDENTIAL";

    /// <summary>The URL of the repository proxy is not valid.</summary>
    [Error("url")]
    public const string InvalidRepositoryProxyURL = "INVALID_REPOSITORY_PROXY_URL";

    /// <summary>The uploaded file is not a genuine update package.</summary>
    [Error("info")]
    public const string InvalidUpdate = "INVALID_UPDATE";

    /// <summary>The repository metadata file updateinfo.xml is missing or malformed.</summary>
    [Error]
    public const string InvalidUpdateinfoXml = "INVALID_UPDATEINFO_XML";

    /// <summary>The day given for the update synchronisation schedule is out of range.</summary>
    [Error("day")]
    public const string InvalidUpdateSyncDay = "INVALID_UPDATE_SYNC_DAY";

    /// <summary>More than one update repository is enabled although only one may be.</summary>
    [Error]
    public const string MultipleUpdateRepositoriesEnabled = "MULTIPLE_UPDATE_REPOSITORIES_ENABLED";

    /// <summary>The operation needs an update repository but none is defined.</summary>
    [Error]
    public const string NoRepositoriesConfigured = "NO_REPOSITORIES_CONFIGURED";

    /// <summary>The operation needs an update repository but none is enabled.</summary>
    [Error]
    public const string NoRepositoryEnabled = "NO_REPOSITORY_ENABLED";

    /// <summary>The patch has been applied to this host before.</summary>
    [Error("patch")]
    public const string PatchAlreadyApplied = "PATCH_ALREADY_APPLIED";

    /// <summary>A patch with this UUID has been uploaded before.</summary>
    [Error("uuid")]
    public const string PatchAlreadyExists = "PATCH_ALREADY_EXISTS";

    /// <summary>The patch did not install; the output comes from its script.</summary>
    [Error("output")]
    public const string PatchApplyFailed = "PATCH_APPLY_FAILED";

    /// <summary>The patch did not install because backup files from an earlier attempt remain.</summary>
    [Error("output")]
    public const string PatchApplyFailedBackupFilesExist = "PATCH_APPLY_FAILED_BACKUP_FILES_EXIST";

    /// <summary>A patch in use on a host cannot be deleted.</summary>
    [Error]
    public const string PatchIsApplied = "PATCH_IS_APPLIED";

    /// <summary>The patch precheck failed because a tools ISO is mounted in a VM.</summary>
    [Error("patch")]
    public const string PatchPrecheckFailedIsoMounted = "PATCH_PRECHECK_FAILED_ISO_MOUNTED";

    /// <summary>The patch precheck found too little free disk space on the host.</summary>
    [Error("patch", "found_space", "required_required")]
    public const string PatchPrecheckFailedOutOfSpace = "PATCH_PRECHECK_FAILED_OUT_OF_SPACE";

    /// <summary>The patch precheck found that patches it depends on are not installed.</summary>
    [Error("patch", "prerequisite_patch_uuid_list")]
    public const string PatchPrecheckFailedPrerequisiteMissing = "PATCH_PRECHECK_FAILED_PREREQUISITE_MISSING";

    /// <summary>The patch precheck failed for a reason that could not be classified.</summary>
    [Error("patch", "info")]
    public const string PatchPrecheckFailedUnknownError = "PATCH_PRECHECK_FAILED_UNKNOWN_ERROR";

    /// <summary>The patch precheck found running VMs on the host.</summary>
    [Error("patch")]
    public const string PatchPrecheckFailedVMRunning = "PATCH_PRECHECK_FAILED_VM_RUNNING";

    /// <summary>The patch precheck found that the host has a different build from that needed.</summary>
    [Error("patch", "found_build", "required_build")]
    public const string PatchPrecheckFailedWrongServerBuild = "PATCH_PRECHECK_FAILED_WRONG_SERVER_BUILD";

    /// <summary>The patch precheck found that the host has a different version from that needed.</summary>
    [Error("patch", "found_version", "required_version")]
    public const string PatchPrecheckFailedWrongServerVersion = "PATCH_PRECHECK_FAILED_WRONG_SERVER_VERSION";

    /// <summary>A repository with the same details has already been defined.</summary>
    [Error("ref")]
    public const string RepositoryAlreadyExists = "REPOSITORY_ALREADY_EXISTS";

    /// <summary>Local data of the repository could not be removed from the coordinator.</summary>
    [Error]
    public const string RepositoryCleanupFailed = "REPOSITORY_CLEANUP_FAILED";

    /// <summary>The repository cannot be changed or removed while it is enabled.</summary>
    [Error]
    public const string RepositoryIsInUse = "REPOSITORY_IS_IN_USE";

    /// <summary>Downloading packages from the remote repository failed.</summary>
    [Error]
    public const string ReposyncFailed = "REPOSYNC_FAILED";

    /// <summary>Another repository is enabled beside one that must be the only one.</summary>
    [Error]
    public const string RepoShouldBeSingleOneEnabled = "REPO_SHOULD_BE_SINGLE_ONE_ENABLED";

    /// <summary>The call conflicts with a bundle synchronisation that is already running.</summary>
    [Error]
    public const string SyncBundleInProgress = "SYNC_BUNDLE_IN_PROGRESS";

    /// <summary>The call conflicts with an update synchronisation that is already running.</summary>
    [Error]
    public const string SyncUpdatesInProgress = "SYNC_UPDATES_IN_PROGRESS";

    /// <summary>The hash of the update information given differs from that held by the coordinator.</summary>
    [Error]
    public const string UpdateinfoHashMismatch = "UPDATEINFO_HASH_MISMATCH";

    /// <summary>The update is installed on this host already.</summary>
    [Error("update")]
    public const string UpdateAlreadyApplied = "UPDATE_ALREADY_APPLIED";

    /// <summary>The update is installed on every host of the pool already.</summary>
    [Error("update")]
    public const string UpdateAlreadyAppliedInPool = "UPDATE_ALREADY_APPLIED_IN_POOL";

    /// <summary>An update with this UUID has been introduced before.</summary>
    [Error("uuid")]
    public const string UpdateAlreadyExists = "UPDATE_ALREADY_EXISTS";

    /// <summary>The update did not install; the output comes from its installer.</summary>
    [Error("output")]
    public const string UpdateApplyFailed = "UPDATE_APPLY_FAILED";

    /// <summary>An update installed on a host cannot be destroyed.</summary>
    [Error]
    public const string UpdateIsApplied = "UPDATE_IS_APPLIED";

    /// <summary>The update did not install on the listed hosts of the pool.</summary>
    [Error("hosts")]
    public const string UpdatePoolApplyFailed = "UPDATE_POOL_APPLY_FAILED";

    /// <summary>The update precheck found an installed update that conflicts.</summary>
    [Error("update", "conflict_update")]
    public const string UpdatePrecheckFailedConflictPresent = "UPDATE_PRECHECK_FAILED_CONFLICT_PRESENT";

    /// <summary>The update precheck found that the signing key of the update is not on the host.</summary>
    [Error("update")]
    public const string UpdatePrecheckFailedGpgkeyNotImported = "UPDATE_PRECHECK_FAILED_GPGKEY_NOT_IMPORTED";

    /// <summary>The update precheck found too little free disk space on the host.</summary>
    [Error("update", "available_space", "required_space ")]
    public const string UpdatePrecheckFailedOutOfSpace = "UPDATE_PRECHECK_FAILED_OUT_OF_SPACE";

    /// <summary>The update precheck found that an update it depends on is not installed.</summary>
    [Error("update", "prerequisite_update")]
    public const string UpdatePrecheckFailedPrerequisiteMissing = "UPDATE_PRECHECK_FAILED_PREREQUISITE_MISSING";

    /// <summary>The update precheck failed for a reason that could not be classified.</summary>
    [Error("update", "info")]
    public const string UpdatePrecheckFailedUnknownError = "UPDATE_PRECHECK_FAILED_UNKNOWN_ERROR";

    /// <summary>The update precheck found that the host has a different version from that needed.</summary>
    [Error("update", "installed_version", "required_version ")]
    public const string UpdatePrecheckFailedWrongServerVersion = "UPDATE_PRECHECK_FAILED_WRONG_SERVER_VERSION";

    /// <summary>The remote coordinator that supplies updates could not be reached.</summary>
    [Error]
    public const string UpdateSyncingRemotePoolCoordinatorConnectionFailed = "UPDATE_SYNCING_REMOTE_POOL_COORDINATOR_CONNECTION_FAILED";

    /// <summary>The remote coordinator that supplies updates was reached but its service failed.</summary>
    [Error]
    public const string UpdateSyncingRemotePoolCoordinatorServiceFailed = "UPDATE_SYNCING_REMOTE_POOL_COORDINATOR_SERVICE_FAILED";
}
