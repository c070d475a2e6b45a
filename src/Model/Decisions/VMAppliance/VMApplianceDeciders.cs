using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Decisions.Waiting;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Appliance;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VMAppliance;

/// <summary>VMs that start, stop and are recovered together.</summary>
internal static class VMApplianceDeciders
{
    public static void Register(DeciderTable table, Lifecycles lifecycles, GroupSteps steps)
    {
        lifecycles.Destroys<VMApplianceRecord>(Destroy);
        steps.Add(OperationKind.Appliance, ApplianceOperation.Advance);
        table
            .Add<VMApplianceStart>((call, context) =>
                ApplianceOperation.Begin(context, call.Self, VMApplianceOperation.Start, call.Paused))
            .Add<VMApplianceCleanShutdown>((call, context) =>
                ApplianceOperation.Begin(context, call.Self, VMApplianceOperation.CleanShutdown, isPaused: false))
            .Add<VMApplianceHardShutdown>((call, context) =>
                ApplianceOperation.Begin(context, call.Self, VMApplianceOperation.HardShutdown, isPaused: false))
            .Add<VMApplianceShutdown>((call, context) =>
                ApplianceOperation.Begin(context, call.Self, VMApplianceOperation.Shutdown, isPaused: false))
            .Add<VMApplianceAssertCanBeRecovered>((call, context) => Recover(
                context, call.Self, call.SessionTo, vms => Recovery.Assert(context.Changes, vms)))
            .Add<VMApplianceGetSRsRequiredForRecovery>((call, context) => Recover(
                context, call.Self, call.SessionTo, vms => Decision.With(Recovery.Missing(context.Changes, vms))))
            .Add<VMApplianceRecover>((call, context) => Recover(
                context, call.Self, call.SessionTo, vms => Recovery.Recover(context.Changes, vms)));
    }

    /// <summary>The VMs stay; they belong to no appliance any more.</summary>
    private static Decision Destroy(
        Ref<VMApplianceRecord> self, VMApplianceRecord appliance, DecisionContext context)
    {
        foreach ((Ref<VMRecord> reference, VMRecord vm) in context.Changes.All(appliance.VMs).ToArray())
        {
            context.Changes.Set(reference, vm with { Appliance = default });
        }
        context.Changes.Delete(self);
        return Decision.Done;
    }

    private static Decision Recover(
        DecisionContext context,
        Ref<VMApplianceRecord> self,
        Ref<SessionRecord> session,
        Func<IReadOnlyList<Ref<VMRecord>>, Decision> recover)
    {
        if (!context.Changes.TryGet(self, out VMApplianceRecord? appliance))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return context.Changes.Find(session) is null
            ? new XenError(ErrorCode.SessionInvalid, session.ToString())
            : recover([.. context.Changes.All(appliance.VMs).Select(vm => vm.Reference)]);
    }
}
