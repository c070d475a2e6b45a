using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>What VBDs and VIFs have in common when a device is given to or taken from a running VM.</summary>
internal static class HotPlug
{
    /// <summary>A VM that is on its way down takes no devices.</summary>
    public static XenError? BlockedBy(Ref<VMRecord> self, VMRecord vm)
    {
        foreach (KeyValuePair<string, VMOperations> current in vm.CurrentOperations)
        {
            if (current.Value is VMOperations.CleanShutdown or VMOperations.HardShutdown or VMOperations.Shutdown
                or VMOperations.Suspend or VMOperations.Pause)
            {
                return new XenError(ErrorCode.OperationNotAllowed,
                    $"VM {self} is undergoing {Enums.VMOperations.NameOf(current.Value)}");
            }
        }
        return null;
    }

    /// <summary>Hardware-assisted guests need drivers that can do it.</summary>
    public static XenError? CheckDrivers(Changes changes, Ref<VMRecord> self, VMRecord vm) =>
        !VMRules.IsHvm(vm)
        || (changes.TryGet(vm.GuestMetrics, out VMGuestMetricsRecord? guest) && guest.PVDriversDetected)
            ? null
            : new XenError(ErrorCode.VMMissingPVDrivers, self.ToString());
}
