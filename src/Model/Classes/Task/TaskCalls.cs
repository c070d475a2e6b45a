using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Make a task by hand, so that a client can track work that it runs or calls.</summary>
[Call("task.create", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record TaskCreate(
    [Param("label", Since = "rio")] string Label,
    [Param("description", Since = "rio")] string Description) : Call<Ref<TaskRecord>>;

/// <summary>Delete the task's record; the work itself is not stopped.</summary>
[Call("task.destroy", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record TaskDestroy(
    [Param("self", Since = "rio")] Ref<TaskRecord> Self) : Call<Nothing>;

/// <summary>Ask a running task to stop; it may still finish or take time to react.</summary>
[Call(
    "task.cancel", Roles = Role.Everyone, Async = true, Raises = [ErrorCode.OperationNotAllowed],
    Lifecycle = "published rio")]
public sealed partial record TaskCancel(
    [Param("task", Since = "rio")] Ref<TaskRecord> Task) : Call<Nothing>;

/// <summary>Set the state of a task, for one that a client made itself.</summary>
[Call("task.set_status", Roles = Role.Everyone, Lifecycle = "published falcon")]
public sealed partial record TaskSetStatus(
    [Param("self", Since = "falcon")] Ref<TaskRecord> Self,
    [Param("value", Since = "falcon")] TaskStatusType Value) : Call<Nothing>;

/// <summary>Set the share of work done on a task, as a fraction from 0 to 1.</summary>
[Call("task.set_progress", Roles = Role.Everyone, Lifecycle = "published stockholm")]
public sealed partial record TaskSetProgress(
    [Param("self", Since = "stockholm")] Ref<TaskRecord> Self,
    [Param("value", Since = "stockholm")] double Value) : Call<Nothing>;

/// <summary>Store the return value of a task.</summary>
[Call("task.set_result", Roles = Role.Everyone, Lifecycle = "published 21.3.0")]
public sealed partial record TaskSetResult(
    [Param("self", Since = "21.3.0")] Ref<TaskRecord> Self,
    [Param("value", Since = "21.3.0")] string Value) : Call<Nothing>;

/// <summary>Store the error code and parameters of a task.</summary>
[Call("task.set_error_info", Roles = Role.Everyone, Lifecycle = "published 21.3.0")]
public sealed partial record TaskSetErrorInfo(
    [Param("self", Since = "21.3.0")] Ref<TaskRecord> Self,
    [Param("value", Since = "21.3.0")] XenSet<string> Value) : Call<Nothing>;

/// <summary>Add one key and value to the task's client data.</summary>
[Call(
    "task.add_to_other_config", Roles = Role.Everyone, Async = true, KeyRoles = ["applies_to=vm-operator",
    "XenCenterUUID=vm-operator", "XenCenterMeddlingActionTitle=vm-operator"], Lifecycle = "prototyped 25.8.0")]
public sealed partial record TaskAddToOtherConfig(
    [Param("self")] Ref<TaskRecord> Self,
    [Param("key")] string Key,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Remove one key from the task's client data; a missing key is ignored.</summary>
[Call(
    "task.remove_from_other_config", Roles = Role.Everyone, Async = true, KeyRoles = ["applies_to=vm-operator",
    "XenCenterUUID=vm-operator", "XenCenterMeddlingActionTitle=vm-operator"], Lifecycle = "prototyped 25.8.0")]
public sealed partial record TaskRemoveFromOtherConfig(
    [Param("self")] Ref<TaskRecord> Self,
    [Param("key")] string Key) : Call<Nothing>;

/// <summary>Replace all of the task's client data.</summary>
[Call("task.set_other_config", Roles = Role.Everyone, Async = true, Lifecycle = "prototyped 25.8.0")]
public sealed partial record TaskSetOtherConfig(
    [Param("self")] Ref<TaskRecord> Self,
    [Param("value")] XenMap<string, string> Value) : Call<Nothing>;
