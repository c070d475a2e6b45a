using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VBD;

/// <summary>The explicit messages of VBDs.</summary>
internal static class VBDDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        VBDXenApi10Deciders.Register(table);
        table
            .Add<VBDPlug>((call, context) => VBDOperation.BeginPlug(context, call.Self))
            .Add<VBDUnplug>((call, context) => VBDOperation.BeginUnplug(context, call.Self, VBDOperations.Unplug))
            .Add<VBDUnplugForce>((call, context) =>
                VBDOperation.BeginUnplug(context, call.Self, VBDOperations.UnplugForce))
            .Add<VBDUnplugForceNoSafetyCheck>((call, context) =>
                VBDOperation.BeginUnplug(context, call.Self, VBDOperations.UnplugForce))
            .Add<VBDInsert>((call, context) => VBDOperation.BeginInsert(context, call.VBD, call.VDI))
            .Add<VBDEject>((call, context) => VBDOperation.BeginEject(context, call.VBD))
            .Add<VBDAssertAttachable>((call, context) => Check(context, call.Self, VBDOperations.Attach))
            .Add<VBDPause>((call, context) => Check(context, call.Self, VBDOperations.Pause))
            .Add<VBDUnpause>((call, context) => Check(context, call.Self, VBDOperations.Unpause))
            .Add<VBDSetMode>(SetMode);
        ends
            .Add(OperationKind.VBDPlug, VBDOperation.EndPlug)
            .Add(OperationKind.VBDUnplug, VBDOperation.EndUnplug)
            .Add(OperationKind.VBDInsert, VBDOperation.EndInsert)
            .Add(OperationKind.VBDEject, VBDOperation.EndEject);
    }

    private static Decision Check(DecisionContext context, Ref<VBDRecord> self, VBDOperations operation)
    {
        if (!context.Changes.TryGet(self, out VBDRecord? vbd))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VBDRules.Check(context.Changes, self, vbd, operation) is { } error ? error : Decision.Done;
    }

    private static Decision SetMode(VBDSetMode call, DecisionContext context) => Edits.Change(
        context, call.Self, vbd => CheckMode(call, vbd, context.Changes), vbd => vbd with { Mode = call.Value });

    private static XenError? CheckMode(VBDSetMode call, VBDRecord vbd, Changes changes)
    {
        if (changes.TryGet(vbd.VM, out VMRecord? vm) && vm.PowerState != VMPowerState.Halted)
        {
            return VMRules.BadPowerState(vbd.VM, PowerStates.Halted, vm.PowerState);
        }
        if (call.Value == VBDMode.RW && vbd.Type == VBDType.CD)
        {
            return new XenError(ErrorCode.VBDCdsMustBeReadonly);
        }
        return call.Value == VBDMode.RW && changes.TryGet(vbd.VDI, out VDIRecord? vdi) && vdi.ReadOnly
            ? new XenError(ErrorCode.VDIReadonly, vbd.VDI.ToString())
            : null;
    }
}
