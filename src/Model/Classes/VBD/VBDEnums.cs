using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a virtual block device.</summary>
[XenEnum("vbd_operations")]
public enum VBDOperations
{
    /// <summary>Connecting the VBD to its VM.</summary>
    [Wire("attach")]
    Attach = 0,

    /// <summary>Removing the medium from a removable drive.</summary>
    [Wire("eject", Since = "rio")]
    Eject = 1,

    /// <summary>Loading a medium into a removable drive.</summary>
    [Wire("insert", Since = "rio")]
    Insert = 2,

    /// <summary>Hotplugging the VBD into a running VM.</summary>
    [Wire("plug", Since = "rio")]
    Plug = 3,

    /// <summary>Hot-removing the VBD with the guest's cooperation.</summary>
    [Wire("unplug", Since = "rio")]
    Unplug = 4,

    /// <summary>Hot-removing the VBD even if the guest does not cooperate.</summary>
    [Wire("unplug_force", Since = "rio")]
    UnplugForce = 5,

    /// <summary>Holding the VBD's I/O temporarily so its backend can change.</summary>
    [Wire("pause", Since = "symc")]
    Pause = 6,

    /// <summary>Letting I/O on a paused VBD continue.</summary>
    [Wire("unpause", Since = "symc")]
    Unpause = 7,
}

/// <summary>Access a VM has to the disk behind a VBD.</summary>
[XenEnum("vbd_mode")]
public enum VBDMode
{
    /// <summary>The VM can only read the disk.</summary>
    [Wire("RO", Since = "rio")]
    RO = 0,

    /// <summary>The VM can read and write the disk.</summary>
    [Wire("RW", Since = "rio")]
    RW = 1,
}

/// <summary>Kind of drive a VBD appears as inside the guest.</summary>
[XenEnum("vbd_type")]
public enum VBDType
{
    /// <summary>The guest sees an optical drive.</summary>
    [Wire("CD", Since = "rio")]
    CD = 0,

    /// <summary>The guest sees a hard disk.</summary>
    [Wire("Disk", Since = "rio")]
    Disk = 1,

    /// <summary>The guest sees a floppy drive.</summary>
    [Wire("Floppy", Since = "dundee")]
    Floppy = 2,
}
