using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>What drivers do with one image, or tell about it, without making another.</summary>
internal static class VDIContentsOperation
{
    private const string OtherKey = "to";
    private const string TargetKey = "vdi";

    /// <summary>Checks and intends to look at an image again.</summary>
    public static Decision BeginUpdate(DecisionContext context, Ref<VDIRecord> self) => Begin(
        context, self, VDIOperations.Update, StorageOperations.VdiUpdate, OperationKind.VDIUpdate);

    /// <summary>Checks and intends to note writes, or to end that. What is so already stays so.</summary>
    public static Decision BeginTracking(DecisionContext context, Ref<VDIRecord> self, bool isWanted)
    {
        if (context.Changes.TryGet(self, out VDIRecord? vdi) && vdi.CbtEnabled == isWanted)
        {
            VDIOperations operation = isWanted ? VDIOperations.EnableCbt : VDIOperations.DisableCbt;
            return VDIRules.Check(context.Changes, self, vdi, operation) is { } error ? error : Decision.Done;
        }
        return isWanted
            ? Begin(context, self, VDIOperations.EnableCbt, StorageOperations.VdiEnableCbt, OperationKind.VDIEnableCbt)
            : Begin(
                context, self, VDIOperations.DisableCbt, StorageOperations.VdiDisableCbt,
                OperationKind.VDIDisableCbt);
    }

    /// <summary>Checks and intends to erase what a snapshot holds.</summary>
    public static Decision BeginDataDestroy(DecisionContext context, Ref<VDIRecord> self)
    {
        if (context.Changes.TryGet(self, out VDIRecord? vdi) && vdi.Type == VDIType.CbtMetadata)
        {
            return VDIRules.Check(context.Changes, self, vdi, VDIOperations.DataDestroy) is { } error
                ? error
                : Decision.Done;
        }
        return Begin(
            context, self, VDIOperations.DataDestroy, StorageOperations.VdiDataDestroy, OperationKind.VDIDataDestroy);
    }

    /// <summary>Checks and intends to compare two images.</summary>
    public static Decision BeginListChangedBlocks(
        DecisionContext context, Ref<VDIRecord> from, Ref<VDIRecord> to)
    {
        if (!context.Changes.TryGet(to, out VDIRecord? other))
        {
            return context.Changes.Find(from) is null
                ? DecisionContext.HandleInvalid(from)
                : DecisionContext.HandleInvalid(to);
        }
        return from != to && VDIRules.Check(context.Changes, to, other, VDIOperations.ListChangedBlocks) is { } error
            ? error
            : Begin(
                context, from, VDIOperations.ListChangedBlocks, StorageOperations.VdiListChangedBlocks,
                OperationKind.VDIListChangedBlocks,
                draft => draft.With(OtherKey, to).Mark(to, VDIOperations.ListChangedBlocks));
    }

    /// <summary>Checks and intends to read an image in full.</summary>
    public static Decision BeginChecksum(DecisionContext context, Ref<VDIRecord> self) => Begin(
        context, self, VDIOperations.Copy, StorageOperations.VdiCopy, OperationKind.VDIChecksum);

    /// <summary>Checks and intends to say how a host attaches an image.</summary>
    public static Decision BeginGenerateConfig(
        DecisionContext context, Ref<HostRecord> host, Ref<VDIRecord> self)
    {
        if (context.Changes.Find(host) is null)
        {
            return DecisionContext.HandleInvalid(host);
        }
        if (context.Changes.TryGet(self, out VDIRecord? vdi) && !SRRules.IsAttachedTo(context.Changes, vdi.SR, host))
        {
            return new XenError(ErrorCode.SRHasNoPbds, vdi.SR.ToString());
        }
        return Begin(
            context, self, VDIOperations.GenerateConfig, StorageOperations.VdiGenerateConfig,
            OperationKind.VDIGenerateConfig);
    }

    /// <summary>Checks and intends to give an image back the contents of a snapshot.</summary>
    public static Decision BeginRevert(DecisionContext context, Ref<VDIRecord> snapshot)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(snapshot, out VDIRecord? source))
        {
            return DecisionContext.HandleInvalid(snapshot);
        }
        if (!source.IsASnapshot || !changes.TryGet(source.SnapshotOf, out VDIRecord? target))
        {
            return new XenError(
                ErrorCode.OperationNotAllowed, $"{snapshot} is not a snapshot of a disk that is still there");
        }
        if (!SRRules.HasFeature(changes, source.SR, "VDI_REVERT"))
        {
            return new XenError(ErrorCode.UnimplementedInSMBackend, "VDI_REVERT");
        }
        return VDIRules.Check(changes, source.SnapshotOf, target, VDIOperations.RevertTo) is { } error
            ? error
            : Begin(
                context, snapshot, VDIOperations.RevertFrom, StorageOperations.VdiRevert, OperationKind.VDIRevert,
                draft => draft.With(TargetKey, source.SnapshotOf).Mark(source.SnapshotOf, VDIOperations.RevertTo));
    }

    /// <summary>Applies sizes that the driver found.</summary>
    public static void EndUpdate(OperationEnding ending) =>
        End(ending, ending.Target<VDIRecord>(), vdi => vdi);

    /// <summary>Applies the beginning of noting writes.</summary>
    public static void EndEnable(OperationEnding ending) =>
        End(ending, ending.Target<VDIRecord>(), vdi => vdi with { CbtEnabled = true });

    /// <summary>Applies the end of noting writes.</summary>
    public static void EndDisable(OperationEnding ending) =>
        End(ending, ending.Target<VDIRecord>(), vdi => vdi with { CbtEnabled = false });

    /// <summary>Applies that only the note of written blocks is left; nobody can attach that.</summary>
    public static void EndDataDestroy(OperationEnding ending)
    {
        Ref<VDIRecord> self = ending.Target<VDIRecord>();
        if (ending.Error is null && ending.Changes.TryGet(self, out VDIRecord? vdi))
        {
            VDIOperation.DetachAll(ending.Changes, vdi);
        }
        End(ending, self, after => after with { Type = VDIType.CbtMetadata });
    }

    /// <summary>Applies the contents of a snapshot.</summary>
    public static void EndRevert(OperationEnding ending) =>
        End(ending, ending.Reference<VDIRecord>(TargetKey), vdi => vdi);

    /// <summary>Answers with a text that the driver said.</summary>
    public static Action<OperationEnding> Answering(string fact) => ending => ending.Result = ending.Fact(fact);

    private static Decision Begin(
        DecisionContext context,
        Ref<VDIRecord> self,
        VDIOperations operation,
        StorageOperations ofRepository,
        string kind,
        Action<OperationDraft>? add = null)
    {
        if (!context.Changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if ((VDIRules.Check(context.Changes, self, vdi, operation)
            ?? VDIOperation.CheckRepository(context.Changes, vdi.SR, ofRepository)) is { } error)
        {
            return error;
        }
        OperationDraft draft = new OperationDraft(context, kind, self)
            .Mark(self, operation)
            .Mark(vdi.SR, ofRepository);
        add?.Invoke(draft);
        return draft.Intend();
    }

    private static void End(OperationEnding ending, Ref<VDIRecord> self, Func<VDIRecord, VDIRecord> change)
    {
        if (ending.Error is null && ending.Changes.TryGet(self, out VDIRecord? vdi))
        {
            DiskImages.Replace(ending.Changes, self, change(vdi) with
            {
                VirtualSize = ending.Number("virtual_size", vdi.VirtualSize),
                PhysicalUtilisation = ending.Number("physical_utilisation", vdi.PhysicalUtilisation),
            });
        }
    }
}
