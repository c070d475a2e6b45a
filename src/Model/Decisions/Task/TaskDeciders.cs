using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Task;

/// <summary>
/// What clients do with tasks. A session may change the tasks of its own user; others need a permission for that
/// (<see cref="TaskOwnership"/>).
/// </summary>
internal static class TaskDeciders
{
    /// <summary>Key under which a wish to have a pending task removed stands among its operations.</summary>
    public const string DestroyKey = Operations.TaskLife.DestroyMark;

    public static void Register(DeciderTable table) => table
        .Add<TaskCreate>(Create)
        .Add<TaskDestroy>(Destroy)
        .Add<TaskCancel>(Cancel)
        .Add<ForgetTask>(Forget)
        .Add<AbandonTask>(Abandon)
        .Add<RecordAnswer>(Answered)
        .Add<TaskSetStatus>((call, context) =>
            Change(call.Self, context, task => task with { Status = call.Value }))
        .Add<TaskSetProgress>((call, context) =>
            Change(call.Self, context, task => task with { Progress = call.Value }))
        .Add<TaskSetResult>((call, context) =>
            Change(call.Self, context, task => task with { Result = call.Value }))
        .Add<TaskSetErrorInfo>((call, context) =>
            Change(call.Self, context, task => task with { ErrorInfo = call.Value }))
        .Add<TaskSetOtherConfig>((call, context) =>
            Change(call.Self, context, task => task with
            {
                OtherConfig = TaskOwnership.Allowed(task, call.Value, context),
            }))
        .Add<TaskAddToOtherConfig>(AddToOtherConfig)
        .Add<TaskRemoveFromOtherConfig>((call, context) =>
            Change(call.Self, context, task => task with { OtherConfig = task.OtherConfig.Without(call.Key) }));

    private static Decision Create(TaskCreate call, DecisionContext context) => Decision.With(context.Create(
        Operations.TaskLife.New(context) with { NameLabel = call.Label, NameDescription = call.Description }));

    /// <summary>
    /// A pending task that the server works on is only marked: it goes when it has ended, so that its end is seen.
    /// </summary>
    private static Decision Destroy(TaskDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out TaskRecord? task))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (TaskOwnership.Refusal(task, context) is { } refusal)
        {
            return refusal;
        }
        if (task.Status != TaskStatusType.Pending || !HasOperation(call.Self, context))
        {
            context.Changes.Delete(call.Self);
            return Decision.Done;
        }
        context.Changes.Set(call.Self, task with
        {
            CurrentOperations = task.CurrentOperations.With(DestroyKey, TaskAllowedOperations.Destroy),
        });
        return Decision.Done;
    }

    private static Decision Cancel(TaskCancel call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Task, out TaskRecord? task))
        {
            return DecisionContext.HandleInvalid(call.Task);
        }
        if (TaskOwnership.Refusal(task, context) is { } refusal)
        {
            return refusal;
        }
        if (task.Status != TaskStatusType.Pending)
        {
            return Decision.Done;
        }
        context.Changes.Set(call.Task, task with
        {
            CurrentOperations = XenMap<string, TaskAllowedOperations>.Of(
                (context.NewRef<TaskRecord>().ToString(), TaskAllowedOperations.Cancel)),
        });
        GiveUp(context, call.Task);
        return Decision.Done;
    }

    /// <summary>What has not begun ends at once; what has begun, and all parts of it, is asked to.</summary>
    private static void GiveUp(DecisionContext context, Ref<TaskRecord> task)
    {
        foreach ((Ref<OperationRecord> id, OperationRecord operation) in
            context.Changes.All<OperationRecord>().Where(item => item.Record.Task == task).ToArray())
        {
            if (operation.Kind == Operations.OperationKind.CallWait)
            {
                Operations.Waiting.WaitingCalls.Cancel(context, id, operation);
            }
            else
            {
                context.Changes.Set(id, operation with { CancelRequested = true });
            }
        }
        if (context.Changes.TryGet(task, out TaskRecord? record))
        {
            foreach ((Ref<TaskRecord> part, _) in context.Changes.All(record.Subtasks).ToArray())
            {
                GiveUp(context, part);
            }
        }
    }

    private static Decision Forget(ForgetTask call, DecisionContext context)
    {
        if (context.Changes.TryGet(call.Task, out TaskRecord? task) && task.Status != TaskStatusType.Pending)
        {
            context.Changes.Delete(call.Task);
        }
        return Decision.Done;
    }

    /// <summary>Its end comes before it vanishes, like that of any other task.</summary>
    private static Decision Abandon(AbandonTask call, DecisionContext context)
    {
        if (!HasOperation(call.Task, context))
        {
            Operations.TaskLife.Fail(
                context.Changes, call.Task, context.Now, new XenError(ErrorCode.TaskCancelled, call.Task.ToString()));
        }
        return Decision.Done;
    }

    /// <summary>
    /// The task ends here with the text it was given, hence the sequencer is told that it ends by itself.
    /// </summary>
    private static Decision Answered(RecordAnswer call, DecisionContext context)
    {
        if (call.Error is not null)
        {
            return call.Error;
        }
        Operations.TaskLife.Succeed(context.Changes, context.NeedTask(), context.Now, call.Result);
        return Decision.Pending;
    }

    private static Decision AddToOtherConfig(TaskAddToOtherConfig call, DecisionContext context)
    {
        if (call.Key.Length == 0)
        {
            return Generic.Edits.EmptyKey(TaskRecord.OtherConfigField, context);
        }
        if (context.Changes.TryGet(call.Self, out TaskRecord? task)
            && TaskOwnership.Refusal(task, context) is null && task.OtherConfig.ContainsKey(call.Key))
        {
            return new XenError(ErrorCode.MapDuplicateKey, "task", "other_config", call.Self.ToString(), call.Key);
        }
        return Change(call.Self, context, record => record with
        {
            OtherConfig = record.OtherConfig.With(call.Key, call.Value),
        });
    }

    private static Decision Change(Ref<TaskRecord> self, DecisionContext context, Func<TaskRecord, TaskRecord> change)
    {
        if (!context.Changes.TryGet(self, out TaskRecord? task))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (TaskOwnership.Refusal(task, context) is { } refusal)
        {
            return refusal;
        }
        context.Changes.Set(self, change(task));
        return Decision.Done;
    }

    /// <summary>True while something is done for a task.</summary>
    public static bool HasOperation(Ref<TaskRecord> task, DecisionContext context) =>
        context.Changes.All<OperationRecord>().Any(operation => operation.Record.Task == task);
}
