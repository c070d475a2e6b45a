using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Makes and erases disk images and gives them other sizes.</summary>
internal static class VDIOperation
{
    private const string RecordKey = "record";
    private const string SizeKey = "size";

    /// <summary>Checks and intends a new image.</summary>
    public static Decision BeginCreate(DecisionContext context, VDIRecord wanted)
    {
        if (CheckNew(context.Changes, wanted) is { } error)
        {
            return error;
        }
        var plan = new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), wanted.SR, wanted.VirtualSize)
        {
            Type = wanted.Type,
            NameLabel = wanted.NameLabel,
            NameDescription = wanted.NameDescription,
        };
        return new OperationDraft(context, OperationKind.VDICreate, plan.Reference)
            .With(plan.Arguments(0))
            .With(RecordKey, RecordArgument.Write(wanted))
            .Mark(wanted.SR, StorageOperations.VdiCreate)
            .Intend();
    }

    /// <summary>Applies the end of making an image.</summary>
    public static void EndCreate(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        DiskPlan plan = DiskPlan.Read(ending, 0);
        DiskImages.Add(ending, plan, 0, RecordArgument.Read<VDIRecord>(ending.Argument(RecordKey)));
        ending.Result = plan.Reference;
    }

    /// <summary>Checks and intends to erase an image.</summary>
    public static Decision BeginDestroy(DecisionContext context, Ref<VDIRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if ((VDIRules.Check(changes, self, vdi, VDIOperations.Destroy)
            ?? CheckRepository(changes, vdi.SR, StorageOperations.VdiDestroy)) is { } error)
        {
            return error;
        }
        return new OperationDraft(context, OperationKind.VDIDestroy, self)
            .With("uuid", vdi.Uuid)
            .With("location", vdi.Location)
            .Mark(self, VDIOperations.Destroy)
            .Mark(vdi.SR, StorageOperations.VdiDestroy)
            .Intend();
    }

    /// <summary>Applies the end of erasing an image.</summary>
    public static void EndDestroy(OperationEnding ending)
    {
        if (ending.Error is null)
        {
            Forget(ending.Changes, ending.Target<VDIRecord>());
        }
    }

    /// <summary>
    /// Removes an image with the VBDs that lead to it, drives excepted, which are empty then, and with the crash dumps
    /// in it. A VM suspended to it can no longer find it.
    /// </summary>
    public static void Forget(Changes changes, Ref<VDIRecord> self)
    {
        if (!changes.TryGet(self, out VDIRecord? vdi))
        {
            return;
        }
        DetachAll(changes, vdi);
        foreach ((Ref<CrashdumpRecord> dump, _) in changes.All(vdi.CrashDumps))
        {
            changes.Delete(dump);
        }
        if (vdi.Type == VDIType.Suspend)
        {
            foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All<VMRecord>().ToArray())
            {
                if (vm.SuspendVDI == self)
                {
                    changes.Set(reference, vm with { SuspendVDI = default });
                }
            }
        }
        DiskImages.Remove(changes, self);
    }

    /// <summary>Removes the VBDs that lead to an image; drives stay, empty.</summary>
    public static void DetachAll(Changes changes, VDIRecord vdi)
    {
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(vdi.VBDs).ToArray())
        {
            if (vbd.Type == VBDType.CD)
            {
                changes.Set(reference, vbd with { Empty = true, VDI = default });
            }
            else
            {
                DevicePlaces.Remove(changes, reference);
            }
        }
    }

    /// <summary>Checks and intends another size, while the disk is in use or not.</summary>
    public static Decision BeginResize(
        DecisionContext context, Ref<VDIRecord> self, long size, VDIOperations operation)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VDIRecord? vdi))
        {
            return DecisionContext.HandleInvalid(self);
        }
        StorageOperations ofRepository = operation == VDIOperations.Resize
            ? StorageOperations.VdiResize
            : StorageOperations.VdiResizeOnline;
        if ((VDIRules.Check(changes, self, vdi, operation) ?? CheckRepository(changes, vdi.SR, ofRepository))
            is { } error)
        {
            return error;
        }
        if (size > vdi.VirtualSize && DiskImages.CheckRoom(changes, vdi.SR, size - vdi.VirtualSize) is { } full)
        {
            return full;
        }
        return new OperationDraft(context, OperationKind.VDIResize, self)
            .With(SizeKey, size.ToString(CultureInfo.InvariantCulture))
            .Mark(self, operation)
            .Mark(vdi.SR, ofRepository)
            .Intend();
    }

    /// <summary>Applies the end of changing a size.</summary>
    public static void EndResize(OperationEnding ending)
    {
        Ref<VDIRecord> self = ending.Target<VDIRecord>();
        if (ending.Error is not null || !ending.Changes.TryGet(self, out VDIRecord? vdi))
        {
            return;
        }
        long wanted = long.Parse(ending.Argument(SizeKey), CultureInfo.InvariantCulture);
        DiskImages.Replace(
            ending.Changes, self, vdi with
            {
                VirtualSize = ending.Number("virtual_size", wanted),
                PhysicalUtilisation = ending.Number("physical_utilisation", vdi.PhysicalUtilisation),
            });
    }

    /// <summary>Why nothing can be done in a repository; null when it can be reached and is free for it.</summary>
    public static XenError? CheckRepository(Changes changes, Ref<SRRecord> reference, StorageOperations operation)
    {
        if (!changes.TryGet(reference, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(reference);
        }
        return SRRules.Check(changes, reference, sr, operation)
            ?? (SRRules.IsAttached(changes, reference)
                ? null
                : new XenError(ErrorCode.SRHasNoPbds, reference.ToString()));
    }

    private static XenError? CheckNew(Changes changes, VDIRecord wanted)
    {
        if (CheckRepository(changes, wanted.SR, StorageOperations.VdiCreate) is { } error)
        {
            return error;
        }
        if (wanted.Type == VDIType.CbtMetadata)
        {
            return new XenError(
                ErrorCode.VDIIncompatibleType, ObjectRef.NullText, Enums.VDIType.NameOf(wanted.Type));
        }
        return wanted.VirtualSize < 0
            ? new XenError(
                ErrorCode.InvalidValue, "virtual_size", wanted.VirtualSize.ToString(CultureInfo.InvariantCulture))
            : DiskImages.CheckRoom(changes, wanted.SR, wanted.VirtualSize);
    }
}
