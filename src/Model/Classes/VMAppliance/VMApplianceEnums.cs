using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a VM appliance as a whole.</summary>
[XenEnum("vm_appliance_operation")]
public enum VMApplianceOperation
{
    /// <summary>Starting the appliance's VMs in their configured order.</summary>
    [Wire("start", Since = "boston")]
    Start = 0,

    /// <summary>Asking the guests of all VMs in the appliance to shut down.</summary>
    [Wire("clean_shutdown", Since = "boston")]
    CleanShutdown = 1,

    /// <summary>Powering off all VMs of the appliance without guest involvement.</summary>
    [Wire("hard_shutdown", Since = "boston")]
    HardShutdown = 2,

    /// <summary>Shutting the appliance's VMs down cleanly, forcing those that fail.</summary>
    [Wire("shutdown", Since = "boston")]
    Shutdown = 3,
}
