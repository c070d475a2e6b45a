using Xen.Model.Backend.Effects;
using Xen.Model.Backend.Simulation.Networking;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>What each kind of operation does to the simulated machine.</summary>
internal static class SimulatedEffects
{
    /// <summary>The effects of a machine, by kind of operation.</summary>
    public static IReadOnlyDictionary<string, IEffect> Of(
        SimulatedMachine machine, SimulatedHostOptions options, SimulatedHostWork hosts)
    {
        var faults = new SimulatedFaults(options);
        var effects = new Dictionary<string, IEffect>();
        void Add(string kind, Func<SimulatedMachine, EffectRequest, EffectOutcome> work) =>
            effects.Add(kind, new SimulatedEffect(machine, options, faults, work));

        Add(OperationKind.VMStart, (where, what) => where.Build(what.Operation.Target, IsPaused(what)));
        Add(OperationKind.VMResume, (where, what) => where.Build(what.Operation.Target, IsPaused(what)));
        Add(OperationKind.VMCleanReboot, (where, what) =>
            Unheard(what) ?? where.Build(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMHardReboot, (where, what) => where.Build(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMPoolMigrate, (where, what) => where.Build(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMPause, (where, what) => where.Pause(what.Operation.Target, isPaused: true));
        Add(OperationKind.VMUnpause, (where, what) => where.Pause(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMCleanShutdown, (where, what) => Unheard(what) ?? where.End(what.Operation.Target));
        Add(OperationKind.VMHardShutdown, (where, what) => where.End(what.Operation.Target));
        Add(OperationKind.VMSuspend, Suspend);
        Add(OperationKind.VMCheckpointSuspend, Suspend);
        Add(OperationKind.VMCheckpointResume, (where, what) => where.Build(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMMigrateSend, MigrateSend);
        Add(OperationKind.VMRestartDeviceModels, (where, what) => where.Build(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMGuestRestart, (where, what) => where.Build(what.Operation.Target, isPaused: false));
        Add(OperationKind.VMRevertHalt, (where, what) => where.End(what.Operation.Target));
        effects.Add(OperationKind.Delay, new SimulatedDelay(options));
        Add(OperationKind.PoolSyncUpdates, static (_, what) => SimulatedRepositories.Fetch(what));
        hosts.Register(Add);
        foreach (string kind in SimulatedNetworks.Kinds)
        {
            Add(kind, (where, what) => where.Networks.Apply(what, options));
        }
        Add(OperationKind.PIFScan, (_, what) => SimulatedCards.Report(what, options));
        Add(OperationKind.PIFIntroduce, (_, what) => SimulatedCards.Report(what, options));
        Add(OperationKind.VIFPlug, static (where, what) => where.Networks.Plug(what));
        Add(OperationKind.VIFMove, static (where, what) => where.Networks.Plug(what));
        Add(OperationKind.VIFUnplug, static (where, what) => where.Networks.Unplug(what));
        Add(OperationKind.VIFConfigure, static (_, what) => EffectOutcome.With(
            ("ipv4", what.Argument("ipv4")), ("ipv6", what.Argument("ipv6"))));
        foreach (string kind in ImageEffects.MakingKinds)
        {
            Add(kind, kind == OperationKind.VDICopy ? ImageEffects.Copy : ImageEffects.Make);
        }
        AddImages(Add);
        AddRepositories(Add, new RepositoryEffects(options));
        foreach (string kind in s_untold)
        {
            Add(kind, static (_, _) => EffectOutcome.Done);
        }
        return effects;
    }

    /// <summary>Kinds that leave nothing behind that the simulation would have to remember.</summary>
    private static readonly string[] s_untold =
    [
        OperationKind.VBDPlug, OperationKind.VBDUnplug, OperationKind.VBDInsert, OperationKind.VBDEject,
        OperationKind.VMDestroy, OperationKind.VUSBUnplug, OperationKind.VMS3Suspend, OperationKind.VMS3Resume,
        OperationKind.PoolEject, OperationKind.PoolDesignateNewMaster, OperationKind.PoolDisableHa,
        OperationKind.PoolSecureShell,
    ];

    private static void AddImages(Action<string, Func<SimulatedMachine, EffectRequest, EffectOutcome>> add)
    {
        add(OperationKind.VDIDestroy, ImageEffects.Destroy);
        add(OperationKind.VDIResize, ImageEffects.Resize);
        add(OperationKind.VDIIntroduce, ImageEffects.Find);
        add(OperationKind.VDIUpdate, static (where, what) => ImageEffects.Change(where, what, image => image));
        add(OperationKind.VDIRevert, ImageEffects.Revert);
        add(OperationKind.VDIPoolMigrate, ImageEffects.Move);
        add(OperationKind.VDIEnableCbt, static (where, what) => ImageEffects.Change(
            where, what, image => image with { TracksChanges = true }));
        add(OperationKind.VDIDisableCbt, static (where, what) => ImageEffects.Change(
            where, what, image => image with { TracksChanges = false }));
        add(OperationKind.VDIDataDestroy, ChangeTracking.DataDestroy);
        add(OperationKind.VDIListChangedBlocks, ChangeTracking.ListChangedBlocks);
        add(OperationKind.VDIChecksum, ChangeTracking.Checksum);
        add(OperationKind.VDIGenerateConfig, ChangeTracking.GenerateConfig);
    }

    private static void AddRepositories(
        Action<string, Func<SimulatedMachine, EffectRequest, EffectOutcome>> add, RepositoryEffects repositories)
    {
        add(OperationKind.SRCreate, repositories.Create);
        add(OperationKind.SRDestroy, RepositoryEffects.Destroy);
        add(OperationKind.PBDPlug, repositories.Attach);
        add(OperationKind.PBDUnplug, RepositoryEffects.Detach);
        add(OperationKind.SRScan, RepositoryEffects.Scan);
        add(OperationKind.SRUpdate, RepositoryEffects.Update);
        add(OperationKind.SRProbe, RepositoryEffects.Probe);
        add(OperationKind.DRTaskCreate, RepositoryEffects.Probe);
        add(OperationKind.SREnableReplication, RepositoryEffects.MakeMetadata);
        add(OperationKind.SRDisableReplication, RepositoryEffects.DropMetadata);
    }

    private static bool IsPaused(EffectRequest request) => request.Argument("paused") == "true";

    /// <summary>A guest without an agent does not hear what it is asked; null when there is one.</summary>
    private static EffectOutcome? Unheard(EffectRequest request) =>
        ObjectRef.TryParse(request.Operation.Target, out ObjectRef vm)
        && request.View().Find(vm.As<VMRecord>()) is { } record
        && record.OtherConfig.ContainsKey(SimulatedGuests.SilentKey)
            ? EffectOutcome.Failed(new XenError(ErrorCode.VMFailedShutdownAcknowledgment, request.Operation.Target))
            : null;

    /// <summary>Only a VM that runs has a domain to move; the disks are made in either case.</summary>
    private static EffectOutcome MigrateSend(SimulatedMachine machine, EffectRequest request)
    {
        EffectOutcome disks = ImageEffects.Make(machine, request);
        return disks.Error is null && request.Argument("live") == "true"
            ? machine.Build(request.Operation.Target, isPaused: false).And(disks)
            : disks;
    }

    private static EffectOutcome Suspend(SimulatedMachine machine, EffectRequest request)
    {
        EffectOutcome image = ImageEffects.Make(machine, request);
        if (image.Error is null)
        {
            machine.End(request.Operation.Target);
        }
        return image;
    }
}
