using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: protection policy that backed up and archived a set of VMs on a schedule.</summary>
[XenClass(
    70, "VMPP", Lifecycle = "published cowley, deprecated clearwater, removed clearwater", Events = true,
    Constructible = true, Roles = Role.PoolOperators)]
public sealed partial record VMPPRecord : XenRecord
{
    /// <summary>Globally unique identifier of the protection policy.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial string Uuid { get; init; }

    /// <summary>Short name of the protection policy as shown to users.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer free-text notes describing the protection policy.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial string NameDescription { get; init; }

    /// <summary>True when the policy ran on schedule; the feature has been removed.</summary>
    [Field(
        4, "is_policy_enabled", Qualifier.RW, Default = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial bool IsPolicyEnabled { get; init; }

    /// <summary>Kind of backup taken: disk-only snapshot, or checkpoint including memory.</summary>
    [Field(
        5, "backup_type", Qualifier.RW, Default = VMPPBackupType.Snapshot, WriteRoles = Role.PoolOperators,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial VMPPBackupType BackupType { get; init; }

    /// <summary>Number of backups kept before the oldest was dropped, from 1 to 10.</summary>
    [Field(
        6, "backup_retention_value", Qualifier.StaticRO, Default = 7L,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial long BackupRetentionValue { get; init; }

    /// <summary>How often a backup was taken: hourly, daily or weekly.</summary>
    [Field(
        7, "backup_frequency", Qualifier.StaticRO, Default = VMPPBackupFrequency.Daily,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial VMPPBackupFrequency BackupFrequency { get; init; }

    /// <summary>Minute, hour and days at which backups ran, as key/value pairs.</summary>
    [Field(
        8, "backup_schedule", Qualifier.StaticRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial XenMap<string, string> BackupSchedule { get; init; }

    /// <summary>True while a backup under this policy was in progress.</summary>
    [Field(
        9, "is_backup_running", Qualifier.DynamicRO,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial bool IsBackupRunning { get; init; }

    /// <summary>Moment of the most recent backup; the 1970 epoch when none has run.</summary>
    [Field(
        10, "backup_last_run_time", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial DateTimeOffset BackupLastRunTime { get; init; }

    /// <summary>Kind of remote share for archives: none, cifs or nfs.</summary>
    [Field(
        11, "archive_target_type", Qualifier.StaticRO, Default = VMPPArchiveTargetType.None,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial VMPPArchiveTargetType ArchiveTargetType { get; init; }

    /// <summary>Location and credentials of the archive share, as key/value pairs.</summary>
    [Field(
        12, "archive_target_config", Qualifier.StaticRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial XenMap<string, string> ArchiveTargetConfig { get; init; }

    /// <summary>How often backups were archived: never, after each backup, daily or weekly.</summary>
    [Field(
        13, "archive_frequency", Qualifier.StaticRO, Default = VMPPArchiveFrequency.Never,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial VMPPArchiveFrequency ArchiveFrequency { get; init; }

    /// <summary>Minute, hour and days at which archiving ran, as key/value pairs.</summary>
    [Field(
        14, "archive_schedule", Qualifier.StaticRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial XenMap<string, string> ArchiveSchedule { get; init; }

    /// <summary>True while archiving under this policy was in progress.</summary>
    [Field(
        15, "is_archive_running", Qualifier.DynamicRO,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial bool IsArchiveRunning { get; init; }

    /// <summary>Moment of the most recent archive run; the 1970 epoch when none has run.</summary>
    [Field(
        16, "archive_last_run_time", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial DateTimeOffset ArchiveLastRunTime { get; init; }

    /// <summary>Virtual machines that the policy covered.</summary>
    [Field(
        17, "VMs", Qualifier.DynamicRO, InverseOf = "VM.protection_policy",
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial RefSet<VMRecord> VMs { get; init; }

    /// <summary>True when alerts of this policy were also sent by e-mail.</summary>
    [Field(
        18, "is_alarm_enabled", Qualifier.StaticRO, Default = false,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial bool IsAlarmEnabled { get; init; }

    /// <summary>Mail server and recipient settings for alerts, as key/value pairs.</summary>
    [Field(
        19, "alarm_config", Qualifier.StaticRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial XenMap<string, string> AlarmConfig { get; init; }

    /// <summary>Latest alerts raised by the policy, each as text; empty when there are none.</summary>
    [Field(
        20, "recent_alerts", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
    public partial XenSet<string> RecentAlerts { get; init; }
}
