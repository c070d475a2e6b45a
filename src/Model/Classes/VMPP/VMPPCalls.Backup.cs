using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: set how many backups to keep; no longer served.</summary>
[Call(
    "VMPP.set_backup_retention_value", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetBackupRetentionValue(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] long Value) : Call<Nothing>;

/// <summary>Removed: flagged whether a backup was in progress; no longer served.</summary>
[Call(
    "VMPP.set_is_backup_running", Roles = Role.LocalRootOnly, Hidden = true,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetIsBackupRunning(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] bool Value) : Call<Nothing>;

/// <summary>Removed: set how often backups were taken; no longer served.</summary>
[Call(
    "VMPP.set_backup_frequency", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetBackupFrequency(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] VMPPBackupFrequency Value) : Call<Nothing>;

/// <summary>Removed: replaced the times at which backups ran; no longer served.</summary>
[Call(
    "VMPP.set_backup_schedule", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetBackupSchedule(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Removed: added one entry to the backup times; no longer served.</summary>
[Call(
    "VMPP.add_to_backup_schedule", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPAddToBackupSchedule(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key,
    [Param("value", Since = "cowley")] string Value) : Call<Nothing>;

/// <summary>Removed: dropped one entry from the backup times; no longer served.</summary>
[Call(
    "VMPP.remove_from_backup_schedule", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPRemoveFromBackupSchedule(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key) : Call<Nothing>;

/// <summary>Removed: recorded when the last backup ran; no longer served.</summary>
[Call(
    "VMPP.set_backup_last_run_time", Roles = Role.LocalRootOnly,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetBackupLastRunTime(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] DateTimeOffset Value) : Call<Nothing>;
