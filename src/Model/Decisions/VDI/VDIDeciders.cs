using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VDI;

/// <summary>What is done with the contents of VDIs, and with rows whose contents exist already.</summary>
internal static class VDIDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VDISnapshot>((call, context) => VDICopyOperation.BeginSnapshot(context, call.VDI))
            .Add<VDIClone>((call, context) => VDICopyOperation.BeginClone(context, call.VDI))
            .Add<VDICopy>((call, context) => VDICopyOperation.BeginCopy(
                context, call.VDI, call.SR, call.IntoVdi, call.BaseVdi))
            .Add<VDIResize>((call, context) =>
                VDIOperation.BeginResize(context, call.VDI, call.Size, VDIOperations.Resize))
            .Add<VDIResizeOnline>((call, context) =>
                VDIOperation.BeginResize(context, call.VDI, call.Size, VDIOperations.ResizeOnline))
            .Add<VDIForget>((call, context) => Forget(context, call.VDI))
            .Add<VDIDbForget>((call, context) => Forget(context, call.VDI))
            .Add<VDIUpdate>((call, context) => VDIContentsOperation.BeginUpdate(context, call.VDI))
            .Add<VDIEnableCbt>((call, context) => VDIContentsOperation.BeginTracking(context, call.Self, true))
            .Add<VDIDisableCbt>((call, context) => VDIContentsOperation.BeginTracking(context, call.Self, false))
            .Add<VDIDataDestroy>((call, context) => VDIContentsOperation.BeginDataDestroy(context, call.Self))
            .Add<VDIListChangedBlocks>((call, context) =>
                VDIContentsOperation.BeginListChangedBlocks(context, call.VdiFrom, call.VdiTo))
            .Add<VDIChecksum>((call, context) => VDIContentsOperation.BeginChecksum(context, call.Self))
            .Add<VDIGenerateConfig>((call, context) =>
                VDIContentsOperation.BeginGenerateConfig(context, call.Host, call.VDI))
            .Add<VDIRevert>((call, context) => VDIContentsOperation.BeginRevert(context, call.Snapshot))
            .Add<VDIPoolMigrate>((call, context) => VDIMoveOperation.Begin(context, call.VDI, call.SR))
            .Add<VDIPoolIntroduce>((call, context) => VDIRows.Introduce(context, VDIRows.Of(call)))
            .Add<VDIDbIntroduce>((call, context) => VDIRows.Introduce(context, VDIRows.Of(call)))
            .Add<VDIIntroduce>((call, context) => VDIIntroduceOperation.Begin(context, call));
        ends
            .Add(OperationKind.VDISnapshot, VDICopyOperation.EndSnapshot)
            .Add(OperationKind.VDIClone, VDICopyOperation.EndCopy)
            .Add(OperationKind.VDICopy, VDICopyOperation.EndCopy)
            .Add(OperationKind.VDIResize, VDIOperation.EndResize)
            .Add(OperationKind.VDIIntroduce, VDIIntroduceOperation.End)
            .Add(OperationKind.VDIUpdate, VDIContentsOperation.EndUpdate)
            .Add(OperationKind.VDIEnableCbt, VDIContentsOperation.EndEnable)
            .Add(OperationKind.VDIDisableCbt, VDIContentsOperation.EndDisable)
            .Add(OperationKind.VDIDataDestroy, VDIContentsOperation.EndDataDestroy)
            .Add(OperationKind.VDIListChangedBlocks, VDIContentsOperation.Answering("blocks"))
            .Add(OperationKind.VDIChecksum, VDIContentsOperation.Answering("checksum"))
            .Add(OperationKind.VDIGenerateConfig, VDIContentsOperation.Answering("configuration"))
            .Add(OperationKind.VDIRevert, VDIContentsOperation.EndRevert)
            .Add(OperationKind.VDIPoolMigrate, VDIMoveOperation.End);
    }

    private static Decision Forget(DecisionContext context, Ref<VDIRecord> self)
    {
        if (!context.Changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VDIRules.Check(context.Changes, self, vdi, VDIOperations.Forget) is { } error)
        {
            return error;
        }
        VDIOperation.Forget(context.Changes, self);
        return Decision.Done;
    }
}
