using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a virtual USB device.</summary>
[XenEnum("vusb_operations")]
public enum VUSBOperations
{
    /// <summary>Connecting the USB device to its VM.</summary>
    [Wire("attach", Since = "inverness")]
    Attach = 0,

    /// <summary>Hotplugging the USB device into a running VM.</summary>
    [Wire("plug", Since = "inverness")]
    Plug = 1,

    /// <summary>Hot-removing the USB device from a running VM.</summary>
    [Wire("unplug", Since = "inverness")]
    Unplug = 2,
}
