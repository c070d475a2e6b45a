using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Operation;

/// <summary>
/// What the backend reports. An outcome is applied once: when the operation is no longer on record, it has ended
/// before.
/// </summary>
internal static class OperationDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends) => table
        .Add<OperationFinished>((call, context) => Finish(call, context, ends))
        .Add<OperationProgress>(Progress);

    private static Decision Finish(OperationFinished call, DecisionContext context, OperationEnds ends)
    {
        if (!context.Changes.TryGet(call.Operation, out OperationRecord? operation))
        {
            return Decision.Done;
        }
        var ending = new OperationEnding(context, operation, Named(call.Error, operation), call.Facts);
        ends.Apply(ending);
        context.Changes.Delete(call.Operation);
        if (ending.GoesOn)
        {
            return Decision.Done;
        }
        OperationDraft.Unmark(context.Changes, operation);
        if (ending.Error is { } error)
        {
            TaskLife.Fail(context.Changes, operation.Task, context.Now, error);
        }
        else
        {
            TaskLife.Succeed(
                context.Changes, operation.Task, context.Now, TaskResult.Of(ending.Declared, ending.Result));
        }
        return Decision.Done;
    }

    /// <summary>The backend cannot know which task was cancelled; the error names it.</summary>
    private static XenError? Named(XenError? error, OperationRecord operation) =>
        error is { Code: ErrorCode.TaskCancelled, Parameters.Length: 0 }
            ? new XenError(ErrorCode.TaskCancelled, operation.Task.ToString())
            : error;

    private static Decision Progress(OperationProgress call, DecisionContext context)
    {
        if (context.Changes.TryGet(call.Operation, out OperationRecord? operation)
            && context.Changes.TryGet(operation.Task, out TaskRecord? task)
            && task.Status == TaskStatusType.Pending && call.Fraction > task.Progress)
        {
            context.Changes.Set(operation.Task, task with { Progress = Math.Min(call.Fraction, 1) });
        }
        return Decision.Done;
    }
}
