using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Xen.Model.Backend.Simulation;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Formats.Archives;
using Xen.Model.Metrics;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Bench.Micro;

/// <summary>
/// A round of samples over 1 000 running VMs with a disk and a network interface each, which comes every five seconds;
/// and ten minutes of all of it, as graphs ask for it.
/// </summary>
public class SampleRound
{
    private const int Machines = 1_000;

    private readonly ManualClock _clock = new();
    private XenModel _model = null!;
    private SimulatedHost _hosts = null!;
    private ArchiveBook _book = null!;

    /// <summary>Ten minutes have been sampled.</summary>
    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    /// <summary>Ends what runs beside.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _hosts.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _model.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>All counters are read and recorded.</summary>
    [Benchmark]
    public int Round()
    {
        _clock.Advance(TimeSpan.FromSeconds(RoundRobinArchive.StepSeconds));
        _book.Sample(_clock.GetUtcNow());
        return _book.Count;
    }

    /// <summary>120 rows of all VMs as XML.</summary>
    [Benchmark]
    public long Updates()
    {
        UpdateTable table = _book.Updates(
            Metered.Live(_model.View),
            new UpdateQuery { Start = -600, Interval = 5, Function = Consolidation.Average });
        return UpdateText.Xml(table).Sum(chunk => (long)chunk.Length);
    }

    private async Task SetupAsync()
    {
        var machine = new SimulatedMachine();
        var options = new SimulatedHostOptions { Clock = _clock, HostMemoryBytes = 1L << 42 };
        _model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = new MemoryLogStorage(),
            Secrets = new ReversibleProtector(),
            Deciders = StandardDeciders.Table(),
            Clock = _clock,
            Effects = sink => _hosts = SimulatedHost.Attach(sink, machine, options),
        }).ConfigureAwait(false);
        await SimulatedPool.SeedIfEmptyAsync(_model, options, new SystemRandomSource()).ConfigureAwait(false);
        for (int number = 0; number < Machines; number++)
        {
            await _model.SubmitAsync(new Observe(MachineOf(number)), CallContext.Server).ConfigureAwait(false);
        }
        machine.Adopt(_model.View);
        SRRecord sr = _model.View.Find(_model.View.All<PoolRecord>().Single().Record.DefaultSR)!;
        for (int number = 0; number < Machines; number++)
        {
            machine.Storage.Put(
                sr.Uuid, new SimulatedImage { Location = $"disk{number}", VirtualSize = 1 << 30 });
        }
        _book = new ArchiveBook(_model, _hosts.Counters, new MetricsOptions { Clock = _clock });
        for (int round = 0; round < 125; round++)
        {
            Round();
        }
        long bytes = _book.Bytes / _book.Count;
        Console.WriteLine($"// {_book.Count} archives, {bytes} bytes of rows each on average");
    }

    private ImmutableArray<Fact> MachineOf(int number)
    {
        var vm = new Ref<VMRecord>(Guid.NewGuid());
        var metrics = new Ref<VMMetricsRecord>(Guid.NewGuid());
        var vdi = new Ref<VDIRecord>(Guid.NewGuid());
        return
        [
            new Fact(metrics, new VMMetricsRecord { Uuid = Guid.NewGuid().ToString(), MemoryActual = 1 << 30 }),
            new Fact(vm, new VMRecord
            {
                Uuid = Guid.NewGuid().ToString(), Metrics = metrics, VCPUsMax = 1, VCPUsAtStartup = 1,
                MemoryTarget = 1 << 30, PowerState = VMPowerState.Running, Domid = number + 1,
                ResidentOn = _model.View.All<HostRecord>().First().Reference,
            }),
            new Fact(vdi, new VDIRecord
            {
                Uuid = Guid.NewGuid().ToString(), SR = _model.View.All<PoolRecord>().Single().Record.DefaultSR,
                Location = $"disk{number}", VirtualSize = 1 << 30,
            }),
            new Fact(new ObjectRef(Guid.NewGuid()), new VBDRecord
            {
                Uuid = Guid.NewGuid().ToString(), VM = vm, VDI = vdi, Device = "xvda", CurrentlyAttached = true,
                Mode = VBDMode.RW,
            }),
            new Fact(new ObjectRef(Guid.NewGuid()), new VIFRecord
            {
                Uuid = Guid.NewGuid().ToString(), VM = vm, Device = "0", CurrentlyAttached = true,
                Network = _model.View.All<NetworkRecord>().First().Reference,
            }),
        ];
    }
}
