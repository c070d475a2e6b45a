using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>How many processors a VM may have.</summary>
internal static class VMProcessorDeciders
{
    private const string Rule = "VCPU values must satisfy: 0 < VCPUs_at_startup \u2264 VCPUs_max";

    public static void Register(DeciderTable table) => table
        .Add<VMSetVCPUsMax>((call, context) => Change(
            context, call.Self, VMOperations.ChangingVCPUs, call.Value, vm => vm with { VCPUsMax = call.Value }))
        .Add<VMSetVCPUsAtStartup>((call, context) => Change(
            context, call.Self, VMOperations.ChangingVCPUs, call.Value, vm => vm with { VCPUsAtStartup = call.Value }))
        .Add<VMSetVCPUsNumberLive>(SetLive)
        .Add<VMAddToVCPUsParamsLive>((call, context) => Edits.Change(
            context, call.Self, vm => vm with { VCPUsParams = vm.VCPUsParams.With(call.Key, call.Value) }));

    private static Decision SetLive(VMSetVCPUsNumberLive call, DecisionContext context)
    {
        Decision decision = Change(
            context,
            call.Self,
            VMOperations.ChangingVCPUsLive,
            call.Nvcpu,
            vm => vm with { VCPUsAtStartup = call.Nvcpu });
        if (decision.Error is null && context.Changes.Find(context.Changes.Get(call.Self).Metrics) is not null)
        {
            context.Changes.Update(
                context.Changes.Get(call.Self).Metrics, metrics => metrics with { VCPUsNumber = call.Nvcpu });
        }
        return decision;
    }

    private static Decision Change(
        DecisionContext context,
        Ref<VMRecord> self,
        VMOperations operation,
        long value,
        Func<VMRecord, VMRecord> change)
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
        if (after.VCPUsAtStartup <= 0 || after.VCPUsAtStartup > after.VCPUsMax)
        {
            return new XenError(ErrorCode.InvalidValue, Rule, value.ToString(CultureInfo.InvariantCulture));
        }
        bool waits = vm is { IsControlDomain: true, PowerState: VMPowerState.Running };
        context.Changes.Set(self, after with { RequiresReboot = after.RequiresReboot || waits });
        return Decision.Done;
    }
}
