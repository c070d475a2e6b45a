using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Brings a suspended VM back from its image.</summary>
internal static class ResumeOperation
{
    private const string ImageKey = "suspend_VDI";

    /// <summary>Checks, reserves memory on a host and intends to resume.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="self">The VM.</param>
    /// <param name="pinned">The host that was asked for; null to choose one.</param>
    /// <param name="isPaused">True to leave the domain paused.</param>
    public static Decision Begin(
        DecisionContext context, Ref<VMRecord> self, Ref<HostRecord>? pinned, bool isPaused)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        VMOperations operation = pinned is null ? VMOperations.Resume : VMOperations.ResumeOn;
        if (VMRules.Check(changes, self, vm, operation) is { } refused)
        {
            return refused;
        }
        if (changes.Find(vm.SuspendVDI) is null)
        {
            return GiveUp(context, self);
        }
        if (pinned is { } wanted && Placement.Check(changes, self, vm, wanted) is { } unsuitable)
        {
            return unsuitable;
        }
        Ref<HostRecord> host = pinned ?? Placement.Choose(changes, self, vm);
        if (host.IsNull)
        {
            return new XenError(ErrorCode.NoHostsAvailable);
        }
        OperationDraft draft = new OperationDraft(context, OperationKind.VMResume, self)
            .With(StartOperation.HostKey, host)
            .With(StartOperation.PausedKey, isPaused ? "true" : "false")
            .With(ImageKey, vm.SuspendVDI)
            .Mark(self, operation)
            .Mark(host, HostAllowedOperations.VmResume);
        changes.Update(self, record => record with { ScheduledToBeResidentOn = host });
        return draft.Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is { } error)
        {
            ending.Changes.Set(self, vm with { ScheduledToBeResidentOn = default });
            if (error.Code == ErrorCode.VMHasNoSuspendVDI)
            {
                Domains.Halt(ending.Changes, self);
            }
            return;
        }
        Ref<HostRecord> host = ending.Reference<HostRecord>(StartOperation.HostKey);
        DiskImages.Remove(ending.Changes, ending.Reference<VDIRecord>(ImageKey));
        Domains.Return(
            ending.Context, self, host, ending.Number(Domains.DomidFact, -1), StartOperation.StateAfter(ending));
        Messages.Post(
            ending.Context, "VM_RESUMED", vm, $"resumed on host: {StartOperation.NameOf(ending.Changes, host)}");
    }

    /// <summary>
    /// Without its image the VM can never be resumed: it is halted, and the task of the call, ended at once, says why.
    /// A refusal would not do, as it could not change the VM.
    /// </summary>
    private static Decision GiveUp(DecisionContext context, Ref<VMRecord> self)
    {
        Ref<TaskRecord> task = context.NeedTask();
        Domains.Halt(context.Changes, self);
        context.Changes.Update(self, vm => vm with { SuspendVDI = default });
        TaskLife.Fail(
            context.Changes, task, context.Now, new XenError(ErrorCode.VMHasNoSuspendVDI, "VM", self.ToString()));
        return Decision.Pending;
    }
}
