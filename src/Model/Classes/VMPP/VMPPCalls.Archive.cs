using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: flagged whether archiving was in progress; no longer served.</summary>
[Call(
    "VMPP.set_is_archive_running", Roles = Role.LocalRootOnly, Hidden = true,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetIsArchiveRunning(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] bool Value) : Call<Nothing>;

/// <summary>Removed: set how often backups were archived; no longer served.</summary>
[Call(
    "VMPP.set_archive_frequency", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetArchiveFrequency(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] VMPPArchiveFrequency Value) : Call<Nothing>;

/// <summary>Removed: replaced the times at which archiving ran; no longer served.</summary>
[Call(
    "VMPP.set_archive_schedule", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetArchiveSchedule(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Removed: chose the kind of share that received archives; no longer served.</summary>
[Call(
    "VMPP.set_archive_target_type", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetArchiveTargetType(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] VMPPArchiveTargetType Value) : Call<Nothing>;

/// <summary>Removed: replaced the location and login of the archive share; no longer served.</summary>
[Call(
    "VMPP.set_archive_target_config", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetArchiveTargetConfig(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Removed: added one setting of the archive share; no longer served.</summary>
[Call(
    "VMPP.add_to_archive_target_config", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPAddToArchiveTargetConfig(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key,
    [Param("value", Since = "cowley")] string Value) : Call<Nothing>;

/// <summary>Removed: added one entry to the archiving times; no longer served.</summary>
[Call(
    "VMPP.add_to_archive_schedule", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPAddToArchiveSchedule(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key,
    [Param("value", Since = "cowley")] string Value) : Call<Nothing>;

/// <summary>Removed: dropped one setting of the archive share; no longer served.</summary>
[Call(
    "VMPP.remove_from_archive_target_config", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPRemoveFromArchiveTargetConfig(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key) : Call<Nothing>;

/// <summary>Removed: dropped one entry from the archiving times; no longer served.</summary>
[Call(
    "VMPP.remove_from_archive_schedule", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPRemoveFromArchiveSchedule(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("key", Since = "cowley")] string Key) : Call<Nothing>;

/// <summary>Removed: recorded when archiving last ran; no longer served.</summary>
[Call(
    "VMPP.set_archive_last_run_time", Roles = Role.LocalRootOnly,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPSetArchiveLastRunTime(
    [Param("self", Since = "cowley")] Ref<VMPPRecord> Self,
    [Param("value", Since = "cowley")] DateTimeOffset Value) : Call<Nothing>;
