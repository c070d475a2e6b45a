using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Long-running operation whose progress, outcome and cancellation clients can follow.</summary>
[XenClass(52, "task", Lifecycle = "published rio", Events = true, Persistent = false)]
public sealed partial record TaskRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the task.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short name of the task, often the call it runs.</summary>
    [Field(2, "name_label", Qualifier.DynamicRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the task.</summary>
    [Field(
        3, "name_description", Qualifier.DynamicRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>What may be done with the task now, such as cancel or destroy.</summary>
    [Field(
        4, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<TaskAllowedOperations> AllowedOperations { get; init; }

    /// <summary>Operations now being done on the task, keyed by their task.</summary>
    [Field(
        5, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, TaskAllowedOperations> CurrentOperations { get; init; }

    /// <summary>Time at which the task was started.</summary>
    [Field(6, "created", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset Created { get; init; }

    /// <summary>Time at which the task ended, meaningful only once it is no longer pending.</summary>
    [Field(7, "finished", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset Finished { get; init; }

    /// <summary>Where the task stands: pending, success, failure, cancelling or cancelled.</summary>
    [Field(8, "status", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial TaskStatusType Status { get; init; }

    /// <summary>Session that started the task.</summary>
    [Field(
        9, "session", Qualifier.DynamicRO, Internal = true, Secret = true, Transient = true,
        Lifecycle = "published rio")]
    public partial Ref<SessionRecord> Session { get; init; }

    /// <summary>Host on which the task is running.</summary>
    [Field(10, "resident_on", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> ResidentOn { get; init; }

    /// <summary>Estimated share of the work done, as a fraction from 0 to 1.</summary>
    [Field(11, "progress", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial double Progress { get; init; }

    /// <summary>Process id of a helper program run for the task, -1 when there is none.</summary>
    [Field(12, "externalpid", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial long Externalpid { get; init; }

    /// <summary>Process id of the stunnel carrying a forwarded call, -1 when there is none.</summary>
    [Field(13, "stunnelpid", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio, deprecated boston")]
    public partial long Stunnelpid { get; init; }

    /// <summary>True when the work has been passed on to another host.</summary>
    [Field(14, "forwarded", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial bool Forwarded { get; init; }

    /// <summary>Host to which the work was passed on, null when it was not.</summary>
    [Field(15, "forwarded_to", Qualifier.DynamicRO, Internal = true, Lifecycle = "published rio")]
    public partial Ref<HostRecord> ForwardedTo { get; init; }

    /// <summary>Type of the result, empty or none when the task returns nothing.</summary>
    [Field(16, "type", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Type { get; init; }

    /// <summary>Encoded return value or reference once the task succeeds, empty otherwise.</summary>
    [Field(17, "result", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Result { get; init; }

    /// <summary>Error code and its parameters once the task fails, empty otherwise.</summary>
    [Field(18, "error_info", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenSet<string> ErrorInfo { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        19, "other_config", Qualifier.DynamicRO, Optional = true, KeyRoles = ["applies_to=vm-operator",
        "XenCenterUUID=vm-operator", "XenCenterMeddlingActionTitle=vm-operator"], Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Task of which this is a part, null for a top-level task.</summary>
    [Field(20, "subtask_of", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial Ref<TaskRecord> SubtaskOf { get; init; }

    /// <summary>Tasks into which this one has been divided.</summary>
    [Field(21, "subtasks", Qualifier.DynamicRO, InverseOf = "task.subtask_of", Lifecycle = "published orlando")]
    public partial RefSet<TaskRecord> Subtasks { get; init; }

    /// <summary>Function call trace of the server code at failure, for support use.</summary>
    [Field(22, "backtrace", Qualifier.DynamicRO, Default = "()", Lifecycle = "published dundee")]
    public partial string Backtrace { get; init; }
}
