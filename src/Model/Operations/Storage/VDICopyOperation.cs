using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Makes images from images: snapshots, clones and full copies.</summary>
internal static class VDICopyOperation
{
    private const string IntoKey = "into";
    private const string BaseKey = "base";

    /// <summary>Checks and intends a snapshot.</summary>
    public static Decision BeginSnapshot(DecisionContext context, Ref<VDIRecord> self) => Begin(
        context, self, VDIOperations.Snapshot, StorageOperations.VdiSnapshot, OperationKind.VDISnapshot);

    /// <summary>Checks and intends a clone; where the driver cannot clone, a full copy.</summary>
    public static Decision BeginClone(DecisionContext context, Ref<VDIRecord> self)
    {
        bool canClone = context.Changes.TryGet(self, out VDIRecord? vdi)
            && SRRules.HasFeature(context.Changes, vdi.SR, "VDI_CLONE");
        return canClone
            ? Begin(context, self, VDIOperations.Clone, StorageOperations.VdiClone, OperationKind.VDIClone)
            : BeginCopy(context, self, vdi?.SR ?? default);
    }

    /// <summary>Checks and intends a full copy into a repository, or into an image that is there.</summary>
    public static Decision BeginCopy(
        DecisionContext context,
        Ref<VDIRecord> self,
        Ref<SRRecord> wanted,
        Ref<VDIRecord> into = default,
        Ref<VDIRecord> basis = default)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VDIRules.Check(changes, self, vdi, VDIOperations.Copy) is { } error)
        {
            return error;
        }
        if (!into.IsNull)
        {
            return BeginInto(context, self, vdi, into, basis);
        }
        Ref<SRRecord> sr = wanted.IsNull ? vdi.SR : wanted;
        if ((VDIOperation.CheckRepository(changes, sr, StorageOperations.VdiCreate)
            ?? DiskImages.CheckRoom(changes, sr, vdi.VirtualSize)) is { } refused)
        {
            return refused;
        }
        return Draft(context, OperationKind.VDICopy, self, vdi, sr)
            .Mark(self, VDIOperations.Copy)
            .Mark(sr, StorageOperations.VdiCreate)
            .Intend();
    }

    /// <summary>Applies the end of a snapshot.</summary>
    public static void EndSnapshot(OperationEnding ending) => End(ending, (source, copy) => copy with
    {
        IsASnapshot = true,
        SnapshotOf = source,
        SnapshotTime = ending.Context.Now,
        CbtEnabled = ending.Changes.Get(source).CbtEnabled,
    });

    /// <summary>Applies the end of a clone or a copy.</summary>
    public static void EndCopy(OperationEnding ending)
    {
        Ref<VDIRecord> into = ending.Reference<VDIRecord>(IntoKey);
        if (into.IsNull)
        {
            End(ending, (_, copy) => copy);
        }
        else if (ending.Error is null && ending.Changes.TryGet(into, out VDIRecord? target))
        {
            DiskImages.Replace(ending.Changes, into, target with
            {
                PhysicalUtilisation = ending.Number("physical_utilisation", target.PhysicalUtilisation),
            });
            ending.Result = into;
        }
    }

    /// <summary>
    /// The record of an image made from another: what describes contents stays, what describes the copy is new.
    /// </summary>
    public static VDIRecord CopyOf(VDIRecord source) => source with
    {
        IsASnapshot = false,
        SnapshotOf = default,
        SnapshotTime = DateTimeOffset.UnixEpoch,
        CurrentOperations = XenMap<string, VDIOperations>.Empty,
        AllowedOperations = XenSet<VDIOperations>.Empty,
        Sharable = false,
        ReadOnly = false,
        StorageLock = false,
        Missing = false,
        Parent = default,
        CbtEnabled = false,
        MetadataOfPool = default,
        MetadataLatest = false,
        IsToolsIso = false,
    };

    private static Decision Begin(
        DecisionContext context,
        Ref<VDIRecord> self,
        VDIOperations operation,
        StorageOperations ofRepository,
        string kind)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if ((VDIRules.Check(changes, self, vdi, operation)
            ?? VDIOperation.CheckRepository(changes, vdi.SR, ofRepository)) is { } error)
        {
            return error;
        }
        return Draft(context, kind, self, vdi, vdi.SR).Mark(self, operation).Mark(vdi.SR, ofRepository).Intend();
    }

    private static Decision BeginInto(
        DecisionContext context, Ref<VDIRecord> self, VDIRecord vdi, Ref<VDIRecord> into, Ref<VDIRecord> basis)
    {
        if (!basis.IsNull && context.Changes.Find(basis) is null)
        {
            return DecisionContext.HandleInvalid(basis);
        }
        if (!context.Changes.TryGet(into, out VDIRecord? target))
        {
            return DecisionContext.HandleInvalid(into);
        }
        if (target.ReadOnly)
        {
            return new XenError(ErrorCode.VDIReadonly, into.ToString());
        }
        if (target.VirtualSize < vdi.VirtualSize)
        {
            return new XenError(ErrorCode.VDITooSmall, into.ToString(), vdi.VirtualSize.ToString());
        }
        if (VDIRules.Check(context.Changes, into, target, VDIOperations.Copy) is { } error)
        {
            return error;
        }
        return new OperationDraft(context, OperationKind.VDICopy, self)
            .With(IntoKey, into)
            .With(BaseKey, basis)
            .Mark(self, VDIOperations.Copy)
            .Mark(into, VDIOperations.Mirror)
            .Intend();
    }

    private static OperationDraft Draft(
        DecisionContext context, string kind, Ref<VDIRecord> self, VDIRecord vdi, Ref<SRRecord> sr)
    {
        var plan = new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), sr, vdi.VirtualSize)
        {
            Type = vdi.Type,
            NameLabel = vdi.NameLabel,
            NameDescription = vdi.NameDescription,
            Source = self,
        };
        return new OperationDraft(context, kind, self).With(plan.Arguments(0));
    }

    private static void End(OperationEnding ending, Func<Ref<VDIRecord>, VDIRecord, VDIRecord> finish)
    {
        if (ending.Error is not null)
        {
            return;
        }
        DiskPlan plan = DiskPlan.Read(ending, 0);
        if (!ending.Changes.TryGet(plan.Source, out VDIRecord? source))
        {
            ending.Refuse(DecisionContext.HandleInvalid(plan.Source));
            return;
        }
        DiskImages.Add(ending, plan, 0, finish(plan.Source, CopyOf(source)));
        ending.Result = plan.Reference;
    }
}
