using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>What a running guest, or the software around it, is asked to do.</summary>
internal static class GuestCallDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VMS3Suspend>((call, context) =>
                GuestOperation.Begin(context, call.VM, OperationKind.VMS3Suspend, VMOperations.SendTrigger))
            .Add<VMS3Resume>((call, context) =>
                GuestOperation.Begin(context, call.VM, OperationKind.VMS3Resume, VMOperations.SendTrigger))
            .Add<VMRestartDeviceModels>((call, context) => GuestOperation.Begin(
                context, call.Self, OperationKind.VMRestartDeviceModels, VMOperations.PoolMigrate))
            // Today's servers check as if they could, and then say that they cannot.
            .Add<VMSendSysrq>((call, context) => Refuse(
                context, call.VM, VMOperations.SendSysrq, new XenError(ErrorCode.NotImplemented, "send_sysrq")))
            .Add<VMSendTrigger>((call, context) => Refuse(
                context, call.VM, VMOperations.SendTrigger, new XenError(ErrorCode.NotImplemented, "send_trigger")))
            .Add<VMCallPlugin>((call, context) => Refuse(
                context, call.VM, VMOperations.CallPlugin, NoPlugin(call.Plugin)))
            .Add<VMCallHostPlugin>((call, context) => Refuse(
                context, call.VM, VMOperations.CallPlugin, NoPlugin(call.Plugin)))
            .Add<VMQueryServices>(QueryServices);
        ends
            .Add(OperationKind.VMS3Suspend, GuestOperation.End)
            .Add(OperationKind.VMS3Resume, GuestOperation.End)
            .Add(OperationKind.VMRestartDeviceModels, GuestOperation.EndRestart);
    }

    /// <summary>Neither guests nor hosts here have plugins; what else speaks against the call comes first.</summary>
    private static XenError NoPlugin(string name) => new(ErrorCode.XenapiMissingPlugin, name);

    private static Decision Refuse(
        DecisionContext context, Ref<VMRecord> self, VMOperations operation, XenError error)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VMRules.Check(context.Changes, self, vm, operation) ?? error;
    }

    /// <summary>A driver domain serves the storage drivers of its host.</summary>
    private static Decision QueryServices(VMQueryServices call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        return VMRules.Check(changes, call.Self, vm, VMOperations.QueryServices) is { } error
            ? error
            : Decision.With(XenMap<string, string>.Of(changes.All<SMRecord>()
                .Select(driver => KeyValuePair.Create($"SM/{driver.Record.Type}", driver.Record.NameLabel))));
    }
}
