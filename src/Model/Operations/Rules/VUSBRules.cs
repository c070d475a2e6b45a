using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on a virtual USB device may begin.</summary>
internal static class VUSBRules
{
    /// <summary>How many of them a VM can have.</summary>
    public const int CountMax = 6;

    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(Changes changes, Ref<VUSBRecord> self, VUSBRecord vusb, VUSBOperations operation)
    {
        foreach (KeyValuePair<string, VUSBOperations> current in vusb.CurrentOperations)
        {
            return new XenError(ErrorCode.OtherOperationInProgress,
                "VUSB", self.ToString(), Enums.VUSBOperations.NameOf(current.Value), current.Key);
        }
        if (!changes.TryGet(vusb.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(vusb.VM);
        }
        if (operation == VUSBOperations.Attach)
        {
            return null;
        }
        if (vm.PowerState != VMPowerState.Running)
        {
            return VMRules.BadPowerState(vusb.VM, PowerStates.Running, vm.PowerState);
        }
        return (operation, vusb.CurrentlyAttached) switch
        {
            (VUSBOperations.Plug, true) => new XenError(ErrorCode.DeviceAlreadyAttached, self.ToString()),
            (VUSBOperations.Unplug, false) => new XenError(ErrorCode.DeviceAlreadyDetached, self.ToString()),
            _ => null,
        };
    }

    /// <summary>What a device would accept now, in the order of the data model.</summary>
    public static XenSet<VUSBOperations> Allowed(Changes changes, Ref<VUSBRecord> self, VUSBRecord vusb) =>
        XenSet<VUSBOperations>.Of([.. Enum.GetValues<VUSBOperations>()
            .Where(operation => Check(changes, self, vusb, operation) is null)]);

    /// <summary>Why the devices of a VM cannot be given to it on a host; null when they can.</summary>
    public static XenError? CheckHost(Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host)
    {
        foreach ((_, VUSBRecord vusb) in changes.All(vm.VUSBs))
        {
            if (!changes.TryGet(vusb.USBGroup, out USBGroupRecord? group)
                || !changes.All(group.PUSBs).Any(pusb => pusb.Record.Host == host))
            {
                return new XenError(ErrorCode.VMRequiresVUSB, self.ToString(), vusb.USBGroup.ToString());
            }
        }
        return null;
    }
}
