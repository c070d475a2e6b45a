namespace Xen.Model.Operations;

/// <summary>What backends can be asked to do. The names are in the log and never change.</summary>
public static partial class OperationKind
{
    /// <summary>A call that waits for another operation; of no concern to backends.</summary>
    public const string CallWait = "call.wait";

    /// <summary>Let some time pass.</summary>
    public const string Delay = "delay";

    /// <summary>Several calls that are one; of no concern to backends.</summary>
    private const string GroupPrefix = "group.";

    /// <summary>Start or stop the VMs of an appliance.</summary>
    public const string Appliance = GroupPrefix + "VM_appliance";

    /// <summary>Take the snapshots of a schedule and destroy the oldest.</summary>
    public const string SnapshotSchedule = GroupPrefix + "VMSS";

    /// <summary>Build and start a domain; facts: domid.</summary>
    public const string VMStart = "VM.start";

    /// <summary>Stop scheduling a domain.</summary>
    public const string VMPause = "VM.pause";

    /// <summary>Schedule a paused domain again.</summary>
    public const string VMUnpause = "VM.unpause";

    /// <summary>Write a domain's memory to its suspend image and end it.</summary>
    public const string VMSuspend = "VM.suspend";

    /// <summary>Rebuild a domain from its suspend image; facts: domid.</summary>
    public const string VMResume = "VM.resume";

    /// <summary>Ask the guest to shut down and wait until it has.</summary>
    public const string VMCleanShutdown = "VM.clean_shutdown";

    /// <summary>End a domain at once.</summary>
    public const string VMHardShutdown = "VM.hard_shutdown";

    /// <summary>Ask the guest to restart and wait until it has; facts: domid.</summary>
    public const string VMCleanReboot = "VM.clean_reboot";

    /// <summary>End a domain and build it anew; facts: domid.</summary>
    public const string VMHardReboot = "VM.hard_reboot";

    /// <summary>Build a domain in place of one that its guest has ended; facts: domid.</summary>
    public const string VMGuestRestart = "VM.guest_restart";

    /// <summary>Create the disks of a new VM.</summary>
    public const string VMProvision = "VM.provision";

    /// <summary>Create a disk image; facts: location, physical_utilisation.</summary>
    public const string VDICreate = "VDI.create";

    /// <summary>Erase a disk image.</summary>
    public const string VDIDestroy = "VDI.destroy";

    /// <summary>Give a running domain a disk.</summary>
    public const string VBDPlug = "VBD.plug";

    /// <summary>Take a disk from a running domain.</summary>
    public const string VBDUnplug = "VBD.unplug";

    /// <summary>Give a running domain a network interface.</summary>
    public const string VIFPlug = "VIF.plug";

    /// <summary>Take a network interface from a running domain.</summary>
    public const string VIFUnplug = "VIF.unplug";

    /// <summary>Take a USB device from a running domain.</summary>
    public const string VUSBUnplug = "VUSB.unplug";

    /// <summary>Put a guest to sleep, its memory kept.</summary>
    public const string VMS3Suspend = "VM.s3_suspend";

    /// <summary>Wake a guest from its sleep.</summary>
    public const string VMS3Resume = "VM.s3_resume";

    /// <summary>Restart the device emulation of a running domain; facts: domid.</summary>
    public const string VMRestartDeviceModels = "VM.restart_device_models";

    /// <summary>Make an SR reachable on a host.</summary>
    public const string PBDPlug = "PBD.plug";

    /// <summary>Make an SR unreachable on a host.</summary>
    public const string PBDUnplug = "PBD.unplug";

    /// <summary>Clone the disks of a VM for a new one.</summary>
    public const string VMClone = "VM.clone";

    /// <summary>Copy the disks of a VM for a new one.</summary>
    public const string VMCopy = "VM.copy";

    /// <summary>Snapshot the disks of a VM at one moment.</summary>
    public const string VMSnapshot = "VM.snapshot";

    /// <summary>Write a domain's memory to an image for a checkpoint and end it; facts as for VDI.create.</summary>
    public const string VMCheckpointSuspend = "VM.checkpoint_suspend";

    /// <summary>Snapshot the disks and the memory image of a VM at one moment; facts as for VDI.create.</summary>
    public const string VMCheckpoint = "VM.checkpoint";

    /// <summary>Rebuild a domain after a checkpoint and erase the image that was made for it; facts: domid.</summary>
    public const string VMCheckpointResume = "VM.checkpoint_resume";

