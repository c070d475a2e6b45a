using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.VBDOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on a VBD may begin; of several reasons the first in the API's order.</summary>
internal static class VBDRules
{
    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(Changes changes, Ref<VBDRecord> self, VBDRecord vbd, VBDOperations operation)
    {
        if (!changes.TryGet(vbd.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(vbd.VM);
        }
        return CheckSelf(self, vbd, operation)
            ?? CheckAttachment(self, vbd, vm, operation)
            ?? CheckVM(changes, self, vbd, vm, operation)
            ?? CheckDisk(changes, self, vbd, operation);
    }

    /// <summary>What a VBD would accept now, in the order of the data model.</summary>
    public static XenSet<VBDOperations> Allowed(Changes changes, Ref<VBDRecord> self, VBDRecord vbd) =>
        XenSet<VBDOperations>.Of([.. Enum.GetValues<VBDOperations>()
            .Where(operation => Check(changes, self, vbd, operation) is null)]);

    /// <summary>
    /// Why a disk must not be attached through a VBD in addition to those it is attached through already; null when it
    /// may. One that many read may not be written, and one that somebody writes is nobody else's.
    /// </summary>
    public static XenError? CheckSharing(Changes changes, Ref<VBDRecord> self, VBDRecord vbd)
    {
        if (vbd.Empty || !changes.TryGet(vbd.VDI, out VDIRecord? vdi) || vdi.Sharable
            || changes.Find(vbd.VM) is { IsControlDomain: true })
        {
            return null;
        }
        foreach (Ref<VBDRecord> reference in vdi.VBDs)
        {
            if (reference != self && changes.TryGet(reference, out VBDRecord? other) && IsActive(changes, other)
                && (other.Mode == VBDMode.RW || vbd.Mode == VBDMode.RW))
            {
                return new XenError(ErrorCode.VDIInUse, vbd.VDI.ToString());
            }
        }
        return null;
    }

    private static bool IsActive(Changes changes, VBDRecord vbd) =>
        (vbd.CurrentlyAttached || vbd.Reserved || vbd.CurrentOperations.Count > 0)
        && changes.TryGet(vbd.VM, out VMRecord? vm)
        && vm is { IsControlDomain: false, PowerState: not VMPowerState.Suspended };

    private static XenError? CheckSelf(Ref<VBDRecord> self, VBDRecord vbd, VBDOperations operation)
    {
        if (vbd.CurrentOperations.Count > 0)
        {
            KeyValuePair<string, VBDOperations> current = vbd.CurrentOperations.First();
            return new XenError(ErrorCode.OtherOperationInProgress,
                "VBD", self.ToString(), Enums.VBDOperations.NameOf(current.Value), current.Key);
        }
        return operation switch
        {
            Unplug or UnplugForce when !vbd.Unpluggable => new XenError(ErrorCode.VBDNotUnpluggable, self.ToString()),
            Insert or Eject when vbd.Type == VBDType.Disk =>
                new XenError(ErrorCode.VBDNotRemovableMedia, self.ToString()),
            Insert when !vbd.Empty => new XenError(ErrorCode.VBDNotEmpty, self.ToString()),
            Eject or Plug when vbd.Empty => new XenError(ErrorCode.VBDIsEmpty, self.ToString()),
            Pause or Unpause => new XenError(ErrorCode.OperationNotAllowed, "Only storage drivers may pause a VBD"),
            _ => null,
        };
    }

    private static XenError? CheckAttachment(
        Ref<VBDRecord> self, VBDRecord vbd, VMRecord vm, VBDOperations operation) => operation switch
        {
            Plug or Unplug or UnplugForce when vm.PowerState != VMPowerState.Running =>
                VMRules.BadPowerState(vbd.VM, PowerStates.Running, vm.PowerState),
            Insert or Eject when vm.PowerState == VMPowerState.Paused => VMRules.BadPowerState(
                vbd.VM, PowerStates.Halted | PowerStates.Running | PowerStates.Suspended, vm.PowerState),
            Plug when vbd.CurrentlyAttached => new XenError(ErrorCode.DeviceAlreadyAttached, self.ToString()),
            Unplug or UnplugForce when !vbd.CurrentlyAttached =>
                new XenError(ErrorCode.DeviceAlreadyDetached, self.ToString()),
            _ => null,
        };

    private static XenError? CheckVM(
        Changes changes, Ref<VBDRecord> self, VBDRecord vbd, VMRecord vm, VBDOperations operation)
    {
        if (operation == Attach)
        {
            return null;
        }
        if (HotPlug.BlockedBy(vbd.VM, vm) is { } busy)
        {
            return busy;
        }
        if (operation is Plug or Unplug or UnplugForce)
        {
            if (vbd.Type == VBDType.CD && VMRules.IsHvm(vm))
            {
                return new XenError(ErrorCode.OperationNotAllowed, "CD drives of HVM guests cannot be hot-plugged");
            }
            if (operation == Plug && vbd is { Type: VBDType.Disk, Mode: VBDMode.RO } && VMRules.IsHvm(vm))
            {
                return new XenError(ErrorCode.DiskVBDMustBeReadwriteForHVM, self.ToString());
            }
            return HotPlug.CheckDrivers(changes, vbd.VM, vm);
        }
        return operation is Insert or Eject && vm.PowerState == VMPowerState.Suspended
            ? new XenError(ErrorCode.OperationNotAllowed, "Discs cannot be changed while the VM is suspended")
            : null;
    }

    private static XenError? CheckDisk(Changes changes, Ref<VBDRecord> self, VBDRecord vbd, VBDOperations operation)
    {
        if (vbd.Empty || operation is not (Attach or Plug) || !changes.TryGet(vbd.VDI, out VDIRecord? vdi))
        {
            return null;
        }
        if (operation == Plug && !vdi.Managed)
        {
            return new XenError(ErrorCode.VDINotManaged, self.ToString());
        }
        foreach (KeyValuePair<string, VDIOperations> current in vdi.CurrentOperations)
        {
            if (current.Value is not (VDIOperations.Mirror or VDIOperations.Copy))
            {
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "VDI", vbd.VDI.ToString(), Enums.VDIOperations.NameOf(current.Value), current.Key);
            }
        }
        if (CheckSharing(changes, self, vbd) is { } shared)
        {
            return shared;
        }
        return vdi.ReadOnly && vbd.Mode == VBDMode.RW
            ? new XenError(ErrorCode.VDIReadonly, vbd.VDI.ToString())
            : null;
    }
}
