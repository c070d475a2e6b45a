using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Run the schedule at once, taking a snapshot of every VM it covers.</summary>
[Call("VMSS.snapshot_now", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSSnapshotNow(
    [Param("vmss", Since = "falcon")] Ref<VMSSRecord> Vmss) : Call<string>;

/// <summary>Set how many scheduled snapshots to keep per VM, from 1 to 10.</summary>
[Call("VMSS.set_retained_snapshots", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSSetRetainedSnapshots(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("value", Since = "falcon")] long Value) : Call<Nothing>;

/// <summary>Set whether snapshots are taken hourly, daily or weekly.</summary>
[Call("VMSS.set_frequency", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSSetFrequency(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("value", Since = "falcon")] VMSSFrequency Value) : Call<Nothing>;

/// <summary>Replace the minute, hour and day settings that say when snapshots run.</summary>
[Call("VMSS.set_schedule", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSSetSchedule(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("value", Since = "falcon")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Set one minute, hour or days entry of the run times.</summary>
[Call("VMSS.add_to_schedule", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSAddToSchedule(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("key", Since = "falcon")] string Key,
    [Param("value", Since = "falcon")] string Value) : Call<Nothing>;

/// <summary>Delete one minute, hour or days entry from the run times.</summary>
[Call("VMSS.remove_from_schedule", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSRemoveFromSchedule(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("key", Since = "falcon")] string Key) : Call<Nothing>;

/// <summary>Record when the schedule last ran; used by the scheduler itself.</summary>
[Call("VMSS.set_last_run_time", Roles = Role.LocalRootOnly, Lifecycle = "published falcon")]
public sealed partial record VMSSSetLastRunTime(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("value", Since = "falcon")] DateTimeOffset Value) : Call<Nothing>;

/// <summary>Choose the kind of snapshot the schedule takes.</summary>
[Call("VMSS.set_type", Roles = Role.PoolOperators, Lifecycle = "published falcon")]
public sealed partial record VMSSSetType(
    [Param("self", Since = "falcon")] Ref<VMSSRecord> Self,
    [Param("value", Since = "falcon")] VMSSType Value) : Call<Nothing>;
