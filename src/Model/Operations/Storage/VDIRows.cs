using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Objects for images that are there already.</summary>
internal static class VDIRows
{
    /// <summary>What one host of the pool tells the others of.</summary>
    public static VDIRecord Of(VDIPoolIntroduce call) => new()
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
        Managed = call.Managed,
        VirtualSize = call.VirtualSize,
        PhysicalUtilisation = call.PhysicalUtilisation,
        MetadataOfPool = call.MetadataOfPool,
        IsASnapshot = call.IsASnapshot,
        SnapshotTime = call.SnapshotTime,
        SnapshotOf = call.SnapshotOf,
        CbtEnabled = call.CbtEnabled,
    };

    /// <summary>What a storage driver tells of.</summary>
    public static VDIRecord Of(VDIDbIntroduce call) => new()
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
        Managed = call.Managed,
        VirtualSize = call.VirtualSize,
        PhysicalUtilisation = call.PhysicalUtilisation,
        MetadataOfPool = call.MetadataOfPool,
        IsASnapshot = call.IsASnapshot,
        SnapshotTime = call.SnapshotTime,
        SnapshotOf = call.SnapshotOf,
        CbtEnabled = call.CbtEnabled,
    };

    /// <summary>Brings the object of an image into being; whether the image is there is not looked at.</summary>
    public static Decision Introduce(DecisionContext context, VDIRecord wanted)
    {
        if (CheckNew(context.Changes, wanted) is { } error)
        {
            return error;
        }
        Ref<VDIRecord> created = context.NewRef<VDIRecord>();
        DiskImages.Add(context.Changes, created, wanted with
        {
            Uuid = wanted.Uuid.Length > 0 ? wanted.Uuid : context.NewUuid(),
        });
        return Decision.With(created);
    }

    /// <summary>
    /// Why an image cannot be made known: an object stands for what is at its location, or has its uuid.
    /// </summary>
    public static XenError? CheckNew(Changes changes, VDIRecord wanted)
    {
        if (!changes.TryGet(wanted.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(wanted.SR);
        }
        if (changes.All(sr.VDIs).Any(vdi => vdi.Record.Location == wanted.Location))
        {
            return new XenError(ErrorCode.LocationNotUnique, wanted.SR.ToString(), wanted.Location);
        }
        bool isUsable = wanted.Uuid.Length == 0
            || (Guid.TryParseExact(wanted.Uuid, "D", out _) && !IsTaken(changes, wanted.Uuid));
        return isUsable ? null : new XenError(ErrorCode.UUIDInvalid, VDIRecord.WireName, wanted.Uuid);
    }

    /// <summary>True when a disk has the uuid.</summary>
    public static bool IsTaken(Changes changes, string uuid) =>
        changes.All<VDIRecord>().Any(vdi => vdi.Record.Uuid == uuid);
}
