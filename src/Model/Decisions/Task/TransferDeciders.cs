using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Task;

/// <summary>
/// Work that HTTP requests drive. It is an operation like those of the machine, so that tasks can be cancelled, other
/// calls wait for its end, and a restart finds what was cut off; only that no backend carries it out.
/// </summary>
internal static class TransferDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<BeginTransfer>(Begin)
        .Add<MarkTransfer>(Mark)
        .Add<UnmarkTransfer>(Unmark)
        .Add<EndTransfer>(End)
        .Add<FailTask>(Fail);

    private static Decision Begin(BeginTransfer call, DecisionContext context)
    {
        Ref<TaskRecord> task = call.Task;
        if (task.IsNull)
        {
            task = context.Create(TaskLife.New(context) with { NameLabel = call.Name });
        }
        else if (!context.Changes.TryGet(task, out TaskRecord? record))
        {
            return DecisionContext.HandleInvalid(task);
        }
        else if (TaskOwnership.Refusal(record, context) is { } refusal)
        {
            return refusal;
        }
        else if (record.Status != TaskStatusType.Pending || TaskDeciders.HasOperation(task, context))
        {
            return new XenError(
                ErrorCode.OperationNotAllowed, $"{task} has ended already, or belongs to other work");
        }
        else
        {
            // Some clients write -1 until somebody takes the task.
            context.Changes.Set(task, record with { Progress = 0 });
        }
        return Decision.With(context.Create(new OperationRecord
        {
            Kind = OperationKind.TransferPrefix + call.Name,
            Task = task,
            Created = context.Now,
        }));
    }

    private static Decision Mark(MarkTransfer call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Operation, out OperationRecord? operation))
        {
            return DecisionContext.HandleInvalid(call.Operation);
        }
        foreach (TransferMark mark in call.Marks)
        {
            if (Check(context.Changes, mark) is { } error)
            {
                return error;
            }
        }
        context.Changes.Set(call.Operation, OperationDraft.Mark(
            context.Changes, operation, call.Marks.Select(mark => (mark.Object, (object)mark.Doing))));
        return Decision.Done;
    }

    private static Decision Unmark(UnmarkTransfer call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Operation, out OperationRecord? operation))
        {
            return DecisionContext.HandleInvalid(call.Operation);
        }
        OperationDraft.Unmark(context.Changes, operation);
        context.Changes.Set(call.Operation, operation with
        {
            Arguments = operation.Arguments.Without(OperationDraft.MarksKey),
        });
        return Decision.Done;
    }

    private static XenError? Check(Changes changes, TransferMark mark) =>
        (changes.Find(mark.Object), mark.Doing) switch
        {
            (VDIRecord vdi, VDIOperations doing) =>
                VDIRules.Check(changes, mark.Object.As<VDIRecord>(), vdi, doing) ?? CheckUnused(changes, mark, vdi),
            (VMRecord vm, VMOperations doing) =>
                VMRules.Check(changes, mark.Object.As<VMRecord>(), vm, doing),
            (SRRecord sr, StorageOperations doing) =>
                SRRules.Check(changes, mark.Object.As<SRRecord>(), sr, doing),
            (null, _) => new XenError(ErrorCode.HandleInvalid, ClassOf(mark.Doing), mark.Object.ToString()),
            (XenRecord record, _) => new XenError(
                ErrorCode.InternalError, $"a {record.Class.WireName} cannot be marked with {mark.Doing}"),
        };

    /// <summary>Whoever overwrites a disk must be alone with it; a running VM would see it change.</summary>
    private static XenError? CheckUnused(Changes changes, TransferMark mark, VDIRecord vdi)
    {
        if (mark.Doing is VDIOperations.Blocked)
        {
            foreach (Ref<VBDRecord> vbd in vdi.VBDs)
            {
                if (changes.TryGet(vbd, out VBDRecord? record) && (record.CurrentlyAttached || record.Reserved))
                {
                    return new XenError(ErrorCode.VDIInUse, mark.Object.ToString(), "blocked");
                }
            }
        }
        return null;
    }

    private static string ClassOf(Enum doing) => doing switch
    {
        VDIOperations => VDIRecord.WireName,
        VMOperations => VMRecord.WireName,
        _ => SRRecord.WireName,
    };

    private static Decision End(EndTransfer call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Operation, out OperationRecord? operation))
        {
            return Decision.Done;
        }
        context.Changes.Delete(call.Operation);
        OperationDraft.Unmark(context.Changes, operation);
        if (call.Error is { } error)
        {
            TaskLife.Fail(context.Changes, operation.Task, context.Now, error);
        }
        else
        {
            TaskLife.Succeed(context.Changes, operation.Task, context.Now, call.Result);
        }
        return Decision.Done;
    }

    private static Decision Fail(FailTask call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Task, out TaskRecord? task))
        {
            return DecisionContext.HandleInvalid(call.Task);
        }
        if (TaskOwnership.Refusal(task, context) is { } refusal)
        {
            return refusal;
        }
        if (!TaskDeciders.HasOperation(call.Task, context))
        {
            TaskLife.Fail(context.Changes, call.Task, context.Now, call.Error);
        }
        return Decision.Done;
    }
}
