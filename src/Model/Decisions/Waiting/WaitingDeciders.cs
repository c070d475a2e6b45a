using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Schedules;
using Xen.Model.Operations.Waiting;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Waiting;

/// <summary>Goes on with calls that waited for others, and with groups of calls.</summary>
internal static class WaitingDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends, GroupSteps steps)
    {
        table
            .Add<RetryWaiting>((call, context) => Retry(call, context, table, steps))
            .Add<Tick>(Tick);
        // A pause is a part of what waits for it: its end ends no task.
        ends.Add(OperationKind.Delay, static ending => ending.LeaveTask());
    }

    private static Decision Tick(Tick call, DecisionContext context)
    {
        ScheduleOperation.BeginDue(context);
        return Decision.Done;
    }

    private static Decision Retry(
        RetryWaiting call, DecisionContext context, DeciderTable table, GroupSteps steps)
    {
        if (!context.Changes.TryGet(call.Id, out OperationRecord? waiting))
        {
            return Decision.Done;
        }
        if (context.Changes.Find(waiting.Task) is null)
        {
            // Nobody can be told any more what became of it.
            OperationDraft.Unmark(context.Changes, waiting);
            context.Changes.Delete(call.Id);
            return Decision.Done;
        }
        context.GoOn(waiting.Task);
        if (waiting.Kind == OperationKind.CallWait)
        {
            return WaitingCalls.Retry(context, call.Id, waiting, table.DecideNow);
        }
        if (!GroupOperation.IsBusy(context.Changes, call.Id, waiting))
        {
            steps.Advance(new GroupOperation(context, call.Id, waiting));
        }
        return Decision.Done;
    }
}
