using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// Makes a VM what it was when a snapshot was taken. The VM is halted, copies of the snapshot's disks are made, and
/// only when they are there the VM changes, all at once: a failure before leaves its disks as they were. A VM that has
/// been destroyed meanwhile comes back.
/// </summary>
internal static class RevertOperation
{
    private const string VMKey = "vm";
    private const string ImageKey = "suspend_VDI";

    /// <summary>Checks, and intends to halt the VM or to copy the disks.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? snapshot))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(changes, self, snapshot, VMOperations.Revert) is { } error)
        {
            return error;
        }
        Ref<VMRecord> vm = snapshot.SnapshotOf;
        VMRecord? present = changes.Find(vm);
        if (present is not null && VMRules.Check(changes, vm, present, VMOperations.Reverting) is { } busy)
        {
            return busy;
        }
        if (Reverted.Settings(snapshot) is null)
        {
            return new XenError(ErrorCode.VMRevertFailed, self.ToString(), vm.ToString());
        }
        if (CopyOperation.CheckDisks(changes, PlanOf(context, snapshot), VDIOperations.Clone) is { } refused)
        {
            return refused;
        }
        if (present is null || present.PowerState == VMPowerState.Halted)
        {
            return Draft(new OperationDraft(context, OperationKind.VMRevert, self), context, self, snapshot).Intend();
        }
        return Marked(new OperationDraft(context, OperationKind.VMRevertHalt, vm), self, vm)
            .With("snapshot", self)
            .With(ImageKey, present.SuspendVDI)
            .Intend();
    }

    /// <summary>The VM is halted: on to the disks.</summary>
    public static void EndHalt(OperationEnding ending)
    {
        Ref<VMRecord> vm = ending.Target<VMRecord>();
        Ref<VMRecord> self = ending.Reference<VMRecord>("snapshot");
        if (ending.Error is not null)
        {
            Relabel(ending, self, vm);
            return;
        }
        if (ending.Changes.Find(vm) is not null)
        {
            DiskImages.Remove(ending.Changes, ending.Reference<VDIRecord>(ImageKey));
            Domains.Halt(ending.Changes, vm);
            ending.Changes.Update(vm, record => record with { SuspendVDI = default });
        }
        if (ending.Changes.TryGet(self, out VMRecord? snapshot))
        {
            ending.Report(0.2);
            Draft(ending.Continue(OperationKind.VMRevert, self), ending.Context, self, snapshot).Intend();
        }
        else
        {
            ending.Refuse(DecisionContext.HandleInvalid(self));
        }
    }

    /// <summary>The copies are there, or nothing has changed.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (ending.Error is not null)
        {
            Relabel(ending, self, ending.Reference<VMRecord>(VMKey));
            return;
        }
        if (!ending.Changes.TryGet(self, out VMRecord? snapshot))
        {
            ending.Refuse(DecisionContext.HandleInvalid(self));
            return;
        }
        Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks = CopyOperation.AddDisks(ending, isSnapshot: false);
        Ref<VMRecord> vm = Reverted.Apply(ending.Context, self, snapshot, disks);
        Messages.Post(
            ending.Context, "VM_SNAPSHOT_REVERTED", ending.Changes.Get(vm),
            $"has been reverted to snapshot '{snapshot.NameLabel}'");
    }

    private static List<DiskPlan> PlanOf(DecisionContext context, VMRecord snapshot) => CopyOperation.Plan(
        context, snapshot, CopyOperation.Stay, [], withImage: snapshot.PowerState == VMPowerState.Suspended);

    private static OperationDraft Draft(
        OperationDraft draft, DecisionContext context, Ref<VMRecord> self, VMRecord snapshot)
    {
        Marked(draft, self, snapshot.SnapshotOf);
        List<DiskPlan> plans = PlanOf(context, snapshot);
        for (int number = 0; number < plans.Count; number++)
        {
            draft.With(plans[number].Arguments(number)).Mark(plans[number].Source, VDIOperations.Clone);
        }
        return draft;
    }

    private static OperationDraft Marked(OperationDraft draft, Ref<VMRecord> self, Ref<VMRecord> vm) =>
        draft.With(VMKey, vm).Mark(self, VMOperations.Revert).Mark(vm, VMOperations.Reverting);

    private static void Relabel(OperationEnding ending, Ref<VMRecord> self, Ref<VMRecord> vm)
    {
        if (ending.Error!.Code is not (ErrorCode.TaskCancelled or ErrorCode.SRFull))
        {
            ending.Replace(new XenError(ErrorCode.VMRevertFailed, self.ToString(), vm.ToString()));
        }
    }
}
