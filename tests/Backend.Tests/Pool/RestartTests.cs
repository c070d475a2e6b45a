using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Pool;

/// <summary>Obligations on what becomes of VMs whose host is lost.</summary>
public sealed class RestartTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    [Trait("Obligation", "POOL-19")]
    public async Task A_protected_vm_runs_again_on_another_host()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> vm = await RunAsync(world, 1, "restart");
        Ref<VMRecord> other = await RunAsync(world, 1, "");
        await world.ProtectAsync(await world.AddSharedStorageAsync());

        await world.LoseAsync(world.Host(1));

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted, "its domain went with the host");
        world.Alerts().Should().Contain("HA_HOST_FAILED");
        await RunningAsync(world, vm);
        world.View.Find(vm)!.ResidentOn.Should().Be(world.Host(0));
        world.View.Find(other)!.PowerState.Should().Be(VMPowerState.Halted, "nobody protects it");
    }

    [Fact]
    [Trait("Obligation", "POOL-20")]
    public async Task Vms_come_back_in_their_order_and_after_the_delays_before_them()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> last = await RunAsync(world, 1, "restart", order: 3);
        Ref<VMRecord> first = await RunAsync(world, 1, "restart", order: 1, delay: 60);
        Ref<VMRecord> second = await RunAsync(world, 1, "restart", order: 2);
        await world.ProtectAsync(await world.AddSharedStorageAsync());

        await world.LoseAsync(world.Host(1));
        foreach (Ref<VMRecord> vm in (Ref<VMRecord>[])[first, second, last])
        {
            await RunningAsync(world, vm);
        }

        DateTimeOffset[] started =
            [.. new[] { first, second, last }.Select(vm => world.View.Find(world.View.Find(vm)!.Metrics)!.StartTime)];
        (started[1] - started[0]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
        started[2].Should().BeAfter(started[1]);
    }

    [Fact]
    [Trait("Obligation", "POOL-21")]
    public async Task Best_effort_comes_last_and_only_where_there_is_room()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> lucky = await RunAsync(world, 1, "best-effort", gigabytes: 4);
        Ref<VMRecord> unlucky = await RunAsync(world, 1, "best-effort", gigabytes: 30);
        Ref<VMRecord> sheltered = await RunAsync(world, 1, "restart", gigabytes: 20);
        await RunAsync(world, 0, "", gigabytes: 20);
        await world.ProtectAsync(await world.AddSharedStorageAsync());

        await world.LoseAsync(world.Host(1));
        await RunningAsync(world, sheltered);
        await RunningAsync(world, lucky);

        DateTimeOffset StartOf(Ref<VMRecord> vm) => world.View.Find(world.View.Find(vm)!.Metrics)!.StartTime;
        StartOf(lucky).Should().BeAfter(StartOf(sheltered));
        world.View.Find(unlucky)!.PowerState.Should().Be(VMPowerState.Halted);
        world.Alerts().Should().NotContain("HA_PROTECTED_VM_RESTART_FAILED");
    }

    [Fact]
    [Trait("Obligation", "POOL-22")]
    public async Task What_its_user_has_shut_down_stays_down()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> off = await RunAsync(world, 1, "restart");
        Ref<VMRecord> on = await RunAsync(world, 1, "restart");
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        await world.CallAsync(new VMHardShutdown(off));

        await world.LoseAsync(world.Host(1));
        await RunningAsync(world, on);
        await world.QuietAsync();

        world.View.Find(off)!.PowerState.Should().Be(VMPowerState.Halted);
    }

    [Fact]
    [Trait("Obligation", "POOL-23")]
    public async Task A_protected_vm_that_fails_to_start_is_told_of_once_and_tried_again()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions
        {
            Hosts = 2,
            Failures =
            [
                // The first start is the user's; the two attempts after the loss fail.
                new SimulatedFailure(OperationKind.VMStart, 2, new XenError(ErrorCode.InternalError, "no")),
                new SimulatedFailure(OperationKind.VMStart, 3, new XenError(ErrorCode.InternalError, "no")),
            ],
        });
        Ref<VMRecord> vm = await RunAsync(world, 1, "restart");
        await world.ProtectAsync(await world.AddSharedStorageAsync());

        await world.LoseAsync(world.Host(1));
        await RunningAsync(world, vm);

        world.Alerts().Should().ContainSingle(name => name == "HA_PROTECTED_VM_RESTART_FAILED");
    }

    [Fact]
    [Trait("Obligation", "POOL-24")]
    public async Task Restarts_can_be_held_back_and_let_go()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> vm = await RunAsync(world, 1, "restart");
        (await world.FailureAsync(new PoolHaPreventRestartsFor(60))).Should().Be(new XenError(ErrorCode.HANotEnabled));
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        await world.CallAsync(new PoolHaPreventRestartsFor(3600));
        await world.LoseAsync(world.Host(1));

        DateTimeOffset later = world.Clock.GetUtcNow().AddSeconds(60);
        await world.UntilAsync(() => world.Clock.GetUtcNow() > later);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);

        await world.CallAsync(new PoolHaPreventRestartsFor(0));
        await RunningAsync(world, vm);
    }

    [Fact]
    [Trait("Obligation", "POOL-25")]
    public async Task Another_host_coordinates_when_the_coordinator_is_lost()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        await world.ProtectAsync(await world.AddSharedStorageAsync());

        await world.LoseAsync(world.Host(0));

        world.Pool().Master.Should().Be(world.Host(1));
        world.Alerts().Should().Contain("POOL_MASTER_TRANSITION");
        world.View.Find(world.Host(1))!.HaNetworkPeers.Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "POOL-19")]
    public async Task Restarts_go_on_after_a_crash_of_the_server()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> vm = await RunAsync(world, 1, "restart");
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        await world.LoseAsync(world.Host(1));

        await world.RestartAsync();

        await RunningAsync(world, vm);
        world.View.Find(vm)!.ResidentOn.Should().Be(world.Host(0));
    }

    private static async Task<Ref<VMRecord>> RunAsync(
        World world, int host, string priority, long order = -1, long delay = 0, long gigabytes = 1)
    {
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with
        {
            HaRestartPriority = priority,
            Order = order,
            StartDelay = delay,
            MemoryStaticMin = gigabytes * Gigabyte,
            MemoryDynamicMin = gigabytes * Gigabyte,
            MemoryDynamicMax = gigabytes * Gigabyte,
            MemoryStaticMax = gigabytes * Gigabyte,
        });
        await world.CallAsync(new VMStartOn(vm, world.Host(host), StartPaused: false, Force: false));
        return vm;
    }

    private static Task RunningAsync(World world, Ref<VMRecord> vm) =>
        world.UntilAsync(() => world.View.Find(vm)!.PowerState == VMPowerState.Running);
}
