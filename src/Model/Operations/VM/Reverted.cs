using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>What of a VM changes when it becomes what it was, and what stays as it is today.</summary>
internal static class Reverted
{
    /// <summary>The settings that a snapshot keeps; null when they cannot be read.</summary>
    public static VMRecord? Settings(VMRecord snapshot)
    {
        try
        {
            return snapshot.SnapshotMetadata.Length > 0
                ? RecordArgument.Read<VMRecord>(snapshot.SnapshotMetadata)
                : null;
        }
        catch (Exception failure) when (failure is MessagePackException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Changes the VM of a snapshot, or brings it back.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="self">The snapshot.</param>
    /// <param name="snapshot">Its record.</param>
    /// <param name="disks">The copy of each of the snapshot's disks, and of the image of its memory.</param>
    /// <returns>The VM.</returns>
    public static Ref<VMRecord> Apply(
        DecisionContext context,
        Ref<VMRecord> self,
        VMRecord snapshot,
        IReadOnlyDictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks)
    {
        Changes changes = context.Changes;
        Ref<VMRecord> vm = snapshot.SnapshotOf;
        if (changes.Find(vm) is not null)
        {
            RemoveDevices(changes, vm, snapshot);
        }
        else
        {
            vm = BringBack(context, snapshot);
        }
        bool isSuspended = snapshot.PowerState == VMPowerState.Suspended;
        changes.Update(vm, present => Restored(context, present, Settings(snapshot)!) with
        {
            Parent = self,
            PowerState = snapshot.PowerState,
            SuspendVDI = isSuspended ? disks.GetValueOrDefault(snapshot.SuspendVDI) : default,
            Metrics = Copied(context, snapshot.Metrics, present.Metrics),
            GuestMetrics = Copied(context, snapshot.GuestMetrics, present.GuestMetrics),
        });
        foreach ((_, VBDRecord vbd) in changes.All(snapshot.VBDs).Reverse())
        {
            VMCopies.CopyDisk(context, vbd, vm, disks, isSnapshot: true, isSuspended);
        }
        foreach ((_, VIFRecord vif) in changes.All(snapshot.VIFs).Reverse())
        {
            VMCopies.CopyInterface(context, vif, vm, seed: null, isSuspended);
        }
        foreach ((_, VGPURecord vgpu) in changes.All(snapshot.VGPUs).Reverse())
        {
            VMCopies.CopyGraphics(context, vgpu, vm);
        }
        VMCopies.CopyModules(context, changes.Get(self), vm);
        FollowDisks(changes, disks);
        return vm;
    }

    /// <summary>
    /// The settings of then with the life of today. Labels and where the VM belongs are not settings of the machine.
    /// </summary>
    private static VMRecord Restored(DecisionContext context, VMRecord present, VMRecord then) => then with
    {
        Uuid = present.Uuid,
        AllowedOperations = present.AllowedOperations,
        CurrentOperations = present.CurrentOperations,
        Tags = present.Tags,
        Affinity = present.Affinity,
        Groups = present.Groups,
        ProtectionPolicy = present.ProtectionPolicy,
        SnapshotSchedule = present.SnapshotSchedule,
        Appliance = present.Appliance,
        ResidentOn = default,
        ScheduledToBeResidentOn = default,
        Domid = -1,
        Domarch = "",
        AttachedPCIs = present.AttachedPCIs,
        Blobs = present.Blobs,
        PendingGuidances = present.PendingGuidances,
        GenerationId = VMCopies.NewGeneration(context.NewUuid(), then.GenerationId),
        RequiresReboot = false,
        HaAlwaysRun = false,
        IsATemplate = false,
        IsASnapshot = false,
        SnapshotOf = default,
    };

    /// <summary>The VM that was destroyed, under its uuid but another reference; all its snapshots follow.</summary>
    private static Ref<VMRecord> BringBack(DecisionContext context, VMRecord snapshot)
    {
        Ref<VMRecord> gone = snapshot.SnapshotOf;
        VMRecord then = Settings(snapshot)!;
        Ref<VMRecord> vm = context.Create(then with
        {
            Metrics = default,
            GuestMetrics = default,
            ResidentOn = default,
            ScheduledToBeResidentOn = default,
            Domid = -1,
            Parent = default,
            SuspendVDI = default,
            CurrentOperations = XenMap<string, VMOperations>.Empty,
            AllowedOperations = XenSet<VMOperations>.Empty,
            Appliance = default,
            ProtectionPolicy = default,
            SnapshotSchedule = default,
            Groups = RefSet<VMGroupRecord>.Empty,
            Blobs = XenMap<string, Ref<BlobRecord>>.Empty,
            AttachedPCIs = RefSet<PCIRecord>.Empty,
        });
        foreach ((Ref<VMRecord> reference, VMRecord other) in context.Changes.All<VMRecord>().ToArray())
        {
            if (other.IsASnapshot && other.SnapshotOf == gone)
            {
                context.Changes.Set(reference, other with { SnapshotOf = vm });
            }
        }
        return vm;
    }

    /// <summary>Disks of which the snapshot has a copy go; those that it never covered only lose their VBD.</summary>
    private static void RemoveDevices(Changes changes, Ref<VMRecord> self, VMRecord snapshot)
    {
        HashSet<Ref<VDIRecord>> covered =
        [
            .. changes.All(snapshot.VBDs).Select(vbd => changes.Find(vbd.Record.VDI)?.SnapshotOf ?? default),
        ];
        VMRecord vm = changes.Get(self);
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(vm.VBDs).ToArray())
        {
            DevicePlaces.Remove(changes, reference);
            if (vbd.Type != VBDType.CD && covered.Contains(vbd.VDI)
                && changes.TryGet(vbd.VDI, out VDIRecord? vdi) && vdi.VBDs.Count == 0)
            {
                DiskImages.Remove(changes, vbd.VDI);
            }
        }
        foreach (Ref<VIFRecord> vif in vm.VIFs)
        {
            DevicePlaces.Remove(changes, vif);
        }
        foreach (Ref<VGPURecord> vgpu in vm.VGPUs)
        {
            changes.Delete(vgpu);
        }
        foreach (Ref<VUSBRecord> device in vm.VUSBs)
        {
            changes.Delete(device);
        }
        foreach ((Ref<VTPMRecord> module, VTPMRecord record) in changes.All(vm.VTPMs).ToArray())
        {
            // What must not be copied was not, so the snapshot has nothing to put in its place.
            if (!record.IsUnique)
            {
                VMObjects.Remove(changes, module);
            }
        }
    }

    /// <summary>What were snapshots of the disk that went are snapshots of the one that came.</summary>
    private static void FollowDisks(Changes changes, IReadOnlyDictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks)
    {
        var successors = new Dictionary<Ref<VDIRecord>, Ref<VDIRecord>>();
        foreach ((Ref<VDIRecord> ofSnapshot, Ref<VDIRecord> copy) in disks)
        {
            if (changes.Find(ofSnapshot) is { SnapshotOf: { IsNull: false } original })
            {
                successors.TryAdd(original, copy);
            }
        }
        foreach ((Ref<VDIRecord> reference, VDIRecord vdi) in changes.All<VDIRecord>().ToArray())
        {
            if (vdi.IsASnapshot && successors.TryGetValue(vdi.SnapshotOf, out Ref<VDIRecord> successor))
            {
                changes.Set(reference, vdi with { SnapshotOf = successor });
            }
        }
    }

    private static Ref<VMMetricsRecord> Copied(
        DecisionContext context, Ref<VMMetricsRecord> then, Ref<VMMetricsRecord> present)
    {
        context.Changes.Delete(present);
        return context.Changes.TryGet(then, out VMMetricsRecord? metrics)
            ? context.Create(metrics with { Uuid = context.NewUuid() })
            : VMObjects.NewMetrics(context);
    }

    private static Ref<VMGuestMetricsRecord> Copied(
        DecisionContext context, Ref<VMGuestMetricsRecord> then, Ref<VMGuestMetricsRecord> present)
    {
        context.Changes.Delete(present);
        return context.Changes.TryGet(then, out VMGuestMetricsRecord? metrics)
            ? context.Create(metrics with { Uuid = context.NewUuid() })
            : default;
    }
}
