using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>How tasks begin and end. A task ends in the same commit as the change that it reports.</summary>
public static class TaskLife
{
    /// <summary>Key under which a wish to have a pending task removed stands among its operations.</summary>
    internal const string DestroyMark = "task";

    /// <summary>Key of a task's other_config that lists the references of what it acts on, with commas.</summary>
    public const string AppliesTo = "applies_to";

    /// <summary>A pending task for the call under decision.</summary>
    internal static TaskRecord New(DecisionContext context) => new()
    {
        Uuid = context.NewUuid(),
        NameLabel = context.Caller.Method.Length > 0 ? context.Caller.Method : context.Call.WireName,
        Created = context.Now,
        Finished = DateTimeOffset.UnixEpoch,
        Status = TaskStatusType.Pending,
        Type = "<none/>",
        Backtrace = "()",
        ResidentOn = Pools.Coordinator(context.Changes),
        Session = context.Changes.Find(context.Caller.Session) is null ? default : context.Caller.Session,
        SubtaskOf = context.Caller.ParentTask,
        OtherConfig = context.Caller.TaskOtherConfig,
    };

    /// <summary>Ends a pending task well. One that is not pending any more is left as it is.</summary>
    /// <param name="changes">Where.</param>
    /// <param name="task">The task; null does nothing.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="result">The result's text, see <see cref="TaskResult"/>.</param>
    public static void Succeed(Changes changes, Ref<TaskRecord> task, DateTimeOffset now, string result) =>
        End(changes, task, record => record with
        {
            Finished = now,
            Progress = 1,
            Result = result,
            Status = TaskStatusType.Success,
        });

    /// <summary>Ends a pending task with an error; one that says so is a cancellation.</summary>
    public static void Fail(Changes changes, Ref<TaskRecord> task, DateTimeOffset now, XenError error) =>
        End(changes, task, record => record with
        {
            Finished = now,
            Progress = 1,
            ErrorInfo = XenSet<string>.Of([.. error.Description]),
            Status = error.Code == ErrorCode.TaskCancelled ? TaskStatusType.Cancelled : TaskStatusType.Failure,
        });

    /// <summary>True for an ended task that somebody asked to remove while it was pending.</summary>
    public static bool IsToBeForgotten(TaskRecord task) =>
        task.Status != TaskStatusType.Pending && task.CurrentOperations.ContainsKey(DestroyMark);

    private static void End(Changes changes, Ref<TaskRecord> task, Func<TaskRecord, TaskRecord> end)
    {
        if (changes.TryGet(task, out TaskRecord? record) && record.Status == TaskStatusType.Pending)
        {
            // Clients wait for the end of the task: all else that follows is told before it.
            DerivedFields.Refresh(changes);
            changes.Set(task, end(record) with { AllowedOperations = XenSet<TaskAllowedOperations>.Empty });
        }
    }
}
