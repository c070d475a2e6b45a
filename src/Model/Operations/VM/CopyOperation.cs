using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// Clones, copies and snapshots VMs. Disks come first; the new VM appears with all its devices when they are there, or
/// not at all. A VM without disks is copied at once.
/// </summary>
internal static class CopyOperation
{
    private const string CopyKey = "copy";
    private const string NameKey = "name";

    /// <summary>
    /// Checks and intends a clone: disks share what they have in common where their driver can do that.
    /// </summary>
    public static Decision BeginClone(DecisionContext context, Ref<VMRecord> self, string name) => Begin(
        context, self, name, VMOperations.Clone, OperationKind.VMClone, VDIOperations.Clone, default, []);

    /// <summary>Checks and intends a full copy into a repository, or each disk into its own.</summary>
    public static Decision BeginCopy(
        DecisionContext context, Ref<VMRecord> self, string name, Ref<SRRecord> sr)
    {
        SRRecord? target = context.Changes.Find(sr);
        if (!sr.IsNull && target is null)
        {
            return DecisionContext.HandleInvalid(sr);
        }
        if (target is { ContentType: "iso" })
        {
            return new XenError(ErrorCode.OperationNotAllowed, "Cannot copy a VM's disks to an ISO SR");
        }
        return Begin(context, self, name, VMOperations.Copy, OperationKind.VMCopy, VDIOperations.Copy, sr, []);
    }

    /// <summary>Checks and intends a snapshot of the disks.</summary>
    public static Decision BeginSnapshot(
        DecisionContext context, Ref<VMRecord> self, string name, RefSet<VDIRecord> ignored) => Begin(
            context, self, name, VMOperations.Snapshot, OperationKind.VMSnapshot, VDIOperations.Snapshot, default,
            [.. ignored]);

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> source = ending.Target<VMRecord>();
        if (ending.Error is not null)
        {
            return;
        }
        if (ending.Changes.Find(source) is null)
        {
            ending.Refuse(DecisionContext.HandleInvalid(source));
            return;
        }
        bool isSnapshot = ending.Operation.Kind == OperationKind.VMSnapshot;
        var disks = new Dictionary<Ref<VDIRecord>, Ref<VDIRecord>>();
        int number = 0;
        foreach (DiskPlan plan in DiskPlan.All(ending))
        {
            if (ending.Changes.TryGet(plan.Source, out VDIRecord? original))
            {
                DiskImages.Add(ending, plan, number, Copied(ending, plan.Source, original, isSnapshot));
                disks.Add(plan.Source, plan.Reference);
            }
            number++;
        }
        Ref<VMRecord> copy = ending.Reference<VMRecord>(CopyKey);
        Make(ending.Context, source, copy, ending.Argument(NameKey), disks, isSnapshot);
        ending.Result = copy;
    }

    private static VDIRecord Copied(
        OperationEnding ending, Ref<VDIRecord> source, VDIRecord original, bool isSnapshot)
    {
        VDIRecord copy = VDICopyOperation.CopyOf(original);
        return isSnapshot
            ? copy with { IsASnapshot = true, SnapshotOf = source, SnapshotTime = ending.Context.Now }
            : copy;
    }

    private static Decision Begin(
        DecisionContext context,
        Ref<VMRecord> self,
        string name,
        VMOperations operation,
        string kind,
        VDIOperations ofDisk,
        Ref<SRRecord> sr,
        HashSet<Ref<VDIRecord>> ignored)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(changes, self, vm, operation) is { } error)
        {
            return error;
        }
        Ref<VMRecord> copy = context.NewRef<VMRecord>();
        List<DiskPlan> plans = Plan(context, vm, sr, ignored);
        if (plans.Count == 0)
        {
            var none = new Dictionary<Ref<VDIRecord>, Ref<VDIRecord>>();
            Make(context, self, copy, name, none, operation == VMOperations.Snapshot);
            return Decision.With(copy);
        }
        if (CheckDisks(changes, plans, ofDisk) is { } refused)
        {
            return refused;
        }
        OperationDraft draft = new OperationDraft(context, kind, self)
            .With(CopyKey, copy)
            .With(NameKey, name)
            .Mark(self, operation);
        for (int number = 0; number < plans.Count; number++)
        {
            draft.With(plans[number].Arguments(number)).Mark(plans[number].Source, ofDisk);
        }
        return draft.Intend();
    }

    private static List<DiskPlan> Plan(
        DecisionContext context, VMRecord vm, Ref<SRRecord> sr, HashSet<Ref<VDIRecord>> ignored)
    {
        var plans = new List<DiskPlan>();
        foreach ((_, VBDRecord vbd) in context.Changes.All(vm.VBDs).Reverse())
        {
            if (vbd is { Type: not VBDType.CD, Empty: false } && !ignored.Contains(vbd.VDI)
                && context.Changes.TryGet(vbd.VDI, out VDIRecord? vdi))
            {
                plans.Add(new DiskPlan(
                    context.NewRef<VDIRecord>(), context.NewUuid(), sr.IsNull ? vdi.SR : sr, vdi.VirtualSize)
                {
                    Type = vdi.Type,
                    Source = vbd.VDI,
                });
            }
        }
        return plans;
    }

    private static XenError? CheckDisks(Changes changes, List<DiskPlan> plans, VDIOperations ofDisk)
    {
        foreach (DiskPlan plan in plans)
        {
            XenError? error = VDIRules.Check(changes, plan.Source, changes.Get(plan.Source), ofDisk)
                ?? VDIOperation.CheckRepository(changes, plan.SR, StorageOperations.VdiCreate);
            if (error is not null)
            {
                return error;
            }
        }
        long together = plans.Where(plan => plan.SR == plans[0].SR).Sum(plan => plan.Size);
        return ofDisk == VDIOperations.Copy ? DiskImages.CheckRoom(changes, plans[0].SR, together) : null;
    }

    private static void Make(
        DecisionContext context,
        Ref<VMRecord> source,
        Ref<VMRecord> copy,
        string name,
        IReadOnlyDictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks,
        bool isSnapshot)
    {
        VMCopies.Make(context, source, copy, name, disks, isSnapshot);
        if (isSnapshot)
        {
            Messages.Post(context, "VM_SNAPSHOTTED", context.Changes.Get(source), "has been snapshotted");
        }
    }
}
