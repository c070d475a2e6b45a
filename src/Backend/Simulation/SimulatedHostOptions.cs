using System.Collections.Frozen;
using Xen.Model.Operations;

namespace Xen.Model.Backend.Simulation;

/// <summary>What the simulated machines are like. Limits are checked by <see cref="Check"/>.</summary>
public sealed record SimulatedHostOptions
{
    private static readonly FrozenDictionary<string, double> s_seconds = new Dictionary<string, double>
    {
        [OperationKind.VMStart] = 3,
        [OperationKind.VMPause] = 0.2,
        [OperationKind.VMUnpause] = 0.2,
        [OperationKind.VMSuspend] = 4,
        [OperationKind.VMResume] = 3,
        [OperationKind.VMCleanShutdown] = 4,
        [OperationKind.VMHardShutdown] = 0.5,
        [OperationKind.VMCleanReboot] = 6,
        [OperationKind.VMHardReboot] = 3,
        [OperationKind.VMGuestRestart] = 3,
        [OperationKind.VMRestartDeviceModels] = 1,
        [OperationKind.VMProvision] = 1,
        [OperationKind.VMClone] = 1,
        [OperationKind.VMCopy] = 8,
        [OperationKind.VMPoolMigrate] = 8,
        [OperationKind.VMMigrateSend] = 12,
        [OperationKind.VMSnapshot] = 1,
        [OperationKind.VMCsvm] = 1,
        [OperationKind.VMCheckpointSuspend] = 4,
        [OperationKind.VMCheckpoint] = 1,
        [OperationKind.VMCheckpointResume] = 3,
        [OperationKind.VMRevertHalt] = 0.5,
        [OperationKind.VMRevert] = 1,
        [OperationKind.VMDestroy] = 0.5,
        [OperationKind.VDICopy] = 5,
        [OperationKind.SRCreate] = 2,
        [OperationKind.SRDestroy] = 2,
        [OperationKind.VDICreate] = 0.4,
        [OperationKind.VDIDestroy] = 0.3,
        [OperationKind.VBDPlug] = 0.3,
        [OperationKind.VBDUnplug] = 0.3,
        [OperationKind.VIFPlug] = 0.3,
        [OperationKind.VIFUnplug] = 0.3,
        [OperationKind.PBDPlug] = 0.5,
        [OperationKind.PBDUnplug] = 0.5,
        [OperationKind.PoolEject] = 5,
        [OperationKind.PoolDesignateNewMaster] = 5,
        [OperationKind.PoolEnableHa] = 5,
        [OperationKind.PoolDisableHa] = 3,
        [OperationKind.PoolEnableRedoLog] = 1,
        [OperationKind.PoolSyncUpdates] = 5,
        [OperationKind.HostShutdown] = 10,
        [OperationKind.HostReboot] = 10,
        [OperationKind.HostBoot] = 60,
        [OperationKind.HostPowerOn] = 60,
        [OperationKind.HostRestartAgent] = 3,
        [OperationKind.UpdateApply] = 20,
        [OperationKind.HostApplyUpdates] = 30,
        [OperationKind.PIFPlug] = 0.5,
        [OperationKind.PIFReconfigure] = 0.5,
        [OperationKind.HostManagementReconfigure] = 1,
        [OperationKind.BondCreate] = 2,
        [OperationKind.BondDestroy] = 2,
    }.ToFrozenDictionary();

    /// <summary>How many hosts. 1 to 64. Default 1.</summary>
    public int Hosts { get; init; } = 1;

    /// <summary>
    /// The address that every host of the pool gives as its own, for clients that go to a host by its address; null for
    /// addresses from a block set aside for documentation, one each. Default null.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Memory of each host in bytes. Default 64 GiB.</summary>
    public long HostMemoryBytes { get; init; } = 64L << 30;

    /// <summary>Processors of each host. 1 to 512. Default 16.</summary>
    public int HostCpus { get; init; } = 16;

    /// <summary>Graphics processors of each host. 0 to 16. Default 0.</summary>
    public int GraphicsProcessors { get; init; }

    /// <summary>USB devices of each host that guests could get. 0 to 16. Default 0.</summary>
    public int UsbDevices { get; init; }

    /// <summary>Size of each host's local storage in bytes. Default 1 TiB.</summary>
    public long LocalStorageBytes { get; init; } = 1L << 40;

    /// <summary>
    /// Names of each host's network cards. The pool is set up with the first two; the others are there to be found.
    /// Default: three that are called as usual and one that is not.
    /// </summary>
    public IReadOnlyList<string> NetworkCards { get; init; } = ["eth0", "eth1", "eth2", "ens9"];

    /// <summary>Names of the cards without a cable. Default: the last one.</summary>
    public IReadOnlyList<string> CardsWithoutLink { get; init; } = ["ens9"];

    /// <summary>How many times faster than real machines everything goes; zero for at once. Default 1.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How long kinds of operations take at speed 1, where it is not to be the default.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Durations { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>How long a guest takes from its start to its agent's first report, at speed 1. Default 5 s.</summary>
    public TimeSpan GuestBoot { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How likely it is that an operation fails for no reason. 0 to 1. Default 0.</summary>
    public double FailureProbability { get; init; }

    /// <summary>Operations that fail on demand.</summary>
    public IReadOnlyList<SimulatedFailure> Failures { get; init; } = [];

    /// <summary>
    /// Plugins on the hosts beside those that every simulated host has: the answers of their functions.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Plugins { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Where the choice of failures starts: the same seed makes the same choices. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long an operation of a kind takes.</summary>
    public TimeSpan DurationOf(string kind) => Scaled(
        Durations.TryGetValue(kind, out TimeSpan given)
            ? given
            : TimeSpan.FromSeconds(s_seconds.GetValueOrDefault(kind, 0.3)));

    /// <summary>
    /// In how many steps an operation of a kind tells how far it has come, when it takes long enough. Bonds tell in
    /// fifths.
    /// </summary>
    public static int StepsOf(string kind) => kind is OperationKind.BondCreate or OperationKind.BondDestroy ? 5 : 4;

    /// <summary>A time at the speed of the simulation.</summary>
    public TimeSpan Scaled(TimeSpan time) => Speed <= 0 ? TimeSpan.Zero : time / Speed;

    /// <summary>Refuses values outside their limits.</summary>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Hosts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Hosts, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(HostCpus, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HostCpus, 512);
        ArgumentOutOfRangeException.ThrowIfNegative(GraphicsProcessors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GraphicsProcessors, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(UsbDevices);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(UsbDevices, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(FailureProbability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FailureProbability, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(HostMemoryBytes, 1L << 30);
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalStorageBytes, 1L << 30);
        ArgumentOutOfRangeException.ThrowIfLessThan(NetworkCards.Count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(NetworkCards.Count, 64);
    }
}
