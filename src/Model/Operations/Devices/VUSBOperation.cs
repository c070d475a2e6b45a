using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Devices;

/// <summary>Takes USB devices from running VMs, in the VM's lane. They come back when the VM starts again.</summary>
internal static class VUSBOperation
{
    private const string VUSBKey = "vusb";

    /// <summary>Checks and intends to detach.</summary>
    public static Decision BeginUnplug(DecisionContext context, Ref<VUSBRecord> self)
    {
        if (!context.Changes.TryGet(self, out VUSBRecord? vusb))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VUSBRules.Check(context.Changes, self, vusb, VUSBOperations.Unplug) is { } error
            ? error
            : new OperationDraft(context, OperationKind.VUSBUnplug, vusb.VM)
                .With(VUSBKey, self)
                .Mark(self, VUSBOperations.Unplug)
                .Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void EndUnplug(OperationEnding ending)
    {
        Ref<VUSBRecord> self = ending.Reference<VUSBRecord>(VUSBKey);
        if (ending.Error is null && ending.Changes.TryGet(self, out VUSBRecord? vusb))
        {
            ending.Changes.Set(self, vusb with { CurrentlyAttached = false });
        }
    }
}
