using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that a client may request on a task.</summary>
[XenEnum("task_allowed_operations")]
public enum TaskAllowedOperations
{
    /// <summary>Asking the task to stop before it completes.</summary>
    [Wire("cancel", Since = "rio")]
    Cancel = 0,

    /// <summary>Deleting the task record.</summary>
    [Wire("destroy", Since = "dundee")]
    Destroy = 1,
}

/// <summary>Stage of progress or final outcome of a task.</summary>
[XenEnum("task_status_type")]
public enum TaskStatusType
{
    /// <summary>The task has not finished yet.</summary>
    [Wire("pending", Since = "rio")]
    Pending = 0,

    /// <summary>The task finished without error.</summary>
    [Wire("success", Since = "rio")]
    Success = 1,

    /// <summary>The task ended with an error.</summary>
    [Wire("failure", Since = "rio")]
    Failure = 2,

    /// <summary>Cancellation was requested and the task is winding down.</summary>
    [Wire("cancelling", Since = "rio")]
    Cancelling = 3,

    /// <summary>The task was stopped early at a client's request.</summary>
    [Wire("cancelled", Since = "rio")]
    Cancelled = 4,
}