    /// <summary>End a domain, or erase its suspend image, before a VM is reverted.</summary>
    public const string VMRevertHalt = "VM.revert_halt";

    /// <summary>Make the disks of a snapshot those of its VM, and erase those that they replace.</summary>
    public const string VMRevert = "VM.revert";

    /// <summary>Clone a suspended VM with its memory image; facts as for VDI.create.</summary>
    public const string VMCsvm = "VM.csvm";

    /// <summary>Erase the suspend image of a VM that is to be destroyed.</summary>
    public const string VMDestroy = "VM.destroy";

    /// <summary>Move a running domain to another host of the pool; facts: domid.</summary>
    public const string VMPoolMigrate = "VM.pool_migrate";

    /// <summary>
    /// Move a VM, running or not, to another host together with disks that its repository there does not reach; facts:
    /// domid, and as for VDI.create.
    /// </summary>
    public const string VMMigrateSend = "VM.migrate_send";

    /// <summary>Put a disc into the drive of a running domain.</summary>
    public const string VBDInsert = "VBD.insert";

    /// <summary>Take the disc out of the drive of a running domain.</summary>
    public const string VBDEject = "VBD.eject";

    /// <summary>Snapshot a disk image; facts as for VDI.create.</summary>
    public const string VDISnapshot = "VDI.snapshot";

    /// <summary>Clone a disk image; facts as for VDI.create.</summary>
    public const string VDIClone = "VDI.clone";

    /// <summary>Copy a disk image in full; facts as for VDI.create.</summary>
    public const string VDICopy = "VDI.copy";

    /// <summary>Give a disk image another size; facts: virtual_size.</summary>
    public const string VDIResize = "VDI.resize";

    /// <summary>Set up a storage repository on its medium.</summary>
    public const string SRCreate = "SR.create";

    /// <summary>Erase a storage repository from its medium.</summary>
    public const string SRDestroy = "SR.destroy";

    /// <summary>Take a host out of the pool.</summary>
    public const string PoolEject = "pool.eject";

    /// <summary>Hand the coordinator's role to another host.</summary>
    public const string PoolDesignateNewMaster = "pool.designate_new_master";

    /// <summary>Set up heartbeats and state disks; facts as for VDI.create.</summary>
    public const string PoolEnableHa = "pool.enable_ha";

    /// <summary>End heartbeats and let go of the state disks.</summary>
    public const string PoolDisableHa = "pool.disable_ha";

    /// <summary>Set up the disk of the database's redo log; facts as for VDI.create.</summary>
    public const string PoolEnableRedoLog = "pool.enable_redo_log";

    /// <summary>Change the secure shell's settings on every host that answers.</summary>
    public const string PoolSecureShell = "pool.secure_shell";

    /// <summary>Fetch the packages of the update repositories; facts: hash.</summary>
    public const string PoolSyncUpdates = "pool.sync_updates";

    /// <summary>Find an image that is to be made known; facts: virtual_size, physical_utilisation.</summary>
    public const string VDIIntroduce = "VDI.introduce";

    /// <summary>Look at an image again; facts as for VDI.introduce.</summary>
    public const string VDIUpdate = "VDI.update";

    /// <summary>Begin to note which blocks of an image are written.</summary>
    public const string VDIEnableCbt = "VDI.enable_cbt";

    /// <summary>End noting which blocks of an image are written.</summary>
    public const string VDIDisableCbt = "VDI.disable_cbt";

    /// <summary>Erase what a snapshot holds, but not the note of its blocks.</summary>
    public const string VDIDataDestroy = "VDI.data_destroy";

    /// <summary>Compare the blocks of two images; facts: blocks, a bitmap in base64.</summary>
    public const string VDIListChangedBlocks = "VDI.list_changed_blocks";

    /// <summary>Give an image the contents of one of its snapshots; facts as for VDI.introduce.</summary>
    public const string VDIRevert = "VDI.revert";

    /// <summary>Read an image in full; facts: checksum.</summary>
    public const string VDIChecksum = "VDI.checksum";

    /// <summary>Say how a host attaches an image without a database; facts: configuration.</summary>
    public const string VDIGenerateConfig = "VDI.generate_config";

    /// <summary>Move an image that a VM may be using to another repository; facts as for VDI.create.</summary>
    public const string VDIPoolMigrate = "VDI.pool_migrate";

