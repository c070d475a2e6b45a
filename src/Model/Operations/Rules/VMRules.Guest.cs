using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.VMOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>What depends on the software in the guest and on the devices that it has.</summary>
internal static partial class VMRules
{
    /// <summary>Key under which a guest's agent says why it must not be suspended.</summary>
    private const string CannotSuspendKey = "data-cant-suspend-reason";

    private static XenError? CheckGuest(
        Changes changes, Ref<VMRecord> self, VMRecord vm, VMOperations operation, bool strict)
    {
        bool isNested = vm.Platform.GetOr("nested-virt", vm.Platform.GetOr("exp-nested-hvm", "false")) is "true" or "1";
        if (CanSayNo(operation) && changes.TryGet(vm.GuestMetrics, out VMGuestMetricsRecord? guest)
            && guest.Other.TryGetValue(CannotSuspendKey, out string? reason))
        {
            return new XenError(ErrorCode.VMNonSuspendable, self.ToString(), reason);
        }
        if (strict && isNested && operation is (Suspend or Checkpoint or PoolMigrate or MigrateSend))
        {
            return new XenError(ErrorCode.VMIsImmobile, self.ToString());
        }
        if (strict && isNested && operation == ChangingDynamicRange)
        {
            return new XenError(ErrorCode.VMIsUsingNestedVirt, self.ToString());
        }
        if (FeatureFor(operation) is { } feature && (strict || operation == ChangingVCPUsLive)
            && vm.PowerState == VMPowerState.Running && !HasFeature(changes, vm, feature))
        {
            return new XenError(ErrorCode.VMLacksFeature, self.ToString());
        }
        return operation == SnapshotWithQuiesce
            ? new XenError(ErrorCode.VMSnapshotWithQuiesceNotSupported, self.ToString())
            : null;
    }

    /// <summary>A guest knows when its devices must not lose their state.</summary>
    private static bool CanSayNo(VMOperations operation) =>
        operation is Suspend or Checkpoint or PoolMigrate or MigrateSend;

    private static string? FeatureFor(VMOperations operation) => operation switch
    {
        Suspend or Checkpoint or PoolMigrate or MigrateSend => "feature-suspend",
        CleanShutdown => "feature-shutdown",
        CleanReboot => "feature-reboot",
        ChangingVCPUsLive => "feature-vcpu-hotplug",
        _ => null,
    };

    /// <summary>Adapted kernels, and guests with a full set of drivers, can do everything.</summary>
    private static bool HasFeature(Changes changes, VMRecord vm, string feature) =>
        !IsHvm(vm)
        || (changes.TryGet(vm.GuestMetrics, out VMGuestMetricsRecord? guest)
            && (guest.PVDriversDetected || guest.Other.GetOr(feature, "0") == "1"));

    private static XenError? CheckDevices(
        Changes changes, Ref<VMRecord> self, VMRecord vm, VMOperations operation)
    {
        bool savesMemory = operation is Suspend or Checkpoint or PoolMigrate or MigrateSend;
        if ((operation is (Snapshot or Checkpoint or Suspend) && HasResetOnBoot(changes, vm, isCached: false))
            || (operation == PoolMigrate && HasResetOnBoot(changes, vm, isCached: true)))
        {
            return new XenError(ErrorCode.VDIOnBootModeIncompatibleWithOperation);
        }
        if (savesMemory && vm.AttachedPCIs.Count > 0)
        {
            return new XenError(ErrorCode.VMHasPCIAttached, self.ToString());
        }
        if (savesMemory && vm.VGPUs.Count > 0)
        {
            return new XenError(ErrorCode.VMHasVGPU, self.ToString());
        }
        return vm.VUSBs.Count > 0 && (savesMemory || operation == Snapshot)
            ? new XenError(ErrorCode.VMHasVusbs, self.ToString())
            : null;
    }

    /// <summary>True when some disk forgets at every boot what was written to it.</summary>
    /// <param name="changes">The state.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="isCached">True to ask only for disks with a cache on their host.</param>
    private static bool HasResetOnBoot(Changes changes, VMRecord vm, bool isCached) =>
        changes.All(vm.VBDs).Any(vbd => changes.Find(vbd.Record.VDI) is { OnBoot: OnBoot.Reset } vdi
            && (vdi.AllowCaching || !isCached));
}
