using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// Restarts a VM where it is, with its guest's help or by force. Settings changed meanwhile take effect.
/// </summary>
internal static class RebootOperation
{
    /// <summary>Checks and intends the restart. One by force gives up whatever else is being done to the VM.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self, VMOperations operation)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(context.Changes, self, vm, operation) is { } error)
        {
            return error;
        }
        bool isHard = operation == VMOperations.HardReboot;
        if (isHard)
        {
            Domains.CancelOperations(context.Changes, self);
        }
        string kind = isHard ? OperationKind.VMHardReboot : OperationKind.VMCleanReboot;
        return new OperationDraft(context, kind, self)
            .With(StartOperation.HostKey, vm.ResidentOn)
            .Mark(self, operation)
            .Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is not null)
        {
            Domains.Settle(ending, self);
            return;
        }
        Domains.Arrive(
            ending.Context, self, ending.Reference<HostRecord>(StartOperation.HostKey),
            ending.Number(Domains.DomidFact, -1), VMPowerState.Running);
        Messages.Post(ending.Context, "VM_REBOOTED", vm, "has been rebooted");
    }
}
