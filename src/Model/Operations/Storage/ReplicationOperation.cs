using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Disks by which another pool can find out what this one had.</summary>
internal static class ReplicationOperation
{
    /// <summary>How many repositories can hold copies at a time.</summary>
    public const int CopiesMax = 8;

    private const long DiskSize = 256L << 20;

    /// <summary>Checks and intends a disk for the copy; a repository that has one keeps it.</summary>
    public static Decision BeginEnable(DecisionContext context, Ref<SRRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if ((PoolFeatures.Missing(changes, PoolFeatures.Recovery)
                ?? SharedDiskRules.CheckReplication(changes, self, sr))
            is { } error)
        {
            return error;
        }
        Ref<PoolRecord> pool = changes.All<PoolRecord>().First().Reference;
        if (CopiesIn(changes, sr, pool).Any())
        {
            return Decision.Done;
        }
        if (changes.All<SRRecord>().Count(other => CopiesIn(changes, other.Record, pool).Any()) >= CopiesMax)
        {
            return new XenError(ErrorCode.NoMoreRedoLogsAllowed);
        }
        if ((VDIOperation.CheckRepository(changes, self, StorageOperations.VdiCreate)
            ?? DiskImages.CheckRoom(changes, self, DiskSize)) is { } refused)
        {
            return refused;
        }
        var plan = new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), self, DiskSize)
        {
            Type = VDIType.Metadata,
            NameLabel = "Metadata for DR",
            NameDescription = "Used for disaster recovery",
        };
        return new OperationDraft(context, OperationKind.SREnableReplication, self)
            .With(plan.Arguments(0))
            .With("pool", pool)
            .Mark(self, StorageOperations.VdiCreate)
            .Intend();
    }

    /// <summary>Applies the end of making the disk, which the coordinator's control domain uses from now on.</summary>
    public static void EndEnable(OperationEnding ending)
    {
        Ref<PoolRecord> pool = ending.Reference<PoolRecord>("pool");
        if (ending.Error is not null || !ending.Changes.TryGet(pool, out PoolRecord? record))
        {
            return;
        }
        DiskPlan plan = DiskPlan.Read(ending, 0);
        DiskImages.Add(ending, plan, 0, new VDIRecord
        {
            NameLabel = plan.NameLabel,
            NameDescription = plan.NameDescription,
            Type = plan.Type,
            MetadataOfPool = pool,
        });
        Ref<VMRecord> domain = ending.Changes.Find(record.Master)?.ControlDomain ?? default;
        if (ending.Changes.TryGet(domain, out VMRecord? vm))
        {
            HashSet<int> taken = DevicePlaces.TakenByDisks(ending.Changes, vm);
            int place = Enumerable.Range(0, int.MaxValue).First(position => !taken.Contains(position));
            DecisionContext context = ending.Context;
            context.Create(new VBDRecord
            {
                Uuid = context.NewUuid(),
                VM = domain,
                VDI = plan.Reference,
                Userdevice = place.ToString(CultureInfo.InvariantCulture),
                Device = DiskPosition.Name("xvd", place),
                Mode = VBDMode.RW,
                Type = VBDType.Disk,
                Unpluggable = true,
                CurrentlyAttached = true,
                Metrics = context.Create(new VBDMetricsRecord { Uuid = context.NewUuid(), LastUpdated = context.Now }),
            });
        }
    }

    /// <summary>Checks and intends to erase the copies in a repository; one without stays as it is.</summary>
    public static Decision BeginDisable(DecisionContext context, Ref<SRRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        Ref<PoolRecord> pool = changes.All<PoolRecord>().First().Reference;
        Ref<VDIRecord>[] copies = [.. CopiesIn(changes, sr, pool)];
        if (copies.Length == 0)
        {
            return Decision.Done;
        }
        return VDIOperation.CheckRepository(changes, self, StorageOperations.VdiDestroy) is { } error
            ? error
            : new OperationDraft(context, OperationKind.SRDisableReplication, self)
                .With("vdis", string.Join(' ', copies))
                .Mark(self, StorageOperations.VdiDestroy)
                .Intend();
    }

    /// <summary>Applies the end of erasing.</summary>
    public static void EndDisable(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        foreach (string text in ending.Argument("vdis").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ObjectRef.TryParse(text, out ObjectRef vdi))
            {
                VDIOperation.Forget(ending.Changes, vdi.As<VDIRecord>());
            }
        }
    }

    private static IEnumerable<Ref<VDIRecord>> CopiesIn(Changes changes, SRRecord sr, Ref<PoolRecord> pool) =>
        changes.All(sr.VDIs)
            .Where(vdi => vdi.Record.Type == VDIType.Metadata && vdi.Record.MetadataOfPool == pool)
            .Select(vdi => vdi.Reference);
}
