using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Ends a VM: with its guest's help, by force, or by force only when the guest does not help.</summary>
internal static class ShutdownOperation
{
    /// <summary>Name of the argument that says what follows when the guest does not help.</summary>
    public const string OtherwiseKey = "otherwise";

    private const string ImageKey = "suspend_VDI";
    private const string Hard = "hard";

    /// <summary>Older clients look here for the time of the last shutdown.</summary>
    private const string LastShutdownKey = "last_shutdown_time";

    /// <summary>Checks and intends to ask the guest.</summary>
    public static Decision BeginClean(DecisionContext context, Ref<VMRecord> self)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VMRules.Check(context.Changes, self, vm, VMOperations.CleanShutdown) is { } error
            ? error
            : new OperationDraft(context, OperationKind.VMCleanShutdown, self)
                .Mark(self, VMOperations.CleanShutdown)
                .Intend();
    }

    /// <summary>Checks and intends the force; whatever else is being done to the VM is given up.</summary>
    public static Decision BeginHard(DecisionContext context, Ref<VMRecord> self)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VMRules.Check(context.Changes, self, vm, VMOperations.HardShutdown) is { } error
            ? error
            : IntendHard(context, self, vm, VMOperations.HardShutdown);
    }

    /// <summary>Checks and intends to ask the guest, and to use force if that fails.</summary>
    public static Decision BeginEither(DecisionContext context, Ref<VMRecord> self)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(context.Changes, self, vm, VMOperations.Shutdown) is { } error)
        {
            return error;
        }
        return vm.PowerState == VMPowerState.Running
            ? new OperationDraft(context, OperationKind.VMCleanShutdown, self)
                .With(OtherwiseKey, Hard)
                .Mark(self, VMOperations.Shutdown)
                .Intend()
            : IntendHard(context, self, vm, VMOperations.Shutdown);
    }

    /// <summary>Applies the end of a clean shutdown.</summary>
    public static void EndClean(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is null)
        {
            Halt(ending, self, vm);
            return;
        }
        Domains.Settle(ending, self);
        bool isStillThere = ending.Changes.Get(self).PowerState == VMPowerState.Running;
        if (isStillThere && ending.Argument(OtherwiseKey) == Hard && ending.Error.Code != ErrorCode.TaskCancelled)
        {
            ending.Continue(OperationKind.VMHardShutdown, self).Mark(self, VMOperations.Shutdown).Intend();
        }
    }

    /// <summary>Applies the end of a hard shutdown.</summary>
    public static void EndHard(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is null)
        {
            Halt(ending, self, vm);
            return;
        }
        Domains.Settle(ending, self);
    }

    private static Decision IntendHard(
        DecisionContext context, Ref<VMRecord> self, VMRecord vm, VMOperations operation)
    {
        Domains.CancelOperations(context.Changes, self);
        return new OperationDraft(context, OperationKind.VMHardShutdown, self)
            .With(ImageKey, vm.SuspendVDI)
            .Mark(self, operation)
            .Intend();
    }

    private static void Halt(OperationEnding ending, Ref<VMRecord> self, VMRecord vm)
    {
        if (!vm.SuspendVDI.IsNull)
        {
            DiskImages.Remove(ending.Changes, vm.SuspendVDI);
            ending.Changes.Update(self, record => record with { SuspendVDI = default });
        }
        Domains.Halt(ending.Changes, self);
        ending.Changes.Update(self, record => record with
        {
            OtherConfig = record.OtherConfig.With(LastShutdownKey, DateText.Of(ending.Context.Now)),
        });
        Messages.Post(ending.Context, "VM_SHUTDOWN", vm, "has been shut down");
    }
}
