using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Imports;

/// <summary>Which disks here the disks of an import are.</summary>
internal static class ImportedDisks
{
    private const string Iso = "iso";

    /// <summary>Finds them all: those that were made, those that are here already, and images of discs.</summary>
    public static XenError? Find(ImportRun run)
    {
        HashSet<Ref<VDIRecord>> drives = [.. run.All<VBDRecord>()
            .Where(vbd => vbd.Record.Type != VBDType.CD).Select(vbd => vbd.Record.VDI)];
        HashSet<Ref<VDIRecord>> discs = [.. run.All<VBDRecord>()
            .Where(vbd => vbd.Record.Type == VBDType.CD).Select(vbd => vbd.Record.VDI)];
        Lazy<ILookup<string, Ref<VDIRecord>>> places = new(() => run.Changes.All<VDIRecord>()
            .ToLookup(item => item.Record.Location, item => item.Reference));
        foreach ((Ref<VDIRecord> id, VDIRecord vdi) in run.All<VDIRecord>())
        {
            if (run.Settings.Disks.TryGetValue(id, out Ref<VDIRecord> disk))
            {
                run.Match(id, disk);
            }
            else if (run.Exported(vdi.SR)?.ContentType == Iso || (discs.Contains(id) && !drives.Contains(id)))
            {
                // The bytes of discs are never part of an export.
                run.Match(id, places.Value[vdi.Location].FirstOrDefault(place => IsInIsoRepository(run, place)));
            }
            else if (run.Settings.IsMetadata)
            {
                disk = Present(run, vdi, places.Value);
                if (disk.IsNull && !run.Settings.IsForced)
                {
                    return Missing(run, vdi);
                }
                run.Match(id, disk);
            }
        }
        return null;
    }

    /// <summary>Gives new disks what cannot be said when they are made.</summary>
    public static void Settle(ImportRun run)
    {
        foreach ((Ref<VDIRecord> id, VDIRecord exported) in run.All<VDIRecord>())
        {
            if (run.Settings.Disks.TryGetValue(id, out Ref<VDIRecord> disk)
                && run.Changes.TryGet(disk, out VDIRecord? vdi))
            {
                run.Changes.Set(disk, vdi with
                {
                    OtherConfig = vdi.OtherConfig.Without(ImportKeys.Task),
                    AllowCaching = exported.AllowCaching,
                    OnBoot = exported.OnBoot,
                    IsASnapshot = exported.IsASnapshot,
                    SnapshotOf = run.Here(exported.SnapshotOf),
                    SnapshotTime = exported.SnapshotTime,
                });
            }
        }
    }

    private static bool IsInIsoRepository(ImportRun run, Ref<VDIRecord> disk) =>
        run.Changes.TryGet(disk, out VDIRecord? vdi) && run.Changes.Find(vdi.SR)?.ContentType == Iso;

    private static Ref<VDIRecord> Present(ImportRun run, VDIRecord vdi, ILookup<string, Ref<VDIRecord>> places)
    {
        Changes changes = run.Changes;
        string? wanted = run.Settings.Replacements.GetValueOrDefault(vdi.Uuid)
            ?? run.Settings.Replacements.GetValueOrDefault(vdi.SmConfig.GetOr(ImportKeys.ScsiId, ""));
        if (wanted is not null)
        {
            return changes.All<VDIRecord>().FirstOrDefault(item => item.Record.Uuid == wanted).Reference;
        }
        string repository = run.Exported(vdi.SR)?.Uuid ?? "";
        string content = vdi.OtherConfig.GetOr(ImportKeys.ContentId, "");
        Ref<VDIRecord> found = places[vdi.Location].FirstOrDefault(
            place => changes.TryGet(place, out VDIRecord? item) && changes.Find(item.SR)?.Uuid == repository);
        return found.IsNull && content.Length > 0
            ? changes.All<VDIRecord>()
                .FirstOrDefault(item => item.Record.OtherConfig.GetOr(ImportKeys.ContentId, "") == content).Reference
            : found;
    }

    private static XenError Missing(ImportRun run, VDIRecord vdi)
    {
        if (vdi.OtherConfig.ContainsKey(ImportKeys.ContentId))
        {
            return new XenError(UndeclaredErrorCode.VDIContentIdMissing);
        }
        string uuid = run.Exported(vdi.SR)?.Uuid ?? "";
        Ref<SRRecord> sr = run.Changes.All<SRRecord>().FirstOrDefault(item => item.Record.Uuid == uuid).Reference;
        return new XenError(ErrorCode.VDILocationMissing, sr.IsNull ? uuid : sr.ToString(), vdi.Location);
    }
}
