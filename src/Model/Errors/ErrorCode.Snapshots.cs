namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The protection policy would archive more often than it backs up.</summary>
    [Error]
    public const string VMPPArchiveMoreFrequentThanBackup = "VMPP_ARCHIVE_MORE_FREQUENT_THAN_BACKUP";

    /// <summary>The protection policy cannot be removed while VMs are assigned to it.</summary>
    [Error]
    public const string VMPPHasVM = "VMPP_HAS_VM";

    /// <summary>The snapshot schedule cannot be removed while VMs are assigned to it.</summary>
    [Error]
    public const string VMSSHasVM = "VMSS_HAS_VM";

    /// <summary>The operation is refused because the VM belongs to a protection policy.</summary>
    [Error("vm", "vmpp")]
    public const string VMAssignedToProtectionPolicy = "VM_ASSIGNED_TO_PROTECTION_POLICY";

    /// <summary>The operation is refused because the VM belongs to a snapshot schedule.</summary>
    [Error("vm", "vmss")]
    public const string VMAssignedToSnapshotSchedule = "VM_ASSIGNED_TO_SNAPSHOT_SCHEDULE";

    /// <summary>The VM did not resume after its checkpoint was taken.</summary>
    [Error("vm")]
    public const string VMCheckpointResumeFailed = "VM_CHECKPOINT_RESUME_FAILED";

    /// <summary>The VM could not be suspended to take a checkpoint.</summary>
    [Error("vm")]
    public const string VMCheckpointSuspendFailed = "VM_CHECKPOINT_SUSPEND_FAILED";

    /// <summary>The operation is refused because the VM has a checkpoint.</summary>
    [Error("vm")]
    public const string VMHasCheckpoint = "VM_HAS_CHECKPOINT";

    /// <summary>The VM has more snapshots than migration allows.</summary>
    [Error("vm")]
    public const string VMHasTooManySnapshots = "VM_HAS_TOO_MANY_SNAPSHOTS";

    /// <summary>The VM could not be returned to the state held in the snapshot.</summary>
    [Error("vm", "snapshot")]
    public const string VMRevertFailed = "VM_REVERT_FAILED";

    /// <summary>The quiesced snapshot of the VM could not be taken.</summary>
    [Error("vm")]
    public const string VMSnapshotWithQuiesceFailed = "VM_SNAPSHOT_WITH_QUIESCE_FAILED";

    /// <summary>The VM does not support quiesced snapshots, or they are not set up in the guest.</summary>
    [Error("vm", "error")]
    public const string VMSnapshotWithQuiesceNotSupported = "VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED";

    /// <summary>The snapshot agent inside the guest gave no answer.</summary>
    [Error("vm")]
    public const string VMSnapshotWithQuiescePluginDeosNotRespond = "VM_SNAPSHOT_WITH_QUIESCE_PLUGIN_DEOS_NOT_RESPOND";

    /// <summary>The guest did not quiesce in the time allowed for the snapshot.</summary>
    [Error("vm")]
    public const string VMSnapshotWithQuiesceTimeout = "VM_SNAPSHOT_WITH_QUIESCE_TIMEOUT";

    /// <summary>A volume could not be added to the VSS snapshot set in the guest.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorAddingVolumeToSnapsetFailed = "XEN_VSS_REQ_ERROR_ADDING_VOLUME_TO_SNAPSET_FAILED";

    /// <summary>The VSS snapshot in the guest could not be taken.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorCreatingSnapshot = "XEN_VSS_REQ_ERROR_CREATING_SNAPSHOT";

    /// <summary>The XML text describing a VSS snapshot could not be generated in the guest.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorCreatingSnapshotXmlString = "XEN_VSS_REQ_ERROR_CREATING_SNAPSHOT_XML_STRING";

    /// <summary>The VSS requester in the guest failed to initialise.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorInitFailed = "XEN_VSS_REQ_ERROR_INIT_FAILED";

    /// <summary>None of the volumes in the guest can take part in a VSS snapshot.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorNoVolumesSupported = "XEN_VSS_REQ_ERROR_NO_VOLUMES_SUPPORTED";

    /// <summary>The VSS writers in the guest could not be made ready for a snapshot.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorPreparingWriters = "XEN_VSS_REQ_ERROR_PREPARING_WRITERS";

    /// <summary>The Xen VSS provider is not loaded in the guest.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorProvNotLoaded = "XEN_VSS_REQ_ERROR_PROV_NOT_LOADED";

    /// <summary>A VSS snapshot set could not be started in the guest.</summary>
    [Error("vm", "error_code")]
    public const string XenVssReqErrorStartSnapshotSetFailed = "XEN_VSS_REQ_ERROR_START_SNAPSHOT_SET_FAILED";
}
