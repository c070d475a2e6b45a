using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Database;

/// <summary>Takes a pool back to what a backup says of it, in one commit. Pure.</summary>
internal static class DatabaseRestore
{
    /// <summary>Refuses a backup that does not fit the pool.</summary>
    /// <exception cref="HandlerException">It does not fit.</exception>
    public static void Check(DatabaseBackup backup, RecordView view)
    {
        Ref<HostRecord> coordinator = view.All<PoolRecord>().Select(pool => pool.Record.Master).FirstOrDefault();
        string uuid = view.Find(coordinator)?.Uuid ?? "";
        Ref<HostRecord> saved = backup.All<HostRecord>().FirstOrDefault(host => host.Record.Uuid == uuid).Reference;
        PIFRecord[] interfaces =
            [.. backup.All<PIFRecord>().Where(pif => pif.Record.Host == saved).Select(pif => pif.Record)];
        PIFRecord[] present =
            [.. view.All<PIFRecord>().Where(pif => pif.Record.Host == coordinator).Select(pif => pif.Record)];
        string management = present.FirstOrDefault(pif => pif.Management)?.Device ?? "";
        if (saved.IsNull || (management.Length > 0 && !interfaces.Any(pif => pif.Device == management)))
        {
            throw Refused(ErrorCode.RestoreTargetMgmtIfNotInBackup);
        }
        if (interfaces.FirstOrDefault(pif => pif.Management && !present.Any(now => now.Device == pif.Device))
            is { } missing)
        {
            throw Refused(ErrorCode.RestoreTargetMissingDevice, missing.Device);
        }
    }

    /// <summary>Refuses to pull the ground away from under guests.</summary>
    /// <exception cref="HandlerException">One runs.</exception>
    public static void CheckIsQuiet(RecordView view)
    {
        (Ref<VMRecord> vm, VMRecord? record) = view.All<VMRecord>().FirstOrDefault(each =>
            each.Record is { IsControlDomain: false, Domid: >= 0 });
        if (record is not null)
        {
            throw Refused(ErrorCode.HostInUse, record.ResidentOn.ToString(), "vm", vm.ToString());
        }
    }

    /// <summary>What has to become the case.</summary>
    public static Observe Facts(DatabaseBackup backup, RecordView view)
    {
        HashSet<ObjectRef> kept = [.. backup.Rows.Select(row => row.Reference)];
        HashSet<ObjectRef> halted = [.. backup.All<VMRecord>()
            .Where(vm => vm.Record is { IsControlDomain: false, Domid: >= 0 }).Select(vm => (ObjectRef)vm.Reference)];
        ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (XenClass type in DatabaseDump.Classes)
        {
            facts.AddRange(view.All(type).Select(version => version.Slot.Reference)
                .Where(reference => !kept.Contains(reference)).Select(reference => new Fact(reference, null)));
        }
        // Everybody is there before anybody refers to anybody.
        facts.AddRange(backup.Rows.Where(row => view.Find(row.Reference) is null)
            .Select(row => new Fact(row.Reference, row.Record.Class.Empty)));
        facts.AddRange(backup.Rows.Where(row => row.Record is not ConsoleRecord console
                || !halted.Contains(console.VM))
            .Select(row => new Fact(row.Reference, Down(row.Record, halted))));
        facts.AddRange(backup.All<ConsoleRecord>().Where(console => halted.Contains(console.Record.VM))
            .Select(console => new Fact(console.Reference, null)));
        return new Observe(facts.ToImmutable());
    }

    /// <summary>What ran when the backup was made does not run now.</summary>
    private static XenRecord Down(XenRecord record, HashSet<ObjectRef> halted) => record switch
    {
        VMRecord { IsControlDomain: false, Domid: >= 0 } vm => vm with
        {
            PowerState = VMPowerState.Halted,
            Domid = -1,
            ResidentOn = default,
            ScheduledToBeResidentOn = default,
        },
        VBDRecord vbd when halted.Contains(vbd.VM) => vbd with { CurrentlyAttached = false },
        VIFRecord vif when halted.Contains(vif.VM) => vif with { CurrentlyAttached = false },
        VUSBRecord vusb when halted.Contains(vusb.VM) => vusb with { CurrentlyAttached = false },
        _ => record,
    };

    private static HandlerException Refused(string code, params string[] parameters) =>
        new(500, new XenError(code, parameters));
}