    /// <summary>Compare a repository with its objects; facts: see RepositoryFindings.</summary>
    public const string SRScan = "SR.scan";

    /// <summary>Measure a repository; facts: physical_size, physical_utilisation, clustered.</summary>
    public const string SRUpdate = "SR.update";

    /// <summary>Look for repositories on a medium; facts: see FoundRepository.</summary>
    public const string SRProbe = "SR.probe";

    /// <summary>Make a disk that holds a copy of the pool's objects; facts as for VDI.create.</summary>
    public const string SREnableReplication = "SR.enable_database_replication";

    /// <summary>Erase the disks that hold a copy of the pool's objects.</summary>
    public const string SRDisableReplication = "SR.disable_database_replication";

    /// <summary>Look for repositories that hold copies of pools' objects; facts: see FoundRepository.</summary>
    public const string DRTaskCreate = "DR_task.create";

    /// <summary>Bring interfaces of a host up; facts: addresses that were given by others, and the link.</summary>
    public const string PIFPlug = "PIF.plug";

    /// <summary>Take interfaces of a host down.</summary>
    public const string PIFUnplug = "PIF.unplug";

    /// <summary>Give an interface of a host other addresses; facts as for PIF.plug.</summary>
    public const string PIFReconfigure = "PIF.reconfigure";

    /// <summary>Look for the network cards of a host; facts: the cards.</summary>
    public const string PIFScan = "PIF.scan";

    /// <summary>Look for one network card of a host; facts as for PIF.scan.</summary>
    public const string PIFIntroduce = "PIF.introduce";

    /// <summary>Bring up a new VLAN; facts as for PIF.plug.</summary>
    public const string VLANCreate = "VLAN.create";

    /// <summary>Take down a VLAN that is to go.</summary>
    public const string VLANDestroy = "VLAN.destroy";

    /// <summary>Bring up a new VLAN on all hosts; facts as for PIF.plug.</summary>
    public const string PoolCreateVLAN = "pool.create_VLAN";

    /// <summary>Bring up both ends of a new tunnel; facts as for PIF.plug.</summary>
    public const string TunnelCreate = "tunnel.create";

    /// <summary>Take down a tunnel that is to go.</summary>
    public const string TunnelDestroy = "tunnel.destroy";

    /// <summary>Build a bond from cards of a host; facts as for PIF.plug.</summary>
    public const string BondCreate = "Bond.create";

    /// <summary>Break a bond up into its cards; facts as for PIF.plug.</summary>
    public const string BondDestroy = "Bond.destroy";

    /// <summary>Give a bond other settings; facts as for PIF.plug.</summary>
    public const string BondConfigure = "Bond.configure";

    /// <summary>Enable the virtual functions of a card; facts as for PIF.plug.</summary>
    public const string NetworkSriovCreate = "network_sriov.create";

    /// <summary>Disable the virtual functions of a card.</summary>
    public const string NetworkSriovDestroy = "network_sriov.destroy";

    /// <summary>Bring networks up on a host; facts as for PIF.plug.</summary>
    public const string NetworkAttach = "network.attach";

    /// <summary>Take private networks down on a host.</summary>
    public const string NetworkDetach = "network.detach";

    /// <summary>Listen for clients on another interface of a host; facts as for PIF.plug.</summary>
    public const string HostManagementReconfigure = "host.management_reconfigure";

    /// <summary>Connect an interface of a running domain to another network.</summary>
    public const string VIFMove = "VIF.move";

    /// <summary>Have a guest give one of its interfaces an address; facts: the address.</summary>
    public const string VIFConfigure = "VIF.configure";

    /// <summary>What the names of work begin with that is driven by an HTTP request.</summary>
    public const string TransferPrefix = "transfer.";

    /// <summary>True for work that an HTTP request drives; it ends with the process.</summary>
    public static bool IsTransfer(string kind) => kind.StartsWith(TransferPrefix, StringComparison.Ordinal);

    /// <summary>True for what the server does by itself: backends are not asked to carry it out.</summary>
    public static bool IsOfServer(string kind) => IsWaiting(kind) || IsTransfer(kind);

    /// <summary>True for what goes on when other operations have ended.</summary>
    internal static bool IsWaiting(string kind) =>
        kind == CallWait || kind.StartsWith(GroupPrefix, StringComparison.Ordinal);
}
