using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Writes the memory of a running VM to a disk image and ends its domain.</summary>
internal static class SuspendOperation
{
    private const long Slack = 100L << 20;

    /// <summary>Checks, finds room for the image and intends to suspend.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(changes, self, vm, VMOperations.Suspend) is { } error)
        {
            return error;
        }
        if (ImageFor(context, self, vm, out XenError? noRoom) is not { } image)
        {
            return noRoom!;
        }
        return new OperationDraft(context, OperationKind.VMSuspend, self)
            .With(image.Arguments(0))
            .Mark(self, VMOperations.Suspend)
            .Intend();
    }

    /// <summary>A place for the memory of a VM; null when there is none.</summary>
    public static DiskPlan? ImageFor(
        DecisionContext context, Ref<VMRecord> self, VMRecord vm, out XenError? error)
    {
        Ref<SRRecord> sr = RepositoryFor(context.Changes, vm);
        if (sr.IsNull)
        {
            error = new XenError(ErrorCode.VMNoSuspendSR, self.ToString());
            return null;
        }
        long size = SizeFor(vm);
        if (!DiskImages.HasRoom(context.Changes, sr, size))
        {
            error = new XenError(ErrorCode.SRSuspendSpaceInsufficient, sr.ToString());
            return null;
        }
        error = null;
        return new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), sr, size)
        {
            Type = VDIType.Suspend,
            NameLabel = "Suspend image",
        };
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is not null)
        {
            Domains.Settle(ending, self);
            return;
        }
        DiskPlan image = DiskPlan.Read(ending, 0);
        DiskImages.Add(ending, image, 0);
        Domains.Sleep(ending.Changes, self, image.Reference);
        Messages.Post(ending.Context, "VM_SUSPENDED", vm, "has been suspended");
    }

    /// <summary>All memory, room for what the image adds to it, and some slack.</summary>
    private static long SizeFor(VMRecord vm) => checked(vm.MemoryStaticMax / 100 * 126 + Slack);

    private static Ref<SRRecord> RepositoryFor(Changes changes, VMRecord vm)
    {
        IEnumerable<Ref<SRRecord>> candidates =
        [
            vm.SuspendSR,
            .. changes.All<PoolRecord>().Select(pool => pool.Record.SuspendImageSR),
            changes.Find(vm.ResidentOn)?.SuspendImageSr ?? default,
        ];
        return candidates.FirstOrDefault(sr => SRRules.IsAttachedTo(changes, sr, vm.ResidentOn));
    }
}
