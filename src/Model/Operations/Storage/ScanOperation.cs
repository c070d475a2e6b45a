using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Brings the objects of a repository in line with what is on its medium.</summary>
internal static class ScanOperation
{
    /// <summary>Checks and intends to look through a repository, or only to measure it.</summary>
    public static Decision Begin(
        DecisionContext context, Ref<SRRecord> self, StorageOperations operation, string kind) =>
        VDIOperation.CheckRepository(context.Changes, self, operation) is { } error
            ? error
            : new OperationDraft(context, kind, self).Mark(self, operation).Intend();

    /// <summary>Applies the end of looking through.</summary>
    public static void EndScan(OperationEnding ending)
    {
        if (ending.Error is null)
        {
            Apply(ending, ending.Target<SRRecord>());
        }
    }

    /// <summary>Applies the end of measuring: disks and what they add up to stay as they are.</summary>
    public static void EndUpdate(OperationEnding ending)
    {
        Ref<SRRecord> self = ending.Target<SRRecord>();
        if (ending.Error is null && ending.Changes.Find(self) is not null
            && RepositoryFindings.Read(ending.Facts) is { } found)
        {
            ending.Changes.Update(self, sr => Measured(sr, found));
        }
    }

    /// <summary>
    /// Applies findings to a repository. They can be older than the decision: an object is changed only when it still
    /// is what the finding is about.
    /// </summary>
    public static void Apply(OperationEnding ending, Ref<SRRecord> self)
    {
        Changes changes = ending.Changes;
        if (!changes.TryGet(self, out SRRecord? sr) || RepositoryFindings.Read(ending.Facts) is not { } found)
        {
            return;
        }
        Dictionary<string, Ref<VDIRecord>> known = [];
        foreach ((Ref<VDIRecord> reference, VDIRecord vdi) in changes.All(sr.VDIs))
        {
            known[vdi.Location] = reference;
        }
        foreach (string location in found.Gone.Where(known.ContainsKey))
        {
            VDIOperation.Forget(changes, known[location]);
        }
        foreach (FoundImage image in found.Changed.Where(image => known.ContainsKey(image.Location)))
        {
            changes.Update(known[image.Location], vdi => vdi with
            {
                VirtualSize = image.VirtualSize,
                PhysicalUtilisation = image.PhysicalUtilisation,
            });
        }
        foreach (FoundImage image in found.New.Where(image => !known.ContainsKey(image.Location)))
        {
            Add(ending.Context, self, image);
        }
        Link(changes, self, found);
        changes.Update(self, record => Measured(record, found) with
        {
            VirtualAllocation = changes.All(record.VDIs).Sum(vdi => vdi.Record.VirtualSize),
            OtherConfig = record.OtherConfig.Without(AutoScan.DirtyKey),
        });
    }

    private static SRRecord Measured(SRRecord sr, RepositoryFindings found) => sr with
    {
        PhysicalSize = found.PhysicalSize,
        PhysicalUtilisation = found.PhysicalUtilisation,
        Clustered = found.Clustered,
    };

    private static void Add(DecisionContext context, Ref<SRRecord> self, FoundImage image)
    {
        bool isUsable = Guid.TryParseExact(image.Uuid, "D", out _) && !VDIRows.IsTaken(context.Changes, image.Uuid);
        context.Create(new VDIRecord
        {
            Uuid = isUsable ? image.Uuid : context.NewUuid(),
            NameLabel = image.NameLabel,
            NameDescription = image.NameDescription,
            SR = self,
            Location = image.Location,
            VirtualSize = image.VirtualSize,
            PhysicalUtilisation = image.PhysicalUtilisation,
            Type = image.Type,
            ReadOnly = image.ReadOnly,
            Sharable = image.Sharable,
            CbtEnabled = image.CbtEnabled,
            IsASnapshot = image.IsASnapshot,
            SnapshotTime = image.SnapshotTime,
            MetadataOfPool = context.Changes.All<PoolRecord>()
                .FirstOrDefault(pool => pool.Record.Uuid == image.MetadataOfPool).Reference,
            Managed = true,
        });
    }

    /// <summary>Snapshots find what they were taken of once all objects are there.</summary>
    private static void Link(Changes changes, Ref<SRRecord> self, RepositoryFindings found)
    {
        var byUuid = changes.All(changes.Get(self).VDIs)
            .ToDictionary(vdi => vdi.Record.Uuid, vdi => vdi.Reference, StringComparer.Ordinal);
        foreach (FoundImage image in found.New.Where(image => byUuid.ContainsKey(image.SnapshotOf)))
        {
            if (byUuid.TryGetValue(image.Uuid, out Ref<VDIRecord> snapshot))
            {
                changes.Update(snapshot, vdi => vdi with { SnapshotOf = byUuid[image.SnapshotOf] });
            }
        }
    }
}
