using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Devices;

/// <summary>
/// Gives disks to running VMs and takes them away, and changes discs. All of it is in the VM's lane, so that a VM's
/// devices never change while its domain comes or goes.
/// </summary>
internal static class VBDOperation
{
    private const string VBDKey = "vbd";
    private const string VDIKey = "vdi";

    /// <summary>Checks and intends to attach.</summary>
    public static Decision BeginPlug(DecisionContext context, Ref<VBDRecord> self) =>
        Begin(context, self, VBDOperations.Plug, OperationKind.VBDPlug);

    /// <summary>Checks and intends to detach, by force or not.</summary>
    public static Decision BeginUnplug(DecisionContext context, Ref<VBDRecord> self, VBDOperations operation) =>
        Begin(context, self, operation, OperationKind.VBDUnplug);

    /// <summary>
    /// Checks and puts a disc in, in place of the one that is there when it is a change; where no domain has the drive
    /// it is in at once.
    /// </summary>
    public static Decision BeginInsert(
        DecisionContext context, Ref<VBDRecord> self, Ref<VDIRecord> disc, bool isChange = false)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VBDRecord? vbd))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!changes.TryGet(disc, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(disc);
        }
        VBDOperations asked = isChange && !vbd.Empty ? VBDOperations.Eject : VBDOperations.Insert;
        if (VBDRules.Check(changes, self, vbd, asked) is { } error)
        {
            return error;
        }
        VBDRecord filled = vbd with { Empty = false, VDI = disc };
        if (VBDRules.CheckSharing(changes, self, filled) is { } shared)
        {
            return shared;
        }
        if (vdi.Type is VDIType.HaStatefile or VDIType.RedoLog or VDIType.CbtMetadata)
        {
            return new XenError(ErrorCode.VDIIncompatibleType, disc.ToString(), Enums.VDIType.NameOf(vdi.Type));
        }
        if (!vbd.CurrentlyAttached)
        {
            changes.Set(self, filled);
            return Decision.Done;
        }
        return Draft(context, self, vbd, OperationKind.VBDInsert, VBDOperations.Insert).With(VDIKey, disc).Intend();
    }

    /// <summary>Checks and takes the disc out; where no domain has the drive it is out at once.</summary>
    public static Decision BeginEject(DecisionContext context, Ref<VBDRecord> self)
    {
        if (!context.Changes.TryGet(self, out VBDRecord? vbd))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VBDRules.Check(context.Changes, self, vbd, VBDOperations.Eject) is { } error)
        {
            return error;
        }
        if (!vbd.CurrentlyAttached)
        {
            context.Changes.Set(self, vbd with { Empty = true, VDI = default });
            return Decision.Done;
        }
        return Draft(context, self, vbd, OperationKind.VBDEject, VBDOperations.Eject).Intend();
    }

    /// <summary>Applies the end of attaching.</summary>
    public static void EndPlug(OperationEnding ending) => End(ending, (vbd, vm) => vbd with
    {
        CurrentlyAttached = true,
        Device = DiskDevices.NameOf(vbd, vm),
    });

    /// <summary>Applies the end of detaching.</summary>
    public static void EndUnplug(OperationEnding ending) => End(ending, (vbd, _) => vbd with
    {
        CurrentlyAttached = false,
        RuntimeProperties = XenMap<string, string>.Empty,
    });

    /// <summary>Applies the end of putting a disc in.</summary>
    public static void EndInsert(OperationEnding ending) => End(ending, (vbd, _) => vbd with
    {
        Empty = false,
        VDI = ending.Reference<VDIRecord>(VDIKey),
    });

    /// <summary>Applies the end of taking a disc out.</summary>
    public static void EndEject(OperationEnding ending) => End(ending, (vbd, _) => vbd with
    {
        Empty = true,
        VDI = default,
    });

    private static Decision Begin(
        DecisionContext context, Ref<VBDRecord> self, VBDOperations operation, string kind)
    {
        if (!context.Changes.TryGet(self, out VBDRecord? vbd))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return VBDRules.Check(context.Changes, self, vbd, operation) is { } error
            ? error
            : Draft(context, self, vbd, kind, operation).Intend();
    }

    private static OperationDraft Draft(
        DecisionContext context, Ref<VBDRecord> self, VBDRecord vbd, string kind, VBDOperations operation) =>
        new OperationDraft(context, kind, vbd.VM).With(VBDKey, self).Mark(self, operation);

    /// <summary>A VM whose domain has ended meanwhile has no devices to change.</summary>
    private static void End(OperationEnding ending, Func<VBDRecord, VMRecord, VBDRecord> change)
    {
        Ref<VMRecord> owner = ending.Target<VMRecord>();
        Ref<VBDRecord> self = ending.Reference<VBDRecord>(VBDKey);
        if (ending.Error is not null || !ending.Changes.TryGet(owner, out VMRecord? vm)
            || !ending.Changes.TryGet(self, out VBDRecord? vbd))
        {
            return;
        }
        if (vm.PowerState != VMPowerState.Running)
        {
            ending.Refuse(VMRules.BadPowerState(owner, PowerStates.Running, vm.PowerState));
            return;
        }
        ending.Changes.Set(self, change(vbd, vm));
    }
}
