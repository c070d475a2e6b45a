using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Destroys a VM: at once, unless an image of its memory has to be erased first.</summary>
internal static class DestroyOperation
{
    /// <summary>Checks and destroys or intends to.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self, VMRecord vm)
    {
        if (vm is { IsATemplate: true, IsDefaultTemplate: true })
        {
            return new XenError(ErrorCode.VMCannotDeleteDefaultTemplate, self.ToString());
        }
        if (VMRules.Check(context.Changes, self, vm, VMOperations.Destroy) is { } error)
        {
            return error;
        }
        if (context.Changes.TryGet(vm.SuspendVDI, out VDIRecord? image))
        {
            return new OperationDraft(context, OperationKind.VMDestroy, self)
                .With("suspend_VDI", vm.SuspendVDI)
                .With("location", image.Location)
                .Mark(self, VMOperations.Destroy)
                .Mark(vm.SuspendVDI, VDIOperations.Destroy)
                .Intend();
        }
        VMObjects.Remove(context.Changes, self);
        return Decision.Done;
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is null)
        {
            VMObjects.Remove(ending.Changes, ending.Target<VMRecord>());
        }
    }
}
