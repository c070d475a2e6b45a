using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a storage repository or its contents.</summary>
[XenEnum("storage_operations")]
public enum StorageOperations
{
    /// <summary>Rescanning the SR to refresh its list of VDIs.</summary>
    [Wire("scan", Since = "rio")]
    Scan = 0,

    /// <summary>Erasing the SR together with its on-disk data.</summary>
    [Wire("destroy", Since = "rio")]
    Destroy = 1,

    /// <summary>Dropping the SR's records while leaving its data intact.</summary>
    [Wire("forget", Since = "rio")]
    Forget = 2,

    /// <summary>Attaching the SR to a host through a PBD.</summary>
    [Wire("plug")]
    Plug = 3,

    /// <summary>Detaching the SR from a host.</summary>
    [Wire("unplug")]
    Unplug = 4,

    /// <summary>Writing refreshed SR metadata to the storage.</summary>
    [Wire("update", Since = "symc")]
    Update = 5,

    /// <summary>Creating a new VDI in the SR.</summary>
    [Wire("vdi_create")]
    VdiCreate = 6,

    /// <summary>Registering a VDI that already exists on the storage.</summary>
    [Wire("vdi_introduce")]
    VdiIntroduce = 7,

    /// <summary>Deleting a VDI with its data.</summary>
    [Wire("vdi_destroy")]
    VdiDestroy = 8,

    /// <summary>Changing the size of a VDI that is not in use.</summary>
    [Wire("vdi_resize")]
    VdiResize = 9,

    /// <summary>Making a fast clone of a VDI within the SR.</summary>
    [Wire("vdi_clone")]
    VdiClone = 10,

    /// <summary>Taking a snapshot of a VDI.</summary>
    [Wire("vdi_snapshot")]
    VdiSnapshot = 11,

    /// <summary>Copying ongoing writes of a VDI to another storage location.</summary>
    [Wire("vdi_mirror", Since = "ely")]
    VdiMirror = 12,

    /// <summary>Turning on changed block tracking for a VDI.</summary>
    [Wire("vdi_enable_cbt", Since = "inverness")]
    VdiEnableCbt = 13,

    /// <summary>Turning off changed block tracking for a VDI.</summary>
    [Wire("vdi_disable_cbt", Since = "inverness")]
    VdiDisableCbt = 14,

    /// <summary>Discarding a snapshot's data while keeping its block tracking metadata.</summary>
    [Wire("vdi_data_destroy", Since = "inverness")]
    VdiDataDestroy = 15,

    /// <summary>Computing which blocks differ between two VDIs.</summary>
    [Wire("vdi_list_changed_blocks", Since = "inverness")]
    VdiListChangedBlocks = 16,

    /// <summary>Choosing whether a VDI is reset at each VM boot.</summary>
    [Wire("vdi_set_on_boot", Since = "inverness")]
    VdiSetOnBoot = 17,

    /// <summary>Reservation of a VDI by another operation that excludes further ones.</summary>
    [Wire("vdi_blocked", Since = "24.37.0")]
    VdiBlocked = 18,

    /// <summary>Copying a VDI's full contents.</summary>
    [Wire("vdi_copy", Since = "24.37.0")]
    VdiCopy = 19,

    /// <summary>Forcibly clearing a stale lock held on a VDI.</summary>
    [Wire("vdi_force_unlock", Since = "24.37.0")]
    VdiForceUnlock = 20,

    /// <summary>Dropping a VDI's record while leaving its data intact.</summary>
    [Wire("vdi_forget", Since = "quebec")]
    VdiForget = 21,

    /// <summary>Producing static configuration for attaching a VDI outside the toolstack.</summary>
    [Wire("vdi_generate_config", Since = "24.37.0")]
    VdiGenerateConfig = 22,

    /// <summary>Changing the size of a VDI while a VM uses it.</summary>
    [Wire("vdi_resize_online", Since = "24.37.0")]
    VdiResizeOnline = 23,

    /// <summary>Refreshing the driver's metadata for a VDI.</summary>
    [Wire("vdi_update", Since = "24.37.0")]
    VdiUpdate = 24,

    /// <summary>Returning a VDI to the contents of a snapshot.</summary>
    [Wire("vdi_revert", Since = "26.16.0")]
    VdiRevert = 25,

    /// <summary>Creating a link between the SR and a host.</summary>
    [Wire("pbd_create", Since = "tampa")]
    PbdCreate = 26,

    /// <summary>Removing a link between the SR and a host.</summary>
    [Wire("pbd_destroy", Since = "tampa")]
    PbdDestroy = 27,
}
