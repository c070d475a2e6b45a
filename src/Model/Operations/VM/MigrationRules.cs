using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Whether a VM can go where a client wants it, with its disks.</summary>
internal static class MigrationRules
{
    /// <summary>Why it cannot; null when it can.</summary>
    public static XenError? Check(Changes changes, MigrationWish wish)
    {
        if (!changes.TryGet(wish.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(wish.VM);
        }
        if (VMRules.Check(changes, wish.VM, vm, VMOperations.MigrateSend) is { } error)
        {
            return error;
        }
        if (!wish.Destination.ContainsKey("host"))
        {
            return new XenError(ErrorCode.InvalidValue, "dest", "the token names no host");
        }
        if (changes.Find(wish.Host) is null)
        {
            // Another pool: there is nobody to talk to.
            return new XenError(ErrorCode.CannotContactHost, wish.Destination.GetOr("master", ""));
        }
        if (wish.IsCopy && vm.PowerState != VMPowerState.Halted)
        {
            return VMRules.BadPowerState(wish.VM, PowerStates.Halted, vm.PowerState);
        }
        return CheckSnapshots(changes, wish, vm)
            ?? CheckDisks(changes, wish, vm)
            ?? CheckInterfaces(changes, wish, vm)
            ?? CheckHost(changes, wish, vm);
    }

    /// <summary>
    /// The disks that change their repository; discs and disks that are mapped to where they are stay.
    /// </summary>
    public static IEnumerable<(Ref<VDIRecord> Disk, VDIRecord Record, Ref<SRRecord> To)> Moving(
        Changes changes, MigrationWish wish, VMRecord vm)
    {
        foreach ((_, VBDRecord vbd) in changes.All(vm.VBDs).Reverse())
        {
            if (vbd is { Type: not VBDType.CD, Empty: false } && changes.TryGet(vbd.VDI, out VDIRecord? vdi)
                && wish.Disks.TryGetValue(vbd.VDI, out Ref<SRRecord> to) && to != vdi.SR)
            {
                yield return (vbd.VDI, vdi, to);
            }
        }
    }

    private static XenError? CheckSnapshots(Changes changes, MigrationWish wish, VMRecord vm)
    {
        if (wish.IsForced || vm.PowerState == VMPowerState.Halted || !Moving(changes, wish, vm).Any())
        {
            return null;
        }
        if (vm.Snapshots.Count > 1)
        {
            return new XenError(ErrorCode.VMHasTooManySnapshots, wish.VM.ToString());
        }
        return changes.All(vm.Snapshots).Any(snapshot => snapshot.Record.PowerState == VMPowerState.Suspended)
            ? new XenError(ErrorCode.VMHasCheckpoint, wish.VM.ToString())
            : null;
    }

    private static XenError? CheckDisks(Changes changes, MigrationWish wish, VMRecord vm)
    {
        foreach (Ref<SRRecord> sr in wish.Disks.Select(entry => entry.Value))
        {
            if (changes.Find(sr) is null)
            {
                return DecisionContext.HandleInvalid(sr);
            }
        }
        bool isLive = vm.PowerState != VMPowerState.Halted;
        (Ref<VDIRecord> Disk, VDIRecord Record, Ref<SRRecord> To)[] moving = [.. Moving(changes, wish, vm)];
        foreach ((Ref<VDIRecord> disk, VDIRecord record, Ref<SRRecord> to) in moving)
        {
            if (CheckDisk(changes, disk, record, to, isLive) is { } error)
            {
                return error;
            }
        }
        return moving.GroupBy(item => item.To)
            .Select(group => DiskImages.CheckRoom(changes, group.Key, group.Sum(item => item.Record.VirtualSize)))
            .FirstOrDefault(error => error is not null);
    }

    private static XenError? CheckDisk(
        Changes changes, Ref<VDIRecord> disk, VDIRecord record, Ref<SRRecord> to, bool isLive)
    {
        if (record.OnBoot == OnBoot.Reset)
        {
            return new XenError(ErrorCode.VDIOnBootModeIncompatibleWithOperation);
        }
        if (record.CbtEnabled)
        {
            return new XenError(ErrorCode.VDICBTEnabled, disk.ToString());
        }
        string[] missing =
        [
            .. (isLive ? (string[])["VDI_SNAPSHOT", "VDI_MIRROR"] : [])
                .Where(feature => !SRRules.HasFeature(changes, record.SR, feature)),
        ];
        if (missing.Length > 0)
        {
            return new XenError(
                ErrorCode.SRDoesNotSupportMigration, record.SR.ToString(), string.Join(", ", missing));
        }
        return (isLive ? null : VDIRules.Check(changes, disk, record, VDIOperations.Copy))
            ?? VDIOperation.CheckRepository(changes, to, StorageOperations.VdiCreate);
    }

    private static XenError? CheckInterfaces(Changes changes, MigrationWish wish, VMRecord vm)
    {
        foreach ((Ref<VIFRecord> vif, Ref<NetworkRecord> network) in wish.Interfaces)
        {
            if (!vm.VIFs.Contains(vif))
            {
                return DecisionContext.HandleInvalid(vif);
            }
            if (changes.Find(network) is null)
            {
                return DecisionContext.HandleInvalid(network);
            }
        }
        return null;
    }

    /// <summary>A VM without a domain needs no memory there yet, only that it could find its disks.</summary>
    private static XenError? CheckHost(Changes changes, MigrationWish wish, VMRecord vm)
    {
        bool isThere = vm.ResidentOn == wish.Host;
        XenError? error = Placement.Check(changes, wish.VM, vm, wish.Host, wish.Relocation);
        return error?.Code is ErrorCode.HostNotEnoughFreeMemory or ErrorCode.HostNotEnoughPcpus
            && (isThere || vm.PowerState == VMPowerState.Halted)
            ? null
            : error;
    }
}
