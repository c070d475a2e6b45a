using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// A snapshot with the VM's memory. A running VM is suspended for it, its disks and the image of its memory are
/// snapshotted, and it goes on where it was. Whatever becomes of the snapshot, the VM is to run again.
/// </summary>
internal static class CheckpointOperation
{
    private const string NameKey = "name";
    private const string CopyKey = "copy";
    private const string ImageKey = "suspend_VDI";
    private const string ErrorKey = "error";

    /// <summary>Checks and begins: with the memory of a VM that runs, else with the disks.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self, string name)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(changes, self, vm, VMOperations.Checkpoint) is { } error)
        {
            return error;
        }
        if (CopyOperation.CheckDisks(changes, PlanOf(context, vm), VDIOperations.Snapshot) is { } refused)
        {
            return refused;
        }
        if (vm.PowerState != VMPowerState.Running)
        {
            return Draft(new OperationDraft(context, OperationKind.VMCheckpoint, self), context, self, name).Intend();
        }
        if (SuspendOperation.ImageFor(context, self, vm, out XenError? noRoom) is not { } image)
        {
            return noRoom!;
        }
        return new OperationDraft(context, OperationKind.VMCheckpointSuspend, self)
            .With(NameKey, name)
            .With(StartOperation.HostKey, vm.ResidentOn)
            .With(image.Arguments(0))
            .Mark(self, VMOperations.Checkpoint)
            .Intend();
    }

    /// <summary>The domain is gone, its memory is in the image: on to the disks.</summary>
    public static void EndSuspend(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out _))
        {
            return;
        }
        if (ending.Error is { } error)
        {
            Domains.Settle(ending, self);
            Relabel(ending, error, ErrorCode.VMCheckpointSuspendFailed, self);
            return;
        }
        DiskPlan image = DiskPlan.Read(ending, 0);
        DiskImages.Add(ending, image, 0);
        Ref<HostRecord> host = ending.Reference<HostRecord>(StartOperation.HostKey);
        Domains.Sleep(ending.Changes, self, image.Reference);
        // Its place on the host stays its own.
        ending.Changes.Update(self, vm => vm with { ScheduledToBeResidentOn = host });
        ending.Report(1.0 / 3);
        Draft(
            ending.Continue(OperationKind.VMCheckpoint, self).With(StartOperation.HostKey, host),
            ending.Context, self, ending.Argument(NameKey)).Intend();
    }

    /// <summary>The disks are there or not: the snapshot comes into being, and a VM that ran goes on.</summary>
    public static void EndDisks(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        Ref<VMRecord> copy = ending.Reference<VMRecord>(CopyKey);
        if (ending.Error is null)
        {
            MakeSnapshot(ending, self, vm, copy);
            ending.Result = copy;
        }
        Ref<HostRecord> host = ending.Reference<HostRecord>(StartOperation.HostKey);
        if (!host.IsNull && !IsOnItsWayDown(vm))
        {
            ending.Report(2.0 / 3);
            ending.Continue(OperationKind.VMCheckpointResume, self)
                .With(StartOperation.HostKey, host)
                .With(ImageKey, vm.SuspendVDI)
                .With(CopyKey, ending.Error is null ? copy : default)
                .With(ErrorKey, ending.Error is { } error ? string.Join('\n', error.Description) : "")
                .Mark(self, VMOperations.Checkpoint)
                .Intend();
        }
    }

    /// <summary>The VM runs again, or stays suspended; the error of the disks comes first.</summary>
    public static void EndResume(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out _))
        {
            return;
        }
        ending.Result = ending.Reference<VMRecord>(CopyKey);
        string[] earlier = ending.Argument(ErrorKey).Split('\n');
        if (ending.Error is { } error)
        {
            ending.Changes.Update(self, vm => vm with { ScheduledToBeResidentOn = default });
            Relabel(ending, error, ErrorCode.VMCheckpointResumeFailed, self);
            return;
        }
        DiskImages.Remove(ending.Changes, ending.Reference<VDIRecord>(ImageKey));
        Domains.Return(
            ending.Context, self, ending.Reference<HostRecord>(StartOperation.HostKey),
            ending.Number(Domains.DomidFact, -1), VMPowerState.Running);
        if (earlier[0].Length > 0)
        {
            ending.Refuse(new XenError(earlier[0], earlier[1..]));
        }
    }

    /// <summary>Whoever has shut the VM down meanwhile does not want it back.</summary>
    private static bool IsOnItsWayDown(VMRecord vm) => vm.PowerState != VMPowerState.Suspended
        || vm.CurrentOperations.Any(entry => entry.Value is VMOperations.HardShutdown or VMOperations.Shutdown);

    private static List<DiskPlan> PlanOf(DecisionContext context, VMRecord vm) => CopyOperation.Plan(
        context, vm, CopyOperation.Stay, [], withImage: vm.PowerState == VMPowerState.Suspended);

    private static OperationDraft Draft(
        OperationDraft draft, DecisionContext context, Ref<VMRecord> self, string name)
    {
        draft.With(NameKey, name)
            .With(CopyKey, context.NewRef<VMRecord>())
            .Mark(self, VMOperations.Checkpoint);
        List<DiskPlan> plans = PlanOf(context, context.Changes.Get(self));
        for (int number = 0; number < plans.Count; number++)
        {
            draft.With(plans[number].Arguments(number)).Mark(plans[number].Source, VDIOperations.Snapshot);
        }
        return draft;
    }

    private static void MakeSnapshot(
        OperationEnding ending, Ref<VMRecord> self, VMRecord vm, Ref<VMRecord> copy)
    {
        Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks = CopyOperation.AddDisks(ending, isSnapshot: true);
        VMCopies.Make(
            ending.Context, self, copy, ending.Argument(NameKey), disks, isSnapshot: true,
            disks.GetValueOrDefault(vm.SuspendVDI));
        if (!ending.Reference<HostRecord>(StartOperation.HostKey).IsNull)
        {
            // It was running a moment ago, and is about to again.
            ending.Changes.Update(copy, record => record with
            {
                SnapshotInfo = record.SnapshotInfo.With(
                    "power-state-at-snapshot", Enums.VMPowerState.NameOf(VMPowerState.Running)),
            });
        }
        Messages.Post(ending.Context, "VM_CHECKPOINTED", vm, "has been checkpointed");
    }

    private static void Relabel(OperationEnding ending, XenError error, string code, Ref<VMRecord> self)
    {
        if (error.Code != ErrorCode.TaskCancelled)
        {
            ending.Replace(new XenError(code, self.ToString()));
        }
    }
}
