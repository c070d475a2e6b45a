using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Stops the processors of a VM, and lets them go on.</summary>
internal static class PauseOperation
{
    /// <summary>Checks and intends to pause or unpause.</summary>
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
        string kind = operation == VMOperations.Pause ? OperationKind.VMPause : OperationKind.VMUnpause;
        return new OperationDraft(context, kind, self).Mark(self, operation).Intend();
    }

    /// <summary>Applies the end of a pause.</summary>
    public static void EndPause(OperationEnding ending) =>
        End(ending, VMPowerState.Paused, "VM_PAUSED", "has been paused");

    /// <summary>Applies the end of an unpause.</summary>
    public static void EndUnpause(OperationEnding ending) =>
        End(ending, VMPowerState.Running, "VM_UNPAUSED", "has been unpaused");

    private static void End(OperationEnding ending, VMPowerState state, string message, string what)
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
        ending.Changes.Set(self, vm with { PowerState = state });
        Messages.Post(ending.Context, message, vm, what);
    }
}
