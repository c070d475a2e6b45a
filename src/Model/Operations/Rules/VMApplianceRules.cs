using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on an appliance may begin.</summary>
internal static class VMApplianceRules
{
    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(
        Changes changes, Ref<VMApplianceRecord> self, VMApplianceRecord appliance, VMApplianceOperation operation)
    {
        foreach (KeyValuePair<string, VMApplianceOperation> current in appliance.CurrentOperations)
        {
            return new XenError(ErrorCode.OtherOperationInProgress,
                "VM_appliance", self.ToString(), Enums.VMApplianceOperation.NameOf(current.Value), current.Key);
        }
        if (appliance.VMs.Count == 0)
        {
            return new XenError(ErrorCode.OperationNotAllowed, "Appliance has no VMs.");
        }
        return changes.All(appliance.VMs).Any(vm => IsFor(operation, vm.Record.PowerState))
            ? null
            : new XenError(ErrorCode.OperationNotAllowed, ReasonAgainst(operation));
    }

    /// <summary>What an appliance would accept now, in the order of the data model.</summary>
    public static XenSet<VMApplianceOperation> Allowed(
        Changes changes, Ref<VMApplianceRecord> self, VMApplianceRecord appliance) =>
        XenSet<VMApplianceOperation>.Of([.. Enum.GetValues<VMApplianceOperation>()
            .Where(operation => Check(changes, self, appliance, operation) is null)]);

    /// <summary>True when the operation does something to VMs in a power state; the others are passed over.</summary>
    public static bool IsFor(VMApplianceOperation operation, VMPowerState state) => operation switch
    {
        VMApplianceOperation.Start => state == VMPowerState.Halted,
        VMApplianceOperation.CleanShutdown => state == VMPowerState.Running,
        _ => state != VMPowerState.Halted,
    };

    private static string ReasonAgainst(VMApplianceOperation operation) => operation switch
    {
        VMApplianceOperation.Start => "Appliance has no halted VMs.",
        VMApplianceOperation.CleanShutdown => "Appliance has no running VMs.",
        _ => "Appliance has no running, paused or suspended VMs.",
    };
}
