using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Whether dom0 can use a PCI device, now and after reboot.</summary>
[XenEnum("pci_dom0_access")]
public enum PCIDom0Access
{
    /// <summary>Dom0 uses the device now and will after a reboot.</summary>
    [Wire("enabled", Since = "cream")]
    Enabled = 0,

    /// <summary>Dom0 uses the device now but will give it up at the next reboot.</summary>
    [Wire("disable_on_reboot", Since = "cream")]
    DisableOnReboot = 1,

    /// <summary>Dom0 does not use the device and will not after a reboot.</summary>
    [Wire("disabled", Since = "cream")]
    Disabled = 2,

    /// <summary>Dom0 does not use the device now but will after the next reboot.</summary>
    [Wire("enable_on_reboot", Since = "cream")]
    EnableOnReboot = 3,
}
