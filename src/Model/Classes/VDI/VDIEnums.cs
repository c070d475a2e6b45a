using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a virtual disk image.</summary>
[XenEnum("vdi_operations")]
public enum VDIOperations
{
    /// <summary>Making a fast clone of the disk in its own SR.</summary>
    [Wire("clone", Since = "rio")]
    Clone = 0,

    /// <summary>Copying the disk's full contents to a new VDI.</summary>
    [Wire("copy", Since = "rio")]
    Copy = 1,

    /// <summary>Changing the disk's size while no VM uses it.</summary>
    [Wire("resize", Since = "rio")]
    Resize = 2,

    /// <summary>Changing the disk's size while a VM uses it.</summary>
    [Wire("resize_online")]
    ResizeOnline = 3,

    /// <summary>Capturing the disk's current contents as a snapshot.</summary>
    [Wire("snapshot", Since = "rio")]
    Snapshot = 4,

    /// <summary>Replicating the disk's writes to another VDI.</summary>
    [Wire("mirror", Since = "ely")]
    Mirror = 5,

    /// <summary>Deleting the disk with its data.</summary>
    [Wire("destroy")]
    Destroy = 6,

    /// <summary>Dropping the disk's record while leaving its data intact.</summary>
    [Wire("forget", Since = "rio")]
    Forget = 7,

    /// <summary>Refreshing the storage driver's metadata for the disk.</summary>
    [Wire("update", Since = "symc")]
    Update = 8,

    /// <summary>Forcibly clearing a stale lock on the disk.</summary>
    [Wire("force_unlock", Since = "rio")]
    ForceUnlock = 9,

    /// <summary>Producing static configuration for attaching the disk outside the toolstack.</summary>
    [Wire("generate_config", Since = "orlando")]
    GenerateConfig = 10,

    /// <summary>Turning on changed block tracking for the disk.</summary>
    [Wire("enable_cbt", Since = "inverness")]
    EnableCbt = 11,

    /// <summary>Turning off changed block tracking for the disk.</summary>
    [Wire("disable_cbt", Since = "inverness")]
    DisableCbt = 12,

    /// <summary>Discarding a snapshot's contents while keeping its block tracking metadata.</summary>
    [Wire("data_destroy", Since = "inverness")]
    DataDestroy = 13,

    /// <summary>Comparing the disk with another to find the blocks that differ.</summary>
    [Wire("list_changed_blocks", Since = "inverness")]
    ListChangedBlocks = 14,

    /// <summary>Choosing whether the disk is reset at each VM boot.</summary>
    [Wire("set_on_boot", Since = "inverness")]
    SetOnBoot = 15,

    /// <summary>The disk is held by another operation that excludes further ones.</summary>
    [Wire("blocked")]
    Blocked = 16,

    /// <summary>A disk revert is under way with this VDI in the revert-to role.</summary>
    [Wire("revert_to", Since = "26.16.0")]
    RevertTo = 17,

    /// <summary>A disk revert is under way with this VDI in the revert-from role.</summary>
    [Wire("revert_from", Since = "26.16.0")]
    RevertFrom = 18,
}

/// <summary>What a virtual disk image is used for.</summary>
[XenEnum("vdi_type")]
public enum VDIType
{
    /// <summary>The disk holds an operating system that may be replaced on upgrade.</summary>
    [Wire("system", Since = "rio")]
    System = 0,

    /// <summary>The disk holds user data that must be kept.</summary>
    [Wire("user", Since = "rio")]
    User = 1,

    /// <summary>The disk holds scratch data that may be discarded.</summary>
    [Wire("ephemeral", Since = "rio")]
    Ephemeral = 2,

    /// <summary>The disk holds the saved memory of a suspended VM.</summary>
    [Wire("suspend", Since = "rio")]
    Suspend = 3,

    /// <summary>The disk holds a memory dump of a crashed VM.</summary>
    [Wire("crashdump", Since = "rio")]
    Crashdump = 4,

    /// <summary>The disk is the shared heartbeat area for high availability.</summary>
    [Wire("ha_statefile")]
    HaStatefile = 5,

    /// <summary>The disk holds a copy of the pool database for disaster recovery.</summary>
    [Wire("metadata")]
    Metadata = 6,

    /// <summary>The disk records recent database changes so they survive a failover.</summary>
    [Wire("redo_log")]
    RedoLog = 7,

    /// <summary>The disk stores performance statistics of its SR.</summary>
    [Wire("rrd", Since = "dundee")]
    Rrd = 8,

    /// <summary>The disk is the local cache of a PVS proxy.</summary>
    [Wire("pvs_cache", Since = "ely")]
    PvsCache = 9,

    /// <summary>The disk keeps only changed block tracking data, its contents being gone.</summary>
    [Wire("cbt_metadata", Since = "inverness")]
    CbtMetadata = 10,
}

/// <summary>What happens to a disk's contents when its VM starts.</summary>
[XenEnum("on_boot")]
public enum OnBoot
{
    /// <summary>The disk is returned to its original contents at every boot.</summary>
    [Wire("reset", Since = "cowley")]
    Reset = 0,

    /// <summary>The disk keeps its changes from one boot to the next.</summary>
    [Wire("persist", Since = "cowley")]
    Persist = 1,
}
