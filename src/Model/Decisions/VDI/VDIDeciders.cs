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
            .Add<VDICopy>((call, context) => VDICopyOperation.BeginCopy(context, call.VDI, call.SR, call.IntoVdi))
            .Add<VDIResize>((call, context) =>
                VDIOperation.BeginResize(context, call.VDI, call.Size, VDIOperations.Resize))
            .Add<VDIResizeOnline>((call, context) =>
                VDIOperation.BeginResize(context, call.VDI, call.Size, VDIOperations.ResizeOnline))
            .Add<VDIForget>((call, context) => Forget(context, call.VDI))
            .Add<VDIDbForget>((call, context) => Forget(context, call.VDI))
            .Add<VDIUpdate>((call, context) => context.Changes.Find(call.VDI) is null
                ? DecisionContext.HandleInvalid(call.VDI)
                : Decision.Done)
            .Add<VDIEnableCbt>((call, context) => Edits.Change(
                context,
                call.Self,
                vdi => VDIRules.Check(context.Changes, call.Self, vdi, VDIOperations.EnableCbt),
                vdi => vdi with { CbtEnabled = true }))
            .Add<VDIDisableCbt>((call, context) => Edits.Change(
                context,
                call.Self,
                vdi => VDIRules.Check(context.Changes, call.Self, vdi, VDIOperations.DisableCbt),
                vdi => vdi with { CbtEnabled = false }))
            .Add<VDIIntroduce>(Introduce);
        ends
            .Add(OperationKind.VDISnapshot, VDICopyOperation.EndSnapshot)
            .Add(OperationKind.VDIClone, VDICopyOperation.EndCopy)
            .Add(OperationKind.VDICopy, VDICopyOperation.EndCopy)
            .Add(OperationKind.VDIResize, VDIOperation.EndResize);
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

    private static Decision Introduce(VDIIntroduce call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(call.SR);
        }
        if (changes.All(sr.VDIs).Any(vdi => vdi.Record.Location == call.Location))
        {
            return new XenError(ErrorCode.LocationNotUnique, call.SR.ToString(), call.Location);
        }
        string uuid = call.UUID.Length > 0 ? call.UUID : context.NewUuid();
        if (!Guid.TryParseExact(uuid, "D", out _))
        {
            return new XenError(ErrorCode.UUIDInvalid, "VDI", uuid);
        }
        Ref<VDIRecord> created = context.NewRef<VDIRecord>();
        DiskImages.Add(changes, created, new VDIRecord
        {
            Uuid = uuid,
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            SR = call.SR,
            Type = call.Type,
            Sharable = call.Sharable,
            ReadOnly = call.ReadOnly,
            OtherConfig = call.OtherConfig,
            Location = call.Location,
            XenstoreData = call.XenstoreData,
            SmConfig = call.SmConfig,
            VirtualSize = call.VirtualSize,
            PhysicalUtilisation = call.PhysicalUtilisation,
            IsASnapshot = call.IsASnapshot,
            SnapshotTime = call.SnapshotTime,
            SnapshotOf = call.SnapshotOf,
            MetadataOfPool = call.MetadataOfPool,
            Managed = true,
        });
        return Decision.With(created);
    }
}
