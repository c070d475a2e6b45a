using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Makes an image known that is in a repository: the driver has to find it first.</summary>
internal static class VDIIntroduceOperation
{
    private const string RecordKey = "record";

    /// <summary>Checks and intends to look for the image.</summary>
    public static Decision Begin(DecisionContext context, VDIIntroduce call)
    {
        VDIRecord wanted = Of(call);
        if ((VDIOperation.CheckRepository(context.Changes, call.SR, StorageOperations.VdiIntroduce)
            ?? VDIRows.CheckNew(context.Changes, wanted)) is { } error)
        {
            return error;
        }
        return new OperationDraft(context, OperationKind.VDIIntroduce, context.NewRef<VDIRecord>())
            .With("sr", call.SR)
            .With("location", call.Location)
            .With(RecordKey, RecordArgument.Write(wanted with
            {
                Uuid = wanted.Uuid.Length > 0 ? wanted.Uuid : context.NewUuid(),
            }))
            .Mark(call.SR, StorageOperations.VdiIntroduce)
            .Intend();
    }

    /// <summary>Applies the end: sizes are what the driver found, whatever the caller said.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        VDIRecord wanted = RecordArgument.Read<VDIRecord>(ending.Argument(RecordKey));
        if (VDIRows.CheckNew(ending.Changes, wanted) is { } error)
        {
            ending.Refuse(error);
            return;
        }
        Ref<VDIRecord> created = ending.Target<VDIRecord>();
        DiskImages.Add(ending.Changes, created, wanted with
        {
            VirtualSize = ending.Number("virtual_size", wanted.VirtualSize),
            PhysicalUtilisation = ending.Number("physical_utilisation", wanted.PhysicalUtilisation),
        });
        ending.Result = created;
    }

    private static VDIRecord Of(VDIIntroduce call) => new()
    {
        Uuid = call.UUID,
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
        Managed = true,
        VirtualSize = call.VirtualSize,
        PhysicalUtilisation = call.PhysicalUtilisation,
        MetadataOfPool = call.MetadataOfPool,
        IsASnapshot = call.IsASnapshot,
        SnapshotTime = call.SnapshotTime,
        SnapshotOf = call.SnapshotOf,
    };
}
