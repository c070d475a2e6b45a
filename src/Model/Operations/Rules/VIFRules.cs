using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.VIFOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on a VIF may begin; of several reasons the first in the API's order.</summary>
internal static class VIFRules
{
    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(Changes changes, Ref<VIFRecord> self, VIFRecord vif, VIFOperations operation)
    {
        if (!changes.TryGet(vif.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(vif.VM);
        }
        if (vif.CurrentOperations.Count > 0)
        {
            return Busy(self, vif);
        }
        if (operation == Attach)
        {
            return null;
        }
        if (vm.PowerState != VMPowerState.Running)
        {
            return VMRules.BadPowerState(vif.VM, PowerStates.Running, vm.PowerState);
        }
        if (operation == Plug && vif.CurrentlyAttached)
        {
            return new XenError(ErrorCode.DeviceAlreadyAttached, self.ToString());
        }
        if (operation == Unplug && !vif.CurrentlyAttached)
        {
            return new XenError(ErrorCode.DeviceAlreadyDetached, self.ToString());
        }
        return HotPlug.BlockedBy(vif.VM, vm) ?? CheckGuest(changes, vif.VM, vm);
    }

    /// <summary>A guest that says itself whether it can is believed; of others the drivers are looked at.</summary>
    private static XenError? CheckGuest(Changes changes, Ref<VMRecord> self, VMRecord vm) =>
        (VMRules.IsHvm(vm) ? changes.Find(vm.GuestMetrics)?.CanUseHotplugVif : null) switch
        {
            TristateType.Yes => null,
            TristateType.No => new XenError(
                ErrorCode.OperationNotAllowed, "the VM says that it cannot take interfaces while it runs"),
            _ => HotPlug.CheckDrivers(changes, self, vm),
        };

    /// <summary>What a VIF would accept now, in the order of the data model.</summary>
    public static XenSet<VIFOperations> Allowed(Changes changes, Ref<VIFRecord> self, VIFRecord vif) =>
        XenSet<VIFOperations>.Of([.. Enum.GetValues<VIFOperations>()
            .Where(operation => Check(changes, self, vif, operation) is null)]);

    /// <summary>For VIFs the error always lists, with braces and semicolons, even a single operation.</summary>
    private static XenError Busy(Ref<VIFRecord> self, VIFRecord vif) => new(
        ErrorCode.OtherOperationInProgress,
        "VIF",
        self.ToString(),
        "{" + string.Join("; ", vif.CurrentOperations.Select(entry => Enums.VIFOperations.NameOf(entry.Value))) + "}",
        "{" + string.Join("; ", vif.CurrentOperations.Keys) + "}");
}
