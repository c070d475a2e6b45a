using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Schedule by which snapshots of a set of VMs are taken and old ones pruned.</summary>
[XenClass(71, "VMSS", Lifecycle = "published falcon", Events = true, Constructible = true, Roles = Role.PoolOperators)]
public sealed partial record VMSSRecord : XenRecord
{
    /// <summary>Globally unique identifier of the snapshot schedule.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short name of the snapshot schedule as shown to users.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer free-text notes describing the snapshot schedule.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>True when snapshots are taken on schedule; false suspends it.</summary>
    [Field(4, "enabled", Qualifier.RW, Default = true, WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial bool Enabled { get; init; }

    /// <summary>Kind of snapshot: disk-only, checkpoint with memory, or quiesced through the guest.</summary>
    [Field(5, "type", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial VMSSType Type { get; init; }

    /// <summary>Number of scheduled snapshots kept per VM before the oldest is deleted, from 1 to 10.</summary>
    [Field(6, "retained_snapshots", Qualifier.StaticRO, Default = 7L, Lifecycle = "published rio")]
    public partial long RetainedSnapshots { get; init; }

    /// <summary>How often snapshots are taken: hourly, daily or weekly.</summary>
    [Field(7, "frequency", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial VMSSFrequency Frequency { get; init; }

    /// <summary>Minute, hour and days of the run as key/value pairs, in the local time of the pool.</summary>
    [Field(8, "schedule", Qualifier.StaticRO, Optional = true, Lifecycle = "published rio")]
    public partial XenMap<string, string> Schedule { get; init; }

    /// <summary>Moment the schedule last ran; the 1970 epoch when it never has.</summary>
    [Field(9, "last_run_time", Qualifier.DynamicRO, Optional = true, Lifecycle = "published rio")]
    public partial DateTimeOffset LastRunTime { get; init; }

    /// <summary>Virtual machines covered by the schedule; empty when none are assigned.</summary>
    [Field(10, "VMs", Qualifier.DynamicRO, InverseOf = "VM.snapshot_schedule", Lifecycle = "published rio")]
    public partial RefSet<VMRecord> VMs { get; init; }
}
