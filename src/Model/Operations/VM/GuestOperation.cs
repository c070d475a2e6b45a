using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Work on a domain that leaves the VM's record as it is, but for what the backend says about it.</summary>
internal static class GuestOperation
{
    /// <summary>Checks and intends.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="self">The VM.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="operation">How the VM shows it, and what decides whether it may be done.</param>
    public static Decision Begin(
        DecisionContext context, Ref<VMRecord> self, string kind, VMOperations operation)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VMRules.Check(context.Changes, self, vm, operation) is { } error
            ? error
            : new OperationDraft(context, kind, self)
                .With(StartOperation.HostKey, vm.ResidentOn)
                .Mark(self, operation)
                .Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null && ending.Changes.Find(ending.Target<VMRecord>()) is not null)
        {
            Domains.Settle(ending, ending.Target<VMRecord>());
        }
    }

    /// <summary>The domain has been replaced by one with new device emulation, on the same host.</summary>
    public static void EndRestart(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        End(ending);
        if (ending.Error is null && ending.Changes.Find(self) is not null)
        {
            ending.Changes.Update(self, vm => vm with { Domid = ending.Number(Domains.DomidFact, vm.Domid) });
            Consoles.Replace(ending.Context, self, ending.Reference<HostRecord>(StartOperation.HostKey));
        }
    }
}
