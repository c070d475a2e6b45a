using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that a host can currently accept or is performing.</summary>
[XenEnum("host_allowed_operations")]
public enum HostAllowedOperations
{
    /// <summary>The host can take part in provisioning a new VM.</summary>
    [Wire("provision")]
    Provision = 0,

    /// <summary>Moving all running VMs off the host.</summary>
    [Wire("evacuate", Since = "miami")]
    Evacuate = 1,

    /// <summary>Powering the host off.</summary>
    [Wire("shutdown", Since = "rio")]
    Shutdown = 2,

    /// <summary>Restarting the host.</summary>
    [Wire("reboot", Since = "rio")]
    Reboot = 3,

    /// <summary>Powering the host on remotely.</summary>
    [Wire("power_on", Since = "orlando")]
    PowerOn = 4,

    /// <summary>Starting a VM on the host.</summary>
    [Wire("vm_start")]
    VmStart = 5,

    /// <summary>Resuming a suspended VM on the host.</summary>
    [Wire("vm_resume")]
    VmResume = 6,

    /// <summary>Migrating a VM with this host as an endpoint.</summary>
    [Wire("vm_migrate")]
    VmMigrate = 7,

    /// <summary>Installing updates on the host.</summary>
    [Wire("apply_updates", Since = "1.301.0")]
    ApplyUpdates = 8,

    /// <summary>Letting the host accept VMs again.</summary>
    [Wire("enable", Since = "24.10.0")]
    Enable = 9,
}

/// <summary>Whether the host shows its console on the physical display, now and after reboot.</summary>
[XenEnum("host_display")]
public enum HostDisplay
{
    /// <summary>The host uses its physical display now and will after a reboot.</summary>
    [Wire("enabled", Since = "cream")]
    Enabled = 0,

    /// <summary>The host uses its display now but will give it up at the next reboot.</summary>
    [Wire("disable_on_reboot", Since = "cream")]
    DisableOnReboot = 1,

    /// <summary>The host does not use its physical display and will not after a reboot.</summary>
    [Wire("disabled", Since = "cream")]
    Disabled = 2,

    /// <summary>The host does not use its display now but will after the next reboot.</summary>
    [Wire("enable_on_reboot", Since = "cream")]
    EnableOnReboot = 3,
}

/// <summary>Whether a host has installed the most recently synchronized updates.</summary>
[XenEnum("latest_synced_updates_applied_state")]
public enum LatestSyncedUpdatesAppliedState
{
    /// <summary>The host is level with the most recent repository synchronization.</summary>
    [Wire("yes", Since = "23.18.0")]
    Yes = 0,

    /// <summary>Synchronized updates remain to be installed on the host.</summary>
    [Wire("no", Since = "23.18.0")]
    No = 1,

    /// <summary>It has not been determined whether the host is up to date.</summary>
    [Wire("unknown", Since = "23.18.0")]
    Unknown = 2,
}

/// <summary>How a host places VM memory and virtual CPUs on NUMA nodes.</summary>
[XenEnum("host_numa_affinity_policy")]
public enum HostNumaAffinityPolicy
{
    /// <summary>VMs may be spread over all NUMA nodes.</summary>
    [Wire("any", Since = "24.0.0")]
    Any = 0,

    /// <summary>Each VM is confined to few NUMA nodes where this is possible.</summary>
    [Wire("best_effort", Since = "24.1.0")]
    BestEffort = 1,

    /// <summary>The placement built into the host's configuration is used.</summary>
    [Wire("default_policy", Since = "24.1.0")]
    DefaultPolicy = 2,
}

/// <summary>Where a host gets its time servers from.</summary>
[XenEnum("host_ntp_mode")]
public enum HostNtpMode
{
    /// <summary>Time servers are those announced by the DHCP server.</summary>
    [Wire("DHCP", Since = "26.0.0")]
    DHCP = 0,

    /// <summary>Time servers are those set explicitly by the administrator.</summary>
    [Wire("Custom", Since = "26.0.0")]
    Custom = 1,

    /// <summary>Time servers are the ones preset by the product.</summary>
    [Wire("Factory", Since = "26.0.0")]
    Factory = 2,

    /// <summary>The host does not synchronize its clock by NTP.</summary>
    [Wire("Disabled", Since = "26.0.0")]
    Disabled = 3,
}

/// <summary>Unit of hardware the Xen scheduler hands to one VM at a time.</summary>
[XenEnum("host_sched_gran")]
public enum HostSchedGran
{
    /// <summary>All threads of a physical core run the same VM at any moment.</summary>
    [Wire("core", Since = "1.271.0")]
    Core = 0,

    /// <summary>Each hardware thread is scheduled independently.</summary>
    [Wire("cpu", Since = "1.271.0")]
    Cpu = 1,

    /// <summary>All cores of a socket run the same VM at any moment.</summary>
    [Wire("socket", Since = "1.271.0")]
    Socket = 2,
}
