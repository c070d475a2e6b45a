using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on VMs that start and stop together.</summary>
public sealed class ApplianceTests
{
    [Fact]
    [Trait("Obligation", "VM-40")]
    public async Task Vms_start_in_ascending_order_and_stop_in_descending_order()
    {
        await using World world = await World.StartAsync();
        Ref<VMApplianceRecord> appliance = await AddAsync(world, (2, 0), (1, 0), (1, 0));

        await world.CallAsync(new VMApplianceStart(appliance, Paused: false));
        OrdersOf(world, "VM_STARTED").Should().Equal("1", "1", "2");
        world.View.Find(appliance)!.AllowedOperations.Should().NotContain(VMApplianceOperation.Start);
        await world.CallAsync(new VMApplianceCleanShutdown(appliance));

        OrdersOf(world, "VM_SHUTDOWN").Should().Equal("2", "1", "1");
        world.View.All<TaskRecord>().Should().NotContain(task => !task.Record.SubtaskOf.IsNull);
        world.View.Find(appliance)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "VM-41")]
    public async Task The_next_order_waits_for_the_longest_delay_of_the_one_before()
    {
        await using World world = await World.StartAsync();
        Ref<VMApplianceRecord> appliance = await AddAsync(world, (0, 100), (0, 30), (1, 0));

        await world.CallAsync(new VMApplianceStart(appliance, Paused: false));

        DateTimeOffset[] times =
        [
            .. world.View.All<MessageRecord>().Where(message => message.Record.Name == "VM_STARTED")
                .Select(message => message.Record.Timestamp).Order(),
        ];
        (times[2] - times[1]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(100));
    }

    [Fact]
    [Trait("Obligation", "VM-42")]
    public async Task A_vm_that_does_not_start_does_not_hold_up_the_others_and_is_named()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions
        {
            Failures = [new SimulatedFailure(OperationKind.VMStart, 1, new XenError(ErrorCode.InternalError, "no"))],
        });
        Ref<VMApplianceRecord> appliance = await AddAsync(world, (0, 0), (1, 0));
        Ref<VMRecord> first = world.View.All<VMRecord>().Single(vm => vm.Record.NameLabel == "0.0").Reference;

        XenError error = await world.FailureAsync(new VMApplianceStart(appliance, Paused: false));

        error.Should().Be(new XenError(ErrorCode.OperationPartiallyFailed, "start", first.ToString()));
        world.View.All<VMRecord>().Where(vm => vm.Record.Appliance == appliance)
            .Select(vm => vm.Record.PowerState).Should().BeEquivalentTo([VMPowerState.Halted, VMPowerState.Running]);
    }

    [Fact]
    [Trait("Obligation", "VM-43")]
    public async Task An_appliance_without_vms_does_nothing_and_one_operation_is_under_way_at_a_time()
    {
        await using World world = await World.StartAsync();
        Ref<VMApplianceRecord> empty = await AddAsync(world);
        Ref<VMApplianceRecord> appliance = await AddAsync(world, (0, 0));

        (await world.FailureAsync(new VMApplianceStart(empty, Paused: false)))
            .Code.Should().Be(ErrorCode.OperationNotAllowed);
        Ref<TaskRecord> start = await world.BeginAsync(new VMApplianceStart(appliance, Paused: false));
        world.View.Find(appliance)!.CurrentOperations.Should().Equal(
            XenMap<string, VMApplianceOperation>.Of((start.ToString(), VMApplianceOperation.Start)));
        world.View.Find(appliance)!.AllowedOperations.Should().BeEmpty();
        Ref<TaskRecord> stop = await world.BeginAsync(new VMApplianceShutdown(appliance));
        await world.EndAsync(start);

        (await world.EndAsync(stop)).Status.Should().Be(TaskStatusType.Success);
        world.View.All<VMRecord>().Should().NotContain(vm => vm.Record.PowerState == VMPowerState.Running
            && !vm.Record.IsControlDomain);
    }

    [Fact]
    [Trait("Obligation", "VM-44")]
    public async Task Cancelling_an_appliance_cancels_what_it_has_begun()
    {
        await using World world = await World.StartAsync();
        Ref<VMApplianceRecord> appliance = await AddAsync(world, (0, 0), (1, 0));
        Ref<TaskRecord> start = await world.BeginAsync(new VMApplianceStart(appliance, Paused: false));

        await world.CallAsync(new TaskCancel(start));
        TaskRecord end = await world.EndAsync(start);

        end.Status.Should().Be(TaskStatusType.Cancelled);
        world.View.All<VMRecord>().Should().NotContain(vm => vm.Record.PowerState == VMPowerState.Running
            && !vm.Record.IsControlDomain);
        world.View.All<OperationRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "VM-45")]
    public async Task An_appliance_goes_on_after_a_restart()
    {
        await using World world = await World.StartAsync();
        Ref<VMApplianceRecord> appliance = await AddAsync(world, (0, 0), (1, 0));
        Ref<TaskRecord> start = await world.BeginAsync(new VMApplianceStart(appliance, Paused: false));

        await world.RestartAsync();

        (await world.EndAsync(start)).Status.Should().Be(TaskStatusType.Success);
        world.View.All<VMRecord>().Where(vm => vm.Record.Appliance == appliance)
            .Should().OnlyContain(vm => vm.Record.PowerState == VMPowerState.Running);
    }

    private static string[] OrdersOf(World world, string name) =>
    [
        .. world.View.All<MessageRecord>().Where(message => message.Record.Name == name)
            .Select(message => message.Record.Body.Split('\'')[1].Split('.')[0]),
    ];

    /// <summary>
    /// An appliance of VMs with an order and a start delay each, named after the order and their number.
    /// </summary>
    private static async Task<Ref<VMApplianceRecord>> AddAsync(World world, params (long Order, long Delay)[] vms)
    {
        var appliance = ((ObjectRef)(await world.CallAsync(
            new CreateObject(new VMApplianceRecord { NameLabel = "web" })))!).As<VMApplianceRecord>();
        int number = 0;
        foreach ((long order, long delay) in vms)
        {
            string name = $"{order}.{number++}";
            await world.AddVMAsync(vm => vm with
            {
                NameLabel = name, Order = order, StartDelay = delay, Appliance = appliance,
            });
        }
        return appliance;
    }
}
