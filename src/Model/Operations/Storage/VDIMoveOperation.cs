using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>
/// Moves the disk of a VM, running or not, to another repository. The disk that is there afterwards is another object,
/// in the place of the one before.
/// </summary>
internal static class VDIMoveOperation
{
    private const string MirrorFeature = "VDI_MIRROR";

    /// <summary>Checks and intends to move.</summary>
    public static Decision Begin(DecisionContext context, Ref<VDIRecord> self, Ref<SRRecord> sr)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (changes.Find(sr) is null)
        {
            return DecisionContext.HandleInvalid(sr);
        }
        Ref<VMRecord> owner = changes.All(vdi.VBDs).Select(vbd => vbd.Record.VM)
            .FirstOrDefault(vm => changes.Find(vm) is { IsASnapshot: false });
        if (!changes.TryGet(owner, out VMRecord? vm))
        {
            return new XenError(ErrorCode.VDINeedsVMForMigrate, self.ToString());
        }
        if ((CheckDisk(self, vdi) ?? VMRules.Check(changes, owner, vm, VMOperations.MigrateSend)
            ?? CheckRepositories(changes, vdi, sr)) is { } error)
        {
            return error;
        }
        if (vdi.SR == sr)
        {
            return Decision.With(self);
        }
        var plan = new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), sr, vdi.VirtualSize)
        {
            Type = vdi.Type,
            NameLabel = vdi.NameLabel,
            NameDescription = vdi.NameDescription,
            Source = self,
        };
        return new OperationDraft(context, OperationKind.VDIPoolMigrate, self)
            .With(plan.Arguments(0))
            .Mark(owner, VMOperations.MigrateSend)
            .Mark(self, VDIOperations.Mirror)
            .Mark(vdi.SR, StorageOperations.VdiMirror)
            .Mark(sr, StorageOperations.VdiCreate)
            .Intend();
    }

    /// <summary>Applies the end: all that led to the old disk leads to the new one.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        Changes changes = ending.Changes;
        DiskPlan plan = DiskPlan.Read(ending, 0);
        if (!changes.TryGet(plan.Source, out VDIRecord? old))
        {
            ending.Refuse(DecisionContext.HandleInvalid(plan.Source));
            return;
        }
        DiskImages.Add(ending, plan, 0, old with
        {
            CurrentOperations = XenMap<string, VDIOperations>.Empty,
            AllowedOperations = XenSet<VDIOperations>.Empty,
        });
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(old.VBDs).ToArray())
        {
            changes.Set(reference, vbd with { VDI = plan.Reference });
        }
        foreach ((Ref<VDIRecord> reference, VDIRecord snapshot) in changes.All(old.Snapshots).ToArray())
        {
            changes.Set(reference, snapshot with { SnapshotOf = plan.Reference });
        }
        VDIOperation.Forget(changes, plan.Source);
        ending.Result = plan.Reference;
    }

    private static XenError? CheckDisk(Ref<VDIRecord> self, VDIRecord vdi) => vdi switch
    {
        { Type: VDIType.CbtMetadata } => new XenError(
            ErrorCode.VDIIncompatibleType, self.ToString(), Enums.VDIType.NameOf(vdi.Type)),
        { CbtEnabled: true } => new XenError(ErrorCode.VDICBTEnabled, self.ToString()),
        { CurrentOperations.Count: > 0 } => VDIRules.Busy(self, vdi),
        _ => null,
    };

    private static XenError? CheckRepositories(Changes changes, VDIRecord vdi, Ref<SRRecord> sr)
    {
        foreach (Ref<SRRecord> side in (Ref<SRRecord>[])[vdi.SR, sr])
        {
            if (!SRRules.HasFeature(changes, side, MirrorFeature))
            {
                return new XenError(ErrorCode.SRDoesNotSupportMigration, side.ToString(), MirrorFeature);
            }
        }
        return VDIOperation.CheckRepository(changes, vdi.SR, StorageOperations.VdiMirror)
            ?? VDIOperation.CheckRepository(changes, sr, StorageOperations.VdiCreate)
            ?? DiskImages.CheckRoom(changes, sr, vdi.PhysicalUtilisation);
    }
}
