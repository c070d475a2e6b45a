using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Devices;

/// <summary>Gives network interfaces to running VMs and takes them away, in the VM's lane.</summary>
internal static class VIFOperation
{
    private const string VIFKey = "vif";

    /// <summary>Checks and intends to attach or detach.</summary>
    public static Decision Begin(DecisionContext context, Ref<VIFRecord> self, VIFOperations operation)
    {
        if (!context.Changes.TryGet(self, out VIFRecord? vif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VIFRules.Check(context.Changes, self, vif, operation) is { } error)
        {
            return error;
        }
        string kind = operation == VIFOperations.Plug ? OperationKind.VIFPlug : OperationKind.VIFUnplug;
        return new OperationDraft(context, kind, vif.VM).With(VIFKey, self).Mark(self, operation).Intend();
    }

    /// <summary>Applies the end of attaching.</summary>
    public static void EndPlug(OperationEnding ending) => End(ending, isAttached: true);

    /// <summary>Applies the end of detaching.</summary>
    public static void EndUnplug(OperationEnding ending) => End(ending, isAttached: false);

    private static void End(OperationEnding ending, bool isAttached)
    {
        Ref<VMRecord> owner = ending.Target<VMRecord>();
        Ref<VIFRecord> self = ending.Reference<VIFRecord>(VIFKey);
        if (ending.Error is not null || !ending.Changes.TryGet(owner, out VMRecord? vm)
            || !ending.Changes.TryGet(self, out VIFRecord? vif))
        {
            return;
        }
        if (vm.PowerState != VMPowerState.Running)
        {
            ending.Refuse(VMRules.BadPowerState(owner, PowerStates.Running, vm.PowerState));
            return;
        }
        ending.Changes.Set(self, vif with { CurrentlyAttached = isAttached });
    }
}
