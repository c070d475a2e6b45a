using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations.Counters;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Storage;
using Xen.Model.Operations.VM;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.Simulation.Metering;

/// <summary>What simulated hosts count follows from what is on them.</summary>
public sealed class SimulatedCountersTests
{
    [Fact, Trait("Obligation", "METRICS-20")]
    public async Task A_running_guest_uses_its_processors_network_and_disks()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await RunAsync(world, "0.5");
        Look(world, 12);
        Dictionary<string, double> before = Guest(world, vm);
        Look(world, 12);
        Dictionary<string, double> after = Guest(world, vm);
        (after["cpu0"] - before["cpu0"]).Should().BeInRange(20, 36, "half of a minute's processor is used");
        foreach (string name in new[]
        {
            "vif_0_rx", "vif_0_tx", "vbd_xvda_read", "vbd_xvda_write", "runstate_fullrun", "runstate_blocked",
        })
        {
            after[name].Should().BeGreaterThan(before[name], name);
        }
        after["vbd_xvda_iops_total"].Should().Be(after["vbd_xvda_iops_read"] + after["vbd_xvda_iops_write"]);
        after["vbd_xvda_read_latency"].Should().BeInRange(100, 1000);
        after["memory_internal_free"].Should().BeInRange(1, world.View.Find(vm)!.MemoryTarget / 1024.0);
    }

    [Fact, Trait("Obligation", "METRICS-20")]
    public async Task A_paused_guest_does_nothing_and_a_halted_one_has_no_counters()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await RunAsync(world, "0.9");
        Look(world, 2);
        await world.CallAsync(new VMPause(vm));
        Look(world, 1);
        Dictionary<string, double> before = Guest(world, vm);
        Look(world, 5);
        Dictionary<string, double> after = Guest(world, vm);
        after["cpu0"].Should().Be(before["cpu0"]);
        after["vif_0_tx"].Should().Be(before["vif_0_tx"]);
        after["vbd_xvda_write"].Should().Be(before["vbd_xvda_write"]);
        (after["runstate_blocked"] - before["runstate_blocked"]).Should().BeApproximately(25, 0.1);
        await world.CallAsync(new VMHardShutdown(vm));
        Look(world, 1);
        world.Counters.Read(vm, new Counter("cpu0", Quantity.VcpuTime, "0", "", "")).Should().Be(double.NaN);
    }

    [Fact, Trait("Obligation", "METRICS-21")]
    public async Task What_guests_do_is_seen_on_their_host_and_repository()
    {
        await using World world = await World.StartAsync();
        Look(world, 24);
        Dictionary<string, double> idle = Host(world);
        Ref<VMRecord> vm = await RunAsync(world, "1", processors: 8);
        Look(world, 1);
        Dictionary<string, double> before = Host(world);
        Dictionary<string, double> guestBefore = Guest(world, vm);
        Dictionary<string, double> storeBefore = Store(world);
        Look(world, 12);
        Dictionary<string, double> after = Host(world);
        Dictionary<string, double> guest = Guest(world, vm);
        string mark = world.View.Find(DefaultSR(world))!.Uuid[..8];

        (after["cpu_avg"] - before["cpu_avg"]).Should().BeLessThan(45, "half of sixteen CPUs are busy for a minute");
        after["hostload"].Should().BeGreaterThan(idle["hostload"] + 0.3);
        after["loadavg"].Should().BeGreaterThan(idle["loadavg"]);
        double sent = guest["vif_0_tx"] - guestBefore["vif_0_tx"];
        sent.Should().BePositive();
        (after["pif_aggr_tx"] - before["pif_aggr_tx"]).Should().BeGreaterThanOrEqualTo(sent - 1);
        double read = Sum(guest) - Sum(guestBefore);
        (after["read_" + mark] - before["read_" + mark]).Should().Be(read);
        (Store(world)["read"] - storeBefore["read"]).Should().Be(read);
    }

    [Fact, Trait("Obligation", "METRICS-22")]
    public async Task Bytes_that_are_really_moved_are_counted_for_their_disk()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> vdi = await world.AddDiskAsync(64 << 20);
        DiskAddress.TryFind(world.View, vdi, out DiskAddress? address).Should().BeTrue();
        Look(world, 1);
        string name = $"vdi_{world.View.Find(vdi)!.Uuid}_";
        await world.Machine.Storage.WriteAsync(address!.Value, 0, new byte[100_000], default);
        await world.Machine.Storage.ReadAsync(address.Value, 5, new byte[40_000], default);
        Look(world, 1);
        Dictionary<string, double> counted = Store(world);
        counted[name + "write"].Should().Be(100_000);
        counted[name + "read"].Should().Be(40_000);
        counted["io_throughput_total"].Should().BeApproximately(140_000.0 / (1 << 20), 1e-9);
        counted["iops_total"].Should().Be(2);
        string mark = world.View.Find(DefaultSR(world))!.Uuid[..8];
        Host(world)["write_" + mark].Should().Be(100_000);
        Look(world, 1);
        Store(world)["iops_total"].Should().Be(0, "nothing has passed since");
    }

    [Fact, Trait("Obligation", "METRICS-23")]
    public async Task The_same_seed_gives_the_same_life_and_another_seed_another()
    {
        double[][] lives = [await LifeAsync(7), await LifeAsync(7), await LifeAsync(8)];
        lives[0].Should().Equal(lives[1]);
        lives[0].Should().NotEqual(lives[2]);
        lives[0].Distinct().Should().HaveCountGreaterThan(20, "loads rise and fall");
    }

    [Fact, Trait("Obligation", "METRICS-24")]
    public async Task Guests_that_want_more_than_there_is_wait()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions { HostCpus = 2 });
        Ref<VMRecord> one = await RunAsync(world, "1", processors: 2);
        Ref<VMRecord> other = await RunAsync(world, "1", processors: 2);
        Look(world, 1);
        Dictionary<string, double> before = Guest(world, one);
        Look(world, 12);
        Dictionary<string, double> after = Guest(world, one);
        string[] states =
        [
            "runstate_fullrun", "runstate_full_contention", "runstate_concurrency_hazard", "runstate_blocked",
            "runstate_partial_run", "runstate_partial_contention",
        ];
        (after["cpu0"] - before["cpu0"]).Should().BeLessThan(35);
        (after["runstate_full_contention"] - before["runstate_full_contention"]).Should().BeGreaterThan(15);
        states.Sum(state => after[state] - before[state]).Should().BeApproximately(60, 0.5);
        Guest(world, other)["cpu1"].Should().BePositive();
        Host(world)["cpu_avg"].Should().BeLessThan(10);
    }

    [Fact]
    public async Task A_limit_on_an_interface_holds()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await RunAsync(world, "1");
        Ref<VIFRecord> vif = world.View.All<VIFRecord>().Single(item => item.Record.VM == vm).Reference;
        await world.Model.SubmitAsync(
            new Observe([new Fact(vif, world.View.Find(vif)! with
            {
                QosAlgorithmType = "ratelimit",
                QosAlgorithmParams = XenMap<string, string>.Of(("kbps", "10")),
            })]),
            CallContext.Server);
        Look(world, 1);
        double before = Guest(world, vm)["vif_0_tx"];
        Look(world, 12);
        (Guest(world, vm)["vif_0_tx"] - before).Should().BeInRange(1, 60 * 10 * 1024);
    }

    private static async Task<double[]> LifeAsync(int seed)
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions { Seed = seed });
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with { Uuid = "3d1c" });
        var counted = new List<double>();
        DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        for (int number = 0; number < 30; number++)
        {
            world.Counters.Look(world.View, time.AddSeconds(5 * number));
            counted.Add(Guest(world, vm)["cpu0"]);
        }
        return [.. counted.Zip(counted.Skip(1), (one, next) => next - one)];
    }

    private static async Task<Ref<VMRecord>> RunAsync(World world, string load, long processors = 1)
    {
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);
        VMRecord record = world.View.Find(vm)!;
        await world.Model.SubmitAsync(
            new Observe([new Fact(vm, record with
            {
                OtherConfig = record.OtherConfig.With("simulation.load", load),
                VCPUsMax = processors,
                VCPUsAtStartup = processors,
            })]),
            CallContext.Server);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        await world.UntilAsync(() =>
            world.View.Find(world.View.Find(vm)!.GuestMetrics) is { PVDriversDetected: true });
        return vm;
    }

    private static void Look(World world, int times)
    {
        for (int number = 0; number < times; number++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(5));
            world.Counters.Look(world.View, world.Clock.GetUtcNow());
        }
    }

    private static Dictionary<string, double> Guest(World world, Ref<VMRecord> vm) =>
        Read(world, vm, VMDataSources.Counters(world.View, world.View.Find(vm)!));

    private static Dictionary<string, double> Host(World world)
    {
        (Ref<HostRecord> reference, HostRecord host) = world.View.All<HostRecord>().First();
        return Read(world, reference, HostDataSources.Counters(world.View, reference, host));
    }

    private static Dictionary<string, double> Store(World world) =>
        Read(world, DefaultSR(world), SRDataSources.Counters(world.View, world.View.Find(DefaultSR(world))!));

    private static Dictionary<string, double> Read(World world, ObjectRef owner, IEnumerable<Counter> counters) =>
        counters.ToDictionary(counter => counter.Name, counter => world.Counters.Read(owner, counter));

    private static Ref<SRRecord> DefaultSR(World world) => world.View.All<PoolRecord>().Single().Record.DefaultSR;

    /// <summary>Bytes read from all disks.</summary>
    private static double Sum(Dictionary<string, double> counted) => counted
        .Where(item => item.Key is "vbd_xvda_read" or "vbd_xvdb_read")
        .Sum(item => item.Value);
}
