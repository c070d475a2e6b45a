using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Imports;

/// <summary>Brings what was exported into being, and takes it back.</summary>
internal static class ImportOperation
{
    /// <summary>Makes all objects of an import.</summary>
    public static Decision Make(ImportObjects call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Operation, out OperationRecord? operation))
        {
            return DecisionContext.HandleInvalid(call.Operation);
        }
        var run = new ImportRun(context, call, operation.Task);
        XenError? error = ImportRules.Check(run)
            ?? ImportedDisks.Find(run)
            ?? ImportedVMs.Make(run)
            ?? ImportedNetworks.Find(run)
            ?? ImportedDevices.Make(run);
        if (error is not null)
        {
            return error;
        }
        if (call.Settings.IsDryRun)
        {
            context.Restart();
            return Decision.With(RefSet<VMRecord>.Empty);
        }
        ImportedVMs.Connect(run);
        ImportedDisks.Settle(run);
        Note(run, operation);
        return Decision.With(Answer(run));
    }

    /// <summary>Removes what an import made.</summary>
    public static Decision Undo(UndoImport call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Operation, out OperationRecord? operation))
        {
            return DecisionContext.HandleInvalid(call.Operation);
        }
        foreach (ObjectRef reference in References(operation, ImportKeys.Made).Reverse())
        {
            Remove(changes, reference);
        }
        string task = operation.Task.ToString();
        IEnumerable<Ref<VDIRecord>> disks = References(operation, ImportKeys.Disks).Select(disk => disk.As<VDIRecord>())
            .Where(disk => changes.Find(disk) is not null)
            .Concat(changes.All<VDIRecord>()
                .Where(disk => disk.Record.OtherConfig.GetOr(ImportKeys.Task, "") == task)
                .Select(disk => disk.Reference));
        changes.Set(call.Operation, operation with
        {
            Arguments = operation.Arguments.Without(ImportKeys.Made),
        });
        return Decision.With(RefSet<VDIRecord>.Of(disks.Distinct()));
    }

    private static void Remove(Changes changes, ObjectRef reference)
    {
        switch (changes.Find(reference))
        {
            case VMRecord vm:
                // The image of its memory is one of the disks, which are erased afterwards.
                changes.Set(reference, vm with { SuspendVDI = default });
                VMObjects.Remove(changes, reference.As<VMRecord>());
                break;
            case NetworkRecord { VIFs.Count: > 0 } or GPUGroupRecord { VGPUs.Count: > 0 }
                or VGPUTypeRecord { VGPUs.Count: > 0 }:
                // Somebody has come to use it meanwhile.
                break;
            case not null:
                changes.Delete(reference);
                break;
        }
    }

    /// <summary>Shows the import in the VMs, tells its task, and keeps what a failure has to remove.</summary>
    private static void Note(ImportRun run, OperationRecord operation)
    {
        Changes changes = run.Changes;
        operation = OperationDraft.Mark(changes, operation, run.Made
            .Where(reference => changes.Find(reference) is VMRecord)
            .Select(reference => (reference, (object)VMOperations.Import)));
        changes.Set(run.Call.Operation, operation with
        {
            Arguments = operation.Arguments
                .With(ImportKeys.Made, string.Join(' ', run.Made))
                .With(ImportKeys.Disks, string.Join(' ', run.Settings.Disks.Values)),
        });
        if (changes.TryGet(run.Task, out TaskRecord? task))
        {
            changes.Set(run.Task, task with
            {
                OtherConfig = task.OtherConfig.With(ImportKeys.Creation, ImportKeys.Complete),
            });
        }
    }

    private static RefSet<VMRecord> Answer(ImportRun run)
    {
        (Ref<VMRecord> Reference, bool IsSnapshot)[] vms =
        [
            .. run.All<VMRecord>().Select(vm => (run.Here(vm.Id), vm.Record.IsASnapshot)).Where(vm => !vm.Item1.IsNull),
        ];
        bool hasOthers = vms.Any(vm => !vm.IsSnapshot);
        return RefSet<VMRecord>.Of(vms.Where(vm => !vm.IsSnapshot || !hasOthers).Select(vm => vm.Reference));
    }

    private static ObjectRef[] References(OperationRecord operation, string key) =>
    [
        .. operation.Arguments.GetOr(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => ObjectRef.TryParse(text, out ObjectRef reference) ? reference : default)
            .Where(reference => !reference.IsNull),
    ];
}
