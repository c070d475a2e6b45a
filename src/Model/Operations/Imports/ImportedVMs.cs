using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Imports;

/// <summary>The VMs of an import, without their devices.</summary>
internal static class ImportedVMs
{
    /// <summary>Makes them; those that every pool has are the ones here.</summary>
    public static XenError? Make(ImportRun run)
    {
        if (run.Settings.IsRestore)
        {
            MakeRoom(run);
        }
        foreach ((Ref<VMRecord> id, VMRecord vm) in run.All<VMRecord>())
        {
            if ((vm.IsControlDomain || (vm.IsDefaultTemplate && run.Settings.IsRestore))
                && Shared(run, vm) is { IsNull: false } shared)
            {
                run.Match(id, shared);
            }
            else if (!vm.IsControlDomain)
            {
                run.Make(id, Record(run, vm));
            }
        }
        return null;
    }

    /// <summary>Gives snapshots and their parents to each other, once all are there.</summary>
    public static void Connect(ImportRun run)
    {
        foreach ((Ref<VMRecord> id, VMRecord exported) in run.All<VMRecord>())
        {
            if (run.HasMade(id) && run.Changes.TryGet(run.Here(id), out VMRecord? vm))
            {
                run.Changes.Set(run.Here(id), vm with
                {
                    SnapshotOf = run.Here(exported.SnapshotOf),
                    Parent = run.Here(exported.Parent),
                });
            }
        }
    }

    /// <summary>Removes the VMs whose identity is taken back; their disks stay.</summary>
    private static void MakeRoom(ImportRun run)
    {
        foreach ((_, VMRecord vm) in run.All<VMRecord>())
        {
            Ref<VMRecord> present = ImportRules.Present(run, vm);
            if (run.Changes.TryGet(present, out VMRecord? record) && !ImportRules.IsShared(record))
            {
                VMObjects.Remove(run.Changes, present);
            }
        }
    }

    private static Ref<VMRecord> Shared(ImportRun run, VMRecord vm) => run.Changes.All<VMRecord>()
        .FirstOrDefault(item => ImportRules.IsShared(item.Record)
            && item.Record.IsControlDomain == vm.IsControlDomain
            && (item.Record.Uuid == vm.Uuid || (!vm.IsControlDomain && item.Record.NameLabel == vm.NameLabel)))
        .Reference;

    private static VMRecord Record(ImportRun run, VMRecord vm)
    {
        Ref<VDIRecord> image = vm.PowerState == VMPowerState.Suspended ? run.Here(vm.SuspendVDI) : default;
        VMRecord plain = Plain(run, vm);
        if (!image.IsNull || (run.Settings.IsDryRun && vm.PowerState == VMPowerState.Suspended))
        {
            plain = plain with
            {
                PowerState = VMPowerState.Suspended,
                SuspendVDI = image,
                LastBootedRecord = vm.LastBootedRecord,
                LastBootCPUFlags = vm.LastBootCPUFlags,
            };
        }
        return run.Settings.IsRestore ? Restored(run, plain, vm) : New(run, plain, vm);
    }

    /// <summary>The settings, without anything that only meant something where they come from.</summary>
    private static VMRecord Plain(ImportRun run, VMRecord vm) => vm with
    {
        PowerState = VMPowerState.Halted,
        SuspendVDI = default,
        ResidentOn = default,
        ScheduledToBeResidentOn = default,
        Affinity = run.Same(vm.Affinity, (host, exported) => host.Uuid == exported.Uuid),
        SuspendSR = run.Same(vm.SuspendSR, (sr, exported) => sr.Uuid == exported.Uuid),
        Domid = -1,
        Domarch = "",
        DomainType = vm.DomainType != DomainType.Unspecified
            ? vm.DomainType
            : vm.HVMBootPolicy.Length > 0 ? DomainType.Hvm : DomainType.Pv,
        MemoryOverhead = HostMemory.OverheadOf(vm),
        Metrics = Metrics(run, vm),
        GuestMetrics = run.Exported(vm.GuestMetrics) is { } guest
            ? run.Context.Create(guest with { Uuid = run.Context.NewUuid(), Live = false })
            : default,
        CurrentOperations = XenMap<string, VMOperations>.Empty,
        AllowedOperations = XenSet<VMOperations>.Empty,
        IsControlDomain = false,
        IsDefaultTemplate = vm.IsDefaultTemplate && run.Settings.IsForced,
        HaAlwaysRun = false,
        LastBootedRecord = "",
        LastBootCPUFlags = XenMap<string, string>.Empty,
        Blobs = XenMap<string, Ref<BlobRecord>>.Empty,
        ProtectionPolicy = default,
        SnapshotSchedule = default,
        SnapshotOf = default,
        Parent = default,
        Appliance = default,
        Groups = RefSet<VMGroupRecord>.Empty,
        RequiresReboot = false,
        OtherConfig = Keys(run, vm),
    };

    private static XenMap<string, string> Keys(ImportRun run, VMRecord vm)
    {
        XenMap<string, string> keys = run.Settings.IsForced
            ? vm.OtherConfig
            : vm.OtherConfig.Without(ImportKeys.DefaultTemplate);
        return keys.With(ImportKeys.Task, run.Task.ToString());
    }

    private static Ref<VMMetricsRecord> Metrics(ImportRun run, VMRecord vm) =>
        run.Exported(vm.Metrics) is { } metrics
            ? run.Context.Create(metrics with { Uuid = run.Context.NewUuid(), LastUpdated = run.Context.Now })
            : VMObjects.NewMetrics(run.Context);

    private static VMRecord Restored(ImportRun run, VMRecord plain, VMRecord vm) => plain with
    {
        Uuid = run.Uuid<VMRecord>(vm.Uuid),
        Version = checked(vm.Version + 1),
        OtherConfig = plain.OtherConfig.ContainsKey(MacAddress.SeedKey)
            ? plain.OtherConfig
            : plain.OtherConfig.With(MacAddress.SeedKey, run.Context.NewUuid()),
    };

    private static VMRecord New(ImportRun run, VMRecord plain, VMRecord vm)
    {
        string uuid = run.Context.NewUuid();
        return plain with
        {
            Uuid = uuid,
            Version = 0,
            GenerationId = vm.IsATemplate ? vm.GenerationId : VMCopies.NewGeneration(uuid, vm.GenerationId),
            // Snapshots keep the seed of their VM: reverting gives it back.
            OtherConfig = vm.IsASnapshot
                ? plain.OtherConfig
                : plain.OtherConfig.With(MacAddress.SeedKey, run.Context.NewUuid()),
        };
    }
}
