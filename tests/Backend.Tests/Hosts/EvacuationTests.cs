using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on hosts that are emptied.</summary>
public sealed class EvacuationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [Trait("Obligation", "HOST-12")]
    public async Task All_guests_move_and_each_move_has_a_task_of_its_own(long batch)
    {
        await using World world = await HostWorld.StartAsync(hosts: 3);
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord>[] vms = await RunAsync(world, host, 5);

        Ref<TaskRecord> task = await world.BeginAsync(Evacuate(host, batch));
        world.View.Find(host)!.CurrentOperations.Should().Contain(
            KeyValuePair.Create(task.ToString(), HostAllowedOperations.Evacuate));
        int together = world.View.All<OperationRecord>().Count();
        TaskRecord end = await world.EndAsync(task);

        end.Status.Should().Be(TaskStatusType.Success);
        together.Should().Be(batch == 0 ? 5 : (int)batch);
        vms.Should().OnlyContain(vm => world.View.Find(vm)!.PowerState == VMPowerState.Running
            && world.View.Find(vm)!.ResidentOn != host);
        world.View.All<TaskRecord>().Where(part => part.Record.SubtaskOf == task).Select(part => part.Record.Status)
            .Should().HaveCount(5).And.OnlyContain(status => status == TaskStatusType.Success);
        world.View.Find(host)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HOST-13")]
    public async Task An_evacuation_that_cannot_succeed_moves_nobody_and_names_the_obstacle()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord>[] vms = await RunAsync(world, host, 2);
        await world.CallAsync(new VMPause(vms[0]));

        XenError error = await world.FailureAsync(Evacuate(host));
        XenError asserted = await world.FailureAsync(new HostAssertCanEvacuate(host));
        var obstacles = (XenMap<Ref<VMRecord>, XenSet<string>>)(await world.CallAsync(
            new HostGetVmsWhichPreventEvacuation(host)))!;

        var badState = new XenError(ErrorCode.VMBadPowerState, vms[0].ToString(), "running", "paused");
        error.Should().Be(badState);
        asserted.Should().Be(new XenError(ErrorCode.CannotEvacuateHost, string.Join(',', badState.Description)));
        obstacles.Should().ContainSingle().Which.Key.Should().Be(vms[0]);
        world.View.Find(vms[1])!.ResidentOn.Should().Be(host);
    }

    [Fact]
    [Trait("Obligation", "HOST-13")]
    public async Task Without_another_host_nobody_can_move()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new HostAssertCanEvacuate(host));
        await RunAsync(world, host, 1);

        (await world.FailureAsync(new HostAssertCanEvacuate(host)))
            .Should().Be(new XenError(ErrorCode.CannotEvacuateHost, ErrorCode.NoHostsAvailable));
    }

    [Fact]
    [Trait("Obligation", "HOST-14")]
    public async Task Memory_that_one_guest_would_take_is_not_offered_to_the_next()
    {
        const long Half = 2L << 30;
        await using World world = await HostWorld.StartAsync(
            hosts: 2, new SimulatedHostOptions { HostMemoryBytes = 6L << 30 });
        Ref<HostRecord> host = world.Host(1);
        Ref<VMRecord> first = await LargeAsync(world, Half);
        await world.CallAsync(new VMStartOn(first, host, StartPaused: false, Force: false));
        await world.CallAsync(new HostAssertCanEvacuate(host));
        Ref<VMRecord> second = await LargeAsync(world, Half * 3 / 4);
        await world.CallAsync(new VMStartOn(second, host, StartPaused: false, Force: false));
        Ref<VMRecord> third = await LargeAsync(world, Half / 4);
        await world.CallAsync(new VMStartOn(third, world.Host(), StartPaused: false, Force: false));

        var obstacles = (XenMap<Ref<VMRecord>, XenSet<string>>)(await world.CallAsync(
            new HostGetVmsWhichPreventEvacuation(host)))!;

        obstacles.Should().ContainSingle().Which.Key.Should().Be(second);
        obstacles.Single().Value[0].Should().Be(ErrorCode.HostNotEnoughFreeMemory);
    }

    [Fact]
    [Trait("Obligation", "HOST-15")]
    public async Task A_move_that_fails_ends_the_evacuation_with_its_error()
    {
        var accident = new XenError(ErrorCode.InternalError, "the network is gone");
        await using World world = await HostWorld.StartAsync(hosts: 2, new SimulatedHostOptions
        {
            Failures = [new SimulatedFailure(OperationKind.VMPoolMigrate, 2, accident)],
        });
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord>[] vms = await RunAsync(world, host, 4);

        XenError error = await world.FailureAsync(Evacuate(host, 1));

        error.Should().Be(accident);
        vms.Count(vm => world.View.Find(vm)!.ResidentOn == host).Should().Be(3, "one had moved before");
        world.View.Find(host)!.CurrentOperations.Should().BeEmpty();
        vms.Should().OnlyContain(vm => world.View.Find(vm)!.CurrentOperations.Count == 0);
    }

    [Fact]
    [Trait("Obligation", "HOST-15")]
    public async Task An_evacuation_can_be_cancelled()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord>[] vms = await RunAsync(world, host, 3);
        Ref<TaskRecord> task = await world.BeginAsync(Evacuate(host, 1));
        world.View.Find(task)!.AllowedOperations.Should().Contain(TaskAllowedOperations.Cancel);

        await world.CallAsync(new TaskCancel(task));
        TaskRecord end = await world.EndAsync(task);

        end.Status.Should().Be(TaskStatusType.Cancelled);
        vms.Should().Contain(vm => world.View.Find(vm)!.ResidentOn == host);
        world.View.Find(host)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HOST-16")]
    public async Task An_evacuation_goes_on_after_the_server_was_killed()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord>[] vms = await RunAsync(world, host, 3);
        Ref<TaskRecord> task = await world.BeginAsync(Evacuate(host, 1));

        await world.RestartAsync();
        TaskRecord end = await world.EndAsync(task);

        end.Status.Should().Be(TaskStatusType.Success);
        vms.Should().OnlyContain(vm => world.View.Find(vm)!.ResidentOn != host);
    }

    [Fact]
    [Trait("Obligation", "HOST-13")]
    public async Task A_batch_of_less_than_none_is_refused()
    {
        await using World world = await HostWorld.StartAsync();

        (await world.FailureAsync(Evacuate(world.Host(), -1)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "evacuate_batch_size", "-1"));
    }

    private static HostEvacuate Evacuate(Ref<HostRecord> host, long batch = 0) => new(host, default, batch);

    private static async Task<Ref<VMRecord>[]> RunAsync(World world, Ref<HostRecord> host, int count)
    {
        var vms = new Ref<VMRecord>[count];
        for (int number = 0; number < count; number++)
        {
            vms[number] = await world.AddVMAsync();
            await world.CallAsync(new VMStartOn(vms[number], host, StartPaused: false, Force: false));
        }
        return vms;
    }

    private static Task<Ref<VMRecord>> LargeAsync(World world, long memory) => world.AddVMAsync(vm => vm with
    {
        MemoryStaticMin = memory,
        MemoryDynamicMin = memory,
        MemoryDynamicMax = memory,
        MemoryStaticMax = memory,
    });
}
