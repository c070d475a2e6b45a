using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>How SR-IOV virtual functions are enabled on a network card.</summary>
[XenEnum("sriov_configuration_mode")]
public enum SRIOVConfigurationMode
{
    /// <summary>Virtual functions are created at run time through sysfs.</summary>
    [Wire("sysfs", Since = "kolkata")]
    Sysfs = 0,

    /// <summary>Virtual functions are created by driver module options.</summary>
    [Wire("modprobe", Since = "kolkata")]
    Modprobe = 1,

    /// <summary>Virtual functions must be set up by the administrator.</summary>
    [Wire("manual", Since = "1.251.0")]
    Manual = 2,

    /// <summary>The way virtual functions are enabled is not known.</summary>
    [Wire("unknown", Since = "kolkata")]
    Unknown = 3,
}
