using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Kind of snapshot a VM snapshot schedule takes.</summary>
[XenEnum("vmss_type")]
public enum VMSSType
{
    /// <summary>Scheduled snapshots capture disks only.</summary>
    [Wire("snapshot", Since = "falcon")]
    Snapshot = 0,

    /// <summary>Scheduled snapshots capture disks and memory.</summary>
    [Wire("checkpoint", Since = "falcon")]
    Checkpoint = 1,

    /// <summary>Scheduled snapshots capture disks after the guest quiesces its I/O.</summary>
    [Wire("snapshot_with_quiesce", Since = "falcon")]
    SnapshotWithQuiesce = 2,
}

/// <summary>How often a VM snapshot schedule runs.</summary>
[XenEnum("vmss_frequency")]
public enum VMSSFrequency
{
    /// <summary>Snapshots are taken at the chosen minute of every hour.</summary>
    [Wire("hourly", Since = "falcon")]
    Hourly = 0,

    /// <summary>Snapshots are taken once a day at the chosen time.</summary>
    [Wire("daily", Since = "falcon")]
    Daily = 1,

    /// <summary>Snapshots are taken at the chosen time on chosen weekdays.</summary>
    [Wire("weekly", Since = "falcon")]
    Weekly = 2,
}
