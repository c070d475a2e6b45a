using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VUSB;

/// <summary>USB devices of hosts for VMs.</summary>
internal static class VUSBDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VUSBCreate>(Create)
            .Add<VUSBUnplug>((call, context) => VUSBOperation.BeginUnplug(context, call.Self))
            .Add<VUSBDestroy>(Destroy);
        ends.Add(OperationKind.VUSBUnplug, VUSBOperation.EndUnplug);
    }

    /// <summary>A group's devices belong to one VM at a time, and the VM must be able to do without moving.</summary>
    private static Decision Create(VUSBCreate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        if (!changes.TryGet(call.USBGroup, out USBGroupRecord? group))
        {
            return DecisionContext.HandleInvalid(call.USBGroup);
        }
        if (CheckNew(call, vm, group) is { } error)
        {
            return error;
        }
        return Decision.With(context.Create(new VUSBRecord
        {
            Uuid = context.NewUuid(),
            VM = call.VM,
            USBGroup = call.USBGroup,
            OtherConfig = call.OtherConfig,
        }));
    }

    private static XenError? CheckNew(VUSBCreate call, VMRecord vm, USBGroupRecord group)
    {
        if (vm.IsATemplate)
        {
            return new XenError(ErrorCode.VMIsTemplate, call.VM.ToString(), "VUSB.create");
        }
        if (vm.PowerState != VMPowerState.Halted)
        {
            return VMRules.BadPowerState(call.VM, PowerStates.Halted, vm.PowerState);
        }
        if (vm.VUSBs.Count >= VUSBRules.CountMax)
        {
            return new XenError(
                ErrorCode.TooManyVusbs, VUSBRules.CountMax.ToString(CultureInfo.InvariantCulture));
        }
        if (group.PUSBs.Count == 0)
        {
            return new XenError(ErrorCode.USBGroupContainsNoPusbs, call.USBGroup.ToString());
        }
        return group.VUSBs.Count > 0 ? new XenError(ErrorCode.USBGroupConflict, call.USBGroup.ToString()) : null;
    }

    private static Decision Destroy(VUSBDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out VUSBRecord? vusb))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (vusb.CurrentlyAttached)
        {
            return new XenError(
                ErrorCode.OperationNotAllowed, $"VUSB '{vusb.Uuid}' is attached to a VM that is not halted");
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
