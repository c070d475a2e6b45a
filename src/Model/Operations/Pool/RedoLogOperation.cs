using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>The disk on shared storage to which changes of the database are written as well.</summary>
internal static class RedoLogOperation
{
    /// <summary>Size of the disk in bytes.</summary>
    public const long DiskSize = 256L << 20;

    private const string DiskKey = "vdi";

    /// <summary>Checks and intends. A disk that an earlier redo log has left in the repository is used again.</summary>
    public static Decision BeginEnable(DecisionContext context, Ref<SRRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!Pools.TryFind(changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (pool.RedoLogEnabled)
        {
            return new XenError(ErrorCode.RedoLogIsEnabled);
        }
        var draft = new OperationDraft(context, OperationKind.PoolEnableRedoLog, reference);
        if (changes.All(sr.VDIs).FirstOrDefault(IsFit) is { Record: not null } kept)
        {
            return draft.With(DiskKey, kept.Reference).Intend();
        }
        XenError? error = VDIOperation.CheckRepository(changes, self, StorageOperations.VdiCreate)
            ?? DiskImages.CheckRoom(changes, self, DiskSize);
        if (error is not null)
        {
            return new XenError(ErrorCode.CannotEnableRedoLog, error.Code);
        }
        var plan = new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), self, DiskSize)
        {
            Type = VDIType.RedoLog,
            NameLabel = "Metadata redo-log",
            NameDescription = "Keeps the changes of the database while high availability is off",
        };
        return draft.With(plan.Arguments(0)).Mark(self, StorageOperations.VdiCreate).Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void EndEnable(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        Ref<VDIRecord> disk = ending.Reference<VDIRecord>(DiskKey);
        if (DiskPlan.Has(ending, 0))
        {
            DiskPlan plan = DiskPlan.Read(ending, 0);
            DiskImages.Add(ending, plan, 0, Shared(plan));
            disk = plan.Reference;
        }
        else if (ending.Changes.Find(disk) is null)
        {
            ending.Refuse(new XenError(ErrorCode.CannotEnableRedoLog, "the disk is gone"));
            return;
        }
        ending.Changes.Update(ending.Target<PoolRecord>(), pool => pool with
        {
            RedoLogEnabled = true,
            RedoLogVdi = disk,
        });
    }

    /// <summary>Writes there no more; the disk stays for the next time.</summary>
    public static Decision Disable(DecisionContext context) => Pools.Change(context, pool => pool with
    {
        RedoLogEnabled = false,
        RedoLogVdi = default,
    });

    /// <summary>The object of a disk that all hosts use at the same time.</summary>
    public static VDIRecord Shared(DiskPlan plan) => new()
    {
        NameLabel = plan.NameLabel,
        NameDescription = plan.NameDescription,
        Type = plan.Type,
        Sharable = true,
    };

    private static bool IsFit((Ref<VDIRecord> Reference, VDIRecord Record) disk) =>
        disk.Record.Type == VDIType.RedoLog && disk.Record.VirtualSize >= DiskSize
        && disk.Record.NameLabel == "Metadata redo-log";
}
