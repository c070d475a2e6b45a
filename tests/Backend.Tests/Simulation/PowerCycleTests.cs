using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Simulation;

/// <summary>Obligations on VMs that go from one power state to another.</summary>
public sealed class PowerCycleTests
{
    [Fact]
    public async Task A_started_vm_runs_in_a_domain_of_a_host_and_has_consoles_and_metrics()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> reference = await world.AddVMAsync();

        await world.CallAsync(new VMStart(reference, StartPaused: false, Force: false));

        VMRecord vm = world.View.Find(reference)!;
        vm.PowerState.Should().Be(VMPowerState.Running);
        vm.Domid.Should().Be(1);
        world.View.Find(vm.ResidentOn).Should().NotBeNull();
        vm.ScheduledToBeResidentOn.IsNull.Should().BeTrue();
        vm.CurrentOperations.Should().BeEmpty();
        vm.AllowedOperations.Should().Contain(VMOperations.CleanShutdown).And.NotContain(VMOperations.Start);
        vm.Consoles.Count.Should().Be(2);
        world.View.Find(vm.Metrics)!.StartTime.Should().BeAfter(DateTimeOffset.UnixEpoch);
        world.View.Find(vm.GuestMetrics).Should().NotBeNull();
        world.View.All<MessageRecord>().Select(message => message.Record.Name).Should().Equal("VM_STARTED");
        world.Machine.DomainOf(reference)!.Domid.Should().Be(1);
    }

    [Fact]
    public async Task A_vm_that_is_being_started_says_so_and_reserves_its_host()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> reference = await world.AddVMAsync();

        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(reference, StartPaused: false, Force: false));

        VMRecord vm = world.View.Find(reference)!;
        vm.PowerState.Should().Be(VMPowerState.Halted);
        vm.CurrentOperations.Should().ContainSingle()
            .Which.Should().Be(KeyValuePair.Create(task.ToString(), VMOperations.Start));
        vm.AllowedOperations.Should().BeEmpty();
        HostRecord host = world.View.Find(vm.ScheduledToBeResidentOn)!;
        host.CurrentOperations.GetOr(task.ToString(), default).Should().Be(HostAllowedOperations.VmStart);
        world.View.Find(task)!.AllowedOperations.Should().Equal(TaskAllowedOperations.Cancel);
        TaskRecord ended = await world.EndAsync(task);
        ended.Status.Should().Be(TaskStatusType.Success);
        ended.Result.Should().Be("<value></value>");
        ended.AllowedOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_vm_goes_through_its_whole_life()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        var states = new List<VMPowerState>();
        var domids = new List<long>();
        async Task Do(Model.Schema.Call call)
        {
            await world.CallAsync(call);
            states.Add(world.View.Find(vm)!.PowerState);
            domids.Add(world.View.Find(vm)!.Domid);
        }

        await Do(new VMStart(vm, StartPaused: true, Force: false));
        await Do(new VMUnpause(vm));
        await Do(new VMPause(vm));
        await Do(new VMUnpause(vm));
        await Do(new VMCleanReboot(vm));
        await Do(new VMHardReboot(vm));
        await Do(new VMSuspend(vm));
        await Do(new VMResume(vm, StartPaused: false, Force: false));
        await Do(new VMCleanShutdown(vm));
        await Do(new VMStart(vm, StartPaused: false, Force: false));
        await Do(new VMHardShutdown(vm));

        states.Should().Equal(
            VMPowerState.Paused, VMPowerState.Running, VMPowerState.Paused, VMPowerState.Running, VMPowerState.Running,
            VMPowerState.Running, VMPowerState.Suspended, VMPowerState.Running, VMPowerState.Halted,
            VMPowerState.Running, VMPowerState.Halted);
        domids.Should().Equal(1, 1, 1, 1, 2, 3, -1, 4, -1, 5, -1);
        world.Machine.DomainCount.Should().Be(0);
        world.View.Find(vm)!.Consoles.Count.Should().Be(0);
        world.View.Find(vm)!.ResidentOn.IsNull.Should().BeTrue();
        world.View.All<OperationRecord>().Should().BeEmpty();
    }

    [Fact]
    public async Task A_guest_reports_some_time_after_its_start()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> reference = await world.RunVMAsync();
        Ref<VMGuestMetricsRecord> metrics = world.View.Find(reference)!.GuestMetrics;

        await world.UntilAsync(() => world.View.Find(metrics)!.PVDriversDetected);

        world.View.Find(metrics)!.OsVersion.ContainsKey("name").Should().BeTrue();
        world.View.Find(metrics)!.Live.Should().BeTrue();
    }

    [Fact]
    public async Task A_suspended_vm_has_an_image_that_resuming_removes()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();

        await world.CallAsync(new VMSuspend(vm));

        Ref<VDIRecord> image = world.View.Find(vm)!.SuspendVDI;
        world.View.Find(image)!.Type.Should().Be(VDIType.Suspend);
        await world.CallAsync(new VMResume(vm, StartPaused: false, Force: false));
        world.View.Find(image).Should().BeNull();
        world.View.Find(vm)!.SuspendVDI.IsNull.Should().BeTrue();
    }

    [Fact]
    public async Task A_hard_shutdown_gives_up_what_else_is_being_done()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<TaskRecord> clean = await world.BeginAsync(new VMCleanShutdown(vm));

        await world.CallAsync(new VMHardShutdown(vm));

        TaskRecord ended = await world.EndAsync(clean);
        ended.Status.Should().Be(TaskStatusType.Cancelled);
        ended.ErrorInfo.Should().Equal(ErrorCode.TaskCancelled, clean.ToString());
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancelled_start_leaves_the_vm_halted()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));

        await world.CallAsync(new TaskCancel(task));

        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Cancelled);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.View.Find(vm)!.ScheduledToBeResidentOn.IsNull.Should().BeTrue();
        world.Machine.DomainCount.Should().Be(0);
    }

    [Fact]
    public async Task A_task_marked_for_removal_is_removed_once_it_has_ended()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));

        await world.CallAsync(new TaskDestroy(task));

        world.View.Find(task).Should().NotBeNull();
        await world.UntilAsync(() => world.View.Find(task) is null);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);
    }

    [Fact]
    public async Task A_vm_moves_to_another_host_and_its_consoles_with_it()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<HostRecord> before = world.View.Find(vm)!.ResidentOn;
        Ref<HostRecord> after = world.View.All<HostRecord>().Single(host => host.Reference != before).Reference;

        await world.CallAsync(new VMPoolMigrate(vm, after, XenMap<string, string>.Of(("live", "true"))));

        world.View.Find(vm)!.ResidentOn.Should().Be(after);
        world.View.Find(before)!.ResidentVMs.Contains(vm).Should().BeFalse();
        string address = world.View.Find(after)!.Address;
        world.View.All<ConsoleRecord>().Should().HaveCount(2)
            .And.OnlyContain(console => console.Record.Location.StartsWith($"https://{address}/"));
        world.View.All<HostRecord>().Should().OnlyContain(host => host.Record.CurrentOperations.Count == 0);
    }

    [Fact]
    public async Task Vms_spread_over_hosts_and_keep_to_the_host_they_prefer()
    {
        await using World world = await World.StartAsync(new() { Hosts = 3 });
        Ref<HostRecord> preferred = world.View.All<HostRecord>().Last().Reference;
        Ref<VMRecord> first = await world.RunVMAsync();
        Ref<VMRecord> second = await world.RunVMAsync();
        Ref<VMRecord> third = await world.RunVMAsync(vm => vm with { Affinity = preferred });
        Ref<VMRecord> fourth = await world.RunVMAsync(vm => vm with { Affinity = preferred });

        world.View.Find(second)!.ResidentOn.Should().NotBe(world.View.Find(first)!.ResidentOn);
        world.View.Find(third)!.ResidentOn.Should().Be(preferred);
        world.View.Find(fourth)!.ResidentOn.Should().Be(preferred);
    }

    [Fact]
    public async Task A_disabled_host_is_not_chosen()
    {
        await using World world = await World.StartAsync();
        Ref<HostRecord> host = world.View.All<HostRecord>().Single().Reference;
        await world.CallAsync(new HostDisable(host, AutoEnable: false));
        Ref<VMRecord> vm = await world.AddVMAsync();

        (await world.FailureAsync(new VMStart(vm, StartPaused: false, Force: false)))
            .Should().Be(new XenError(ErrorCode.NoHostsAvailable));
        (await world.FailureAsync(new VMStartOn(vm, host, StartPaused: false, Force: false)))
            .Should().Be(new XenError(ErrorCode.HostDisabled, host.ToString()));
    }

    [Fact]
    public async Task An_installed_system_boots_by_itself_the_next_time()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        world.View.Find(vm)!.PVBootloader.Should().Be("eliloader");

        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        world.View.Find(vm)!.PVBootloader.Should().Be("pygrub");
    }
}
