using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>How much memory a VM may have. The four bounds must stay in order after every single message.</summary>
internal static class VMMemoryDeciders
{
    public static void Register(DeciderTable table)
    {
        table
            .Add<VMSetMemoryStaticMin>((call, context) => SetStatic(
                context, call.Self, vm => vm with { MemoryStaticMin = call.Value }))
            .Add<VMSetMemoryStaticMax>((call, context) => SetStatic(
                context, call.Self, vm => vm with { MemoryStaticMax = call.Value }))
            .Add<VMSetMemoryStaticRange>((call, context) => SetStatic(
                context, call.Self, vm => vm with { MemoryStaticMin = call.Min, MemoryStaticMax = call.Max }))
            .Add<VMSetMemoryDynamicMin>((call, context) => SetDynamic(
                context, call.Self, vm => vm with { MemoryDynamicMin = call.Value }))
            .Add<VMSetMemoryDynamicMax>((call, context) => SetDynamic(
                context, call.Self, vm => vm with { MemoryDynamicMax = call.Value }))
            .Add<VMSetMemoryDynamicRange>((call, context) => SetDynamic(
                context, call.Self, vm => vm with { MemoryDynamicMin = call.Min, MemoryDynamicMax = call.Max }))
            .Add<VMSetMemoryLimits>(SetLimits)
            .Add<VMSetMemory>(SetAll);
        RegisterLive(table);
        RegisterQuestions(table);
    }

    private static void RegisterLive(DeciderTable table) => table
        .Add<VMSetMemoryTargetLive>((call, context) => Change(
            context,
            call.Self,
            VMOperations.ChangingMemoryLive,
            vm => vm with { MemoryDynamicMin = call.Target, MemoryDynamicMax = call.Target }))
        .Add<VMWaitMemoryTargetLive>((call, context) => context.Changes.Find(call.Self) is null
            ? DecisionContext.HandleInvalid(call.Self)
            : Decision.Done)
        .Add<VMSetHVMShadowMultiplier>((call, context) => SetShadow(
            context, call.Self, VMOperations.ChangingShadowMemory, call.Value))
        .Add<VMSetShadowMultiplierLive>((call, context) => SetShadow(
            context, call.Self, VMOperations.ChangingShadowMemoryLive, call.Multiplier));

    private static void RegisterQuestions(DeciderTable table) => table
        .Add<VMComputeMemoryOverhead>((call, context) => context.Changes.TryGet(call.VM, out VMRecord? vm)
            ? Decision.With(HostMemory.OverheadOf(vm))
            : DecisionContext.HandleInvalid(call.VM))
        .Add<VMGetCooperative>((call, context) => context.Changes.Find(call.Self) is null
            ? DecisionContext.HandleInvalid(call.Self)
            : Decision.With(true));

    private static Decision SetStatic(DecisionContext context, Ref<VMRecord> self, Func<VMRecord, VMRecord> change) =>
        Change(context, self, VMOperations.ChangingStaticRange, change);

    private static Decision SetDynamic(DecisionContext context, Ref<VMRecord> self, Func<VMRecord, VMRecord> change) =>
        Change(context, self, VMOperations.ChangingDynamicRange, change);

    private static Decision SetLimits(VMSetMemoryLimits call, DecisionContext context) =>
        Change(context, call.Self, VMOperations.ChangingMemoryLimits, vm => vm with
        {
            MemoryStaticMin = call.StaticMin,
            MemoryStaticMax = call.StaticMax,
            MemoryDynamicMin = call.DynamicMin,
            MemoryDynamicMax = call.DynamicMax,
        });

    private static Decision SetAll(VMSetMemory call, DecisionContext context) =>
        Change(context, call.Self, VMOperations.ChangingMemoryLimits, vm => vm with
        {
            MemoryStaticMax = call.Value,
            MemoryDynamicMax = call.Value,
            MemoryDynamicMin = call.Value,
        });

    private static Decision SetShadow(
        DecisionContext context, Ref<VMRecord> self, VMOperations operation, double multiplier) => multiplier < 1
            ? new XenError(ErrorCode.InvalidValue, "multiplier", "must be at least 1")
            : Change(context, self, operation, vm => vm with { HVMShadowMultiplier = multiplier });

    private static Decision Change(
        DecisionContext context, Ref<VMRecord> self, VMOperations operation, Func<VMRecord, VMRecord> change)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(context.Changes, self, vm, operation) is { } error)
        {
            return error;
        }
        VMRecord after = change(vm);
        if (MemoryRules.Check(after) is { } violation)
        {
            return violation;
        }
        bool isRunning = vm.PowerState == VMPowerState.Running;
        context.Changes.Set(self, after with
        {
            MemoryTarget = after.MemoryDynamicMin,
            MemoryOverhead = HostMemory.OverheadOf(after),
            // A control domain takes new bounds only when its host starts again.
            RequiresReboot = after.RequiresReboot || (vm.IsControlDomain && isRunning),
        });
        return Decision.Done;
    }
}
