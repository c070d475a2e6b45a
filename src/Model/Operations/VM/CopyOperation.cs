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
        context, self, name, VMOperations.Clone, OperationKind.VMClone, VDIOperations.Clone, Stay, []);

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
        return Begin(
            context, self, name, VMOperations.Copy, OperationKind.VMCopy, VDIOperations.Copy,
            (_, own) => sr.IsNull ? own : sr, []);
    }

    /// <summary>Checks and intends a full copy, each disk into the repository that a map names.</summary>
    public static Decision BeginCopy(
        DecisionContext context, Ref<VMRecord> self, string name, XenMap<Ref<VDIRecord>, Ref<SRRecord>> map) => Begin(
            context, self, name, VMOperations.Copy, OperationKind.VMCopy, VDIOperations.Copy,
            (disk, own) => map.GetOr(disk, own), []);

    /// <summary>Checks and intends a clone of a suspended VM, suspended too.</summary>
    public static Decision BeginCsvm(DecisionContext context, Ref<VMRecord> self) => Begin(
        context, self, context.Changes.Find(self)?.NameLabel ?? "", VMOperations.Csvm, OperationKind.VMCsvm,
        VDIOperations.Clone, Stay, []);

    /// <summary>Checks and intends a snapshot of the disks.</summary>
    public static Decision BeginSnapshot(
        DecisionContext context, Ref<VMRecord> self, string name, RefSet<VDIRecord> ignored) => Begin(
            context, self, name, VMOperations.Snapshot, OperationKind.VMSnapshot, VDIOperations.Snapshot, Stay,
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
        Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks = AddDisks(ending, isSnapshot);
        Ref<VDIRecord> image = disks.GetValueOrDefault(ending.Changes.Get(source).SuspendVDI);
        Ref<VMRecord> copy = ending.Reference<VMRecord>(CopyKey);
        Make(ending.Context, source, copy, ending.Argument(NameKey), disks, isSnapshot, image);
        if (ending.Operation.Kind == OperationKind.VMCsvm)
        {
            Messages.Post(ending.Context, "VM_CLONED", ending.Changes.Get(source), "has been cloned");
        }
        ending.Result = copy;
    }

    /// <summary>The copies that the disks of a VM get.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="place">The repository of a copy, from the disk and its own repository.</param>
    /// <param name="ignored">Disks that get none.</param>
    /// <param name="withImage">True when the image of its memory gets one too.</param>
    public static List<DiskPlan> Plan(
        DecisionContext context,
        VMRecord vm,
        Func<Ref<VDIRecord>, Ref<SRRecord>, Ref<SRRecord>> place,
        HashSet<Ref<VDIRecord>> ignored,
        bool withImage)
    {
        var plans = new List<DiskPlan>();
        foreach ((_, VBDRecord vbd) in context.Changes.All(vm.VBDs).Reverse())
        {
            if (vbd is { Type: not VBDType.CD, Empty: false } && !ignored.Contains(vbd.VDI))
            {
                Add(vbd.VDI);
            }
        }
        if (withImage)
        {
            Add(vm.SuspendVDI);
        }
        return plans;

        void Add(Ref<VDIRecord> disk)
        {
            if (context.Changes.TryGet(disk, out VDIRecord? vdi))
            {
                plans.Add(new DiskPlan(
                    context.NewRef<VDIRecord>(), context.NewUuid(), place(disk, vdi.SR), vdi.VirtualSize)
                {
                    Type = vdi.Type,
                    Source = disk,
                });
            }
        }
    }

    /// <summary>What is done to one disk: where its driver cannot clone, it is copied in full.</summary>
    private static VDIOperations OperationFor(Changes changes, DiskPlan plan, VDIOperations ofDisk)
    {
        VDIOperations wanted = plan.Type == VDIType.Suspend ? VDIOperations.Clone : ofDisk;
        return wanted == VDIOperations.Clone && changes.TryGet(plan.Source, out VDIRecord? disk)
            && !SRRules.HasFeature(changes, disk.SR, "VDI_CLONE")
            ? VDIOperations.Copy
            : wanted;
    }

    /// <summary>A copy is where the original is.</summary>
    public static Ref<SRRecord> Stay(Ref<VDIRecord> disk, Ref<SRRecord> own) => own;

    /// <summary>Why copies cannot be made; null when they can.</summary>
    public static XenError? CheckDisks(Changes changes, List<DiskPlan> plans, VDIOperations ofDisk)
    {
        foreach (DiskPlan plan in plans)
        {
            VDIOperations operation = OperationFor(changes, plan, ofDisk);
            XenError? error = VDIRules.Check(changes, plan.Source, changes.Get(plan.Source), operation)
                ?? VDIOperation.CheckRepository(changes, plan.SR, StorageOperations.VdiCreate);
            if (error is not null)
            {
                return error;
            }
        }
        IEnumerable<DiskPlan> full = plans.Where(plan =>
            OperationFor(changes, plan, ofDisk) == VDIOperations.Copy);
        foreach (IGrouping<Ref<SRRecord>, DiskPlan> together in full.GroupBy(plan => plan.SR))
        {
            if (DiskImages.CheckRoom(changes, together.Key, together.Sum(plan => plan.Size)) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    /// <summary>Brings the copies of disks into being; says which is the copy of which.</summary>
    public static Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> AddDisks(OperationEnding ending, bool isSnapshot)
    {
        var disks = new Dictionary<Ref<VDIRecord>, Ref<VDIRecord>>();
        int number = 0;
        foreach (DiskPlan plan in DiskPlan.All(ending))
        {
            if (ending.Changes.TryGet(plan.Source, out VDIRecord? original))
            {
                DiskImages.Add(ending, plan, number, Copied(ending, plan.Source, original, isSnapshot));
                disks.TryAdd(plan.Source, plan.Reference);
            }
            number++;
        }
        return disks;
    }

    private static VDIRecord Copied(
        OperationEnding ending, Ref<VDIRecord> source, VDIRecord original, bool isSnapshot)
    {
        VDIRecord copy = VDICopyOperation.CopyOf(original);
        return isSnapshot && original.Type != VDIType.Suspend
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
        Func<Ref<VDIRecord>, Ref<SRRecord>, Ref<SRRecord>> place,
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
        bool withImage = vm.PowerState == VMPowerState.Suspended && operation != VMOperations.Snapshot;
        List<DiskPlan> plans = Plan(context, vm, place, ignored, withImage);
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
            draft.With(plans[number].Arguments(number))
                .Mark(plans[number].Source, OperationFor(changes, plans[number], ofDisk));
        }
        return draft.Intend();
    }

    private static void Make(
        DecisionContext context,
        Ref<VMRecord> source,
        Ref<VMRecord> copy,
        string name,
        IReadOnlyDictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks,
        bool isSnapshot,
        Ref<VDIRecord> image = default)
    {
        VMCopies.Make(context, source, copy, name, disks, isSnapshot, image);
        if (isSnapshot)
        {
            Messages.Post(context, "VM_SNAPSHOTTED", context.Changes.Get(source), "has been snapshotted");
        }
    }
}
