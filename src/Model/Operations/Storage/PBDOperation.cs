using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Makes a repository reachable on a host, and unreachable again.</summary>
internal static class PBDOperation
{
    /// <summary>Checks and intends to plug. What is plugged already stays so.</summary>
    public static Decision BeginPlug(DecisionContext context, Ref<PBDRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PBDRecord? pbd))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (pbd.CurrentlyAttached)
        {
            return Decision.Done;
        }
        if (!changes.TryGet(pbd.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(pbd.SR);
        }
        if (!sr.Shared && changes.All(sr.PBDs).Any(other => other.Record.CurrentlyAttached))
        {
            return new XenError(ErrorCode.SRNotSharable, pbd.SR.ToString(), pbd.Host.ToString());
        }
        return SRRules.Check(changes, pbd.SR, sr, StorageOperations.Plug) is { } error
            ? error
            : new OperationDraft(context, OperationKind.PBDPlug, self).Mark(pbd.SR, StorageOperations.Plug).Intend();
    }

    /// <summary>Checks and intends to unplug. What is not plugged stays so.</summary>
    public static Decision BeginUnplug(DecisionContext context, Ref<PBDRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PBDRecord? pbd))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!pbd.CurrentlyAttached)
        {
            return Decision.Done;
        }
        if (!changes.TryGet(pbd.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(pbd.SR);
        }
        return (SROperation.CheckCache(changes, pbd.SR) ?? CheckStatefile(changes, sr)
            ?? CheckUse(changes, sr, pbd.Host) ?? SRRules.Check(changes, pbd.SR, sr, StorageOperations.Unplug))
            is { } error
            ? error
            : new OperationDraft(context, OperationKind.PBDUnplug, self)
                .Mark(pbd.SR, StorageOperations.Unplug)
                .Intend();
    }

    /// <summary>Applies the end of plugging.</summary>
    public static void EndPlug(OperationEnding ending)
    {
        End(ending, isAttached: true);
        if (ending.Error is null && ending.Changes.TryGet(ending.Target<PBDRecord>(), out PBDRecord? pbd))
        {
            // Who attaches a repository finds out what is in it.
            ScanOperation.Apply(ending, pbd.SR);
        }
    }

    /// <summary>Applies the end of unplugging.</summary>
    public static void EndUnplug(OperationEnding ending) => End(ending, isAttached: false);

    private static void End(OperationEnding ending, bool isAttached)
    {
        Ref<PBDRecord> self = ending.Target<PBDRecord>();
        if (ending.Error is null && ending.Changes.TryGet(self, out PBDRecord? pbd))
        {
            ending.Changes.Set(self, pbd with { CurrentlyAttached = isAttached });
        }
    }

    /// <summary>While hosts watch each other through a disk, the disk stays.</summary>
    private static XenError? CheckStatefile(Changes changes, SRRecord sr) =>
        Pools.IsHaEnabled(changes)
            && changes.All(sr.VDIs).Any(vdi => vdi.Record.Type == VDIType.HaStatefile)
            ? new XenError(ErrorCode.HAIsEnabled)
            : null;

    /// <summary>Disks that a VM on the host uses keep the repository where it is.</summary>
    private static XenError? CheckUse(Changes changes, SRRecord sr, Ref<HostRecord> host)
    {
        foreach ((Ref<VDIRecord> reference, VDIRecord vdi) in changes.All(sr.VDIs))
        {
            if (changes.All(vdi.VBDs).Any(vbd => vbd.Record.CurrentlyAttached
                && changes.Find(vbd.Record.VM) is { } vm && vm.ResidentOn == host))
            {
                return new XenError(ErrorCode.VDIInUse, reference.ToString());
            }
        }
        return null;
    }
}
