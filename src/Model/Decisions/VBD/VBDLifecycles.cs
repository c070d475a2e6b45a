using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VBD;

/// <summary>VBDs come and go; attaching is another matter. The order of the checks is part of the API.</summary>
internal static class VBDLifecycles
{
    private const string AnyPlace = "autodetect";

    public static void Register(Lifecycles lifecycles) => lifecycles
        .Creates<VBDRecord>(Create)
        .Destroys<VBDRecord>(Destroy);

    private static Decision Create(VBDRecord wanted, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(wanted.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(wanted.VM);
        }
        if ((CheckDisk(changes, wanted) ?? CheckMigration(wanted.VM, vm)) is { } error)
        {
            return error;
        }
        if (FindPlace(changes, vm, wanted.Userdevice, out XenError? taken) is not { } place)
        {
            return taken!;
        }
        Ref<VBDMetricsRecord> metrics = context.Create(new VBDMetricsRecord
        {
            Uuid = context.NewUuid(),
            LastUpdated = context.Now,
        });
        ObjectRef created = context.Create(wanted with
        {
            Uuid = context.NewUuid(),
            Userdevice = place,
            VDI = wanted.Empty ? default : wanted.VDI,
            CurrentlyAttached = wanted.CurrentlyAttached && vm.PowerState == VMPowerState.Suspended,
            Metrics = metrics,
        });
        return Decision.With(created);
    }

    private static XenError? CheckDisk(Changes changes, VBDRecord wanted)
    {
        VDIRecord? vdi = null;
        if (!wanted.Empty && !changes.TryGet(wanted.VDI, out vdi))
        {
            return DecisionContext.HandleInvalid(wanted.VDI);
        }
        if (vdi?.Type is VDIType.HaStatefile or VDIType.RedoLog or VDIType.CbtMetadata)
        {
            return new XenError(
                ErrorCode.VDIIncompatibleType, wanted.VDI.ToString(), Enums.VDIType.NameOf(vdi.Type));
        }
        if (wanted is { Type: VBDType.CD, Mode: VBDMode.RW })
        {
            return new XenError(ErrorCode.VBDCdsMustBeReadonly);
        }
        if (wanted.Empty && wanted.Type != VBDType.CD)
        {
            return new XenError(ErrorCode.VBDNotRemovableMedia, "in constructor");
        }
        return wanted.Mode == VBDMode.RW && vdi is { ReadOnly: true }
            ? new XenError(ErrorCode.VDIReadonly, wanted.VDI.ToString())
            : null;
    }

    private static XenError? CheckMigration(Ref<VMRecord> self, VMRecord vm)
    {
        foreach (KeyValuePair<string, VMOperations> current in vm.CurrentOperations)
        {
            if (current.Value == VMOperations.MigrateSend)
            {
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "VM", self.ToString(), Enums.VMOperations.NameOf(current.Value), current.Key);
            }
        }
        return null;
    }

    /// <summary>Where the VBD goes; null with the reason when it cannot go where it should.</summary>
    public static string? FindPlace(Changes changes, VMRecord vm, string wanted, out XenError? error)
    {
        error = null;
        HashSet<int> taken = DevicePlaces.TakenByDisks(changes, vm);
        if (wanted == AnyPlace)
        {
            int free = Enumerable.Range(0, int.MaxValue).First(position => !taken.Contains(position));
            return free.ToString(CultureInfo.InvariantCulture);
        }
        if (!DiskPosition.TryParse(wanted, out int place))
        {
            error = new XenError(ErrorCode.InvalidDevice, wanted);
            return null;
        }
        if (taken.Contains(place))
        {
            error = new XenError(ErrorCode.DeviceAlreadyExists, wanted);
            return null;
        }
        return wanted;
    }

    private static Decision Destroy(Ref<VBDRecord> self, VBDRecord vbd, DecisionContext context)
    {
        if (vbd.CurrentlyAttached)
        {
            return new XenError(ErrorCode.OperationNotAllowed, $"VBD '{vbd.Uuid}' still attached to '{vbd.VM}'");
        }
        if (vbd.CurrentOperations.Count > 0)
        {
            KeyValuePair<string, VBDOperations> current = vbd.CurrentOperations.First();
            return new XenError(ErrorCode.OtherOperationInProgress,
                "VBD", self.ToString(), Enums.VBDOperations.NameOf(current.Value), current.Key);
        }
        DevicePlaces.Remove(context.Changes, self);
        return Decision.Done;
    }
}
