using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// Moves a VM to another host together with disks that are to be in other repositories afterwards, or leaves it and
/// makes a copy there. Within a pool the VM stays the object that it was; its disks become other objects.
/// </summary>
internal static class MigrateSendOperation
{
    private const string NetworkKey = "network.";
    private const string LiveKey = "live";

    /// <summary>Refuses what <see cref="Begin"/> would refuse.</summary>
    public static Decision Assert(DecisionContext context, MigrationWish wish) =>
        MigrationRules.Check(context.Changes, wish) is { } error ? error : Decision.Done;

    /// <summary>Checks, reserves memory and intends to move.</summary>
    public static Decision Begin(DecisionContext context, VMMigrateSend call)
    {
        Changes changes = context.Changes;
        var wish = new MigrationWish(call.VM, call.Dest, call.VdiMap, call.VifMap, call.Options);
        if (MigrationRules.Check(changes, wish) is { } error)
        {
            return error;
        }
        VMRecord vm = changes.Get(call.VM);
        if (wish.IsCopy)
        {
            return CopyOperation.BeginCopy(context, call.VM, vm.NameLabel, call.VdiMap);
        }
        bool isLive = vm.PowerState == VMPowerState.Running;
        OperationDraft draft = new OperationDraft(context, OperationKind.VMMigrateSend, call.VM)
            .With(StartOperation.HostKey, isLive ? wish.Host : default)
            .With(LiveKey, isLive ? "true" : "false")
            .Mark(call.VM, VMOperations.MigrateSend)
            .Mark(wish.Host, HostAllowedOperations.VmMigrate);
        int number = 0;
        foreach ((Ref<VDIRecord> disk, VDIRecord record, Ref<SRRecord> to) in MigrationRules.Moving(changes, wish, vm))
        {
            var plan = new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), to, record.VirtualSize)
            {
                Type = record.Type,
                Source = disk,
            };
            draft.With(plan.Arguments(number++))
                .Mark(disk, isLive ? VDIOperations.Mirror : VDIOperations.Copy)
                .Mark(to, StorageOperations.VdiCreate);
        }
        foreach ((Ref<VIFRecord> vif, Ref<NetworkRecord> network) in call.VifMap)
        {
            draft.With(NetworkKey + vif, network);
        }
        if (isLive)
        {
            changes.Update(call.VM, record => record with { ScheduledToBeResidentOn = wish.Host });
        }
        return draft.Intend();
    }

    /// <summary>Applies the end. When it fails, all is where it was, unless the domain is lost.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is { } error)
        {
            ending.Changes.Set(self, vm with { ScheduledToBeResidentOn = default });
            Domains.Settle(ending, self);
            Relabel(ending, error, self, vm);
            return;
        }
        Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks = AddDisks(ending);
        MoveDisks(ending.Changes, vm, disks);
        foreach ((Ref<VIFRecord> reference, VIFRecord vif) in ending.Changes.All(vm.VIFs))
        {
            Ref<NetworkRecord> network = ending.Reference<NetworkRecord>(NetworkKey + reference);
            if (ending.Changes.Find(network) is not null)
            {
                ending.Changes.Set(reference, vif with { Network = network });
            }
        }
        if (!ending.Reference<HostRecord>(StartOperation.HostKey).IsNull)
        {
            MigrateOperation.Arrive(ending, self, vm);
        }
        ending.Result = self;
    }

    private static Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> AddDisks(OperationEnding ending)
    {
        var disks = new Dictionary<Ref<VDIRecord>, Ref<VDIRecord>>();
        int number = 0;
        foreach (DiskPlan plan in DiskPlan.All(ending))
        {
            if (ending.Changes.TryGet(plan.Source, out VDIRecord? original))
            {
                DiskImages.Add(ending, plan, number, original with
                {
                    CurrentOperations = XenMap<string, VDIOperations>.Empty,
                    AllowedOperations = XenSet<VDIOperations>.Empty,
                    Parent = default,
                });
                disks.TryAdd(plan.Source, plan.Reference);
            }
            number++;
        }
        return disks;
    }

    /// <summary>What pointed to the disks that were moved points to those that they have become.</summary>
    private static void MoveDisks(
        Changes changes, VMRecord vm, Dictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks)
    {
        if (disks.Count == 0)
        {
            return;
        }
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(vm.VBDs).ToArray())
        {
            if (disks.TryGetValue(vbd.VDI, out Ref<VDIRecord> moved))
            {
                changes.Set(reference, vbd with { VDI = moved });
            }
        }
        foreach ((Ref<VDIRecord> reference, VDIRecord vdi) in changes.All<VDIRecord>().ToArray())
        {
            if (vdi.IsASnapshot && disks.TryGetValue(vdi.SnapshotOf, out Ref<VDIRecord> moved))
            {
                changes.Set(reference, vdi with { SnapshotOf = moved });
            }
        }
        foreach (Ref<VDIRecord> gone in disks.Keys)
        {
            DiskImages.Remove(changes, gone);
        }
    }

    private static void Relabel(OperationEnding ending, XenError error, Ref<VMRecord> self, VMRecord vm)
    {
        if (error.Code == ErrorCode.InternalError)
        {
            ending.Replace(new XenError(
                ErrorCode.VMMigrateFailed, self.ToString(), vm.ResidentOn.ToString(),
                ending.Argument(StartOperation.HostKey), error.Parameters is [var text, ..] ? text : ""));
        }
    }
}
