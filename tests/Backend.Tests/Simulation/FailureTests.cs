using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Simulation;

/// <summary>Obligations on operations that the machine cannot carry out.</summary>
public sealed class FailureTests
{
    private static readonly XenError s_broken = new(ErrorCode.InternalError, "broken on purpose");

    [Theory]
    [InlineData(OperationKind.VMStart, VMPowerState.Halted)]
    [InlineData(OperationKind.VMPause, VMPowerState.Running)]
    [InlineData(OperationKind.VMSuspend, VMPowerState.Running)]
    [InlineData(OperationKind.VMResume, VMPowerState.Suspended)]
    [InlineData(OperationKind.VMCleanShutdown, VMPowerState.Running)]
    [InlineData(OperationKind.VMHardShutdown, VMPowerState.Running)]
    [InlineData(OperationKind.VMCleanReboot, VMPowerState.Running)]
    [InlineData(OperationKind.VMHardReboot, VMPowerState.Running)]
    public async Task A_failed_operation_leaves_the_vm_as_it_stands_and_says_why(string kind, VMPowerState expected)
    {
        await using World world = await World.StartAsync(Failing(kind));
        Ref<VMRecord> vm = await PrepareAsync(world, kind);

        XenError error = await world.FailureAsync(CallFor(kind, vm));

        error.Should().Be(s_broken);
        VMRecord record = world.View.Find(vm)!;
        record.PowerState.Should().Be(expected);
        record.CurrentOperations.Should().BeEmpty();
        record.ScheduledToBeResidentOn.IsNull.Should().BeTrue();
        record.ResidentOn.IsNull.Should().Be(expected is VMPowerState.Halted or VMPowerState.Suspended);
        record.Consoles.Count.Should().Be(record.ResidentOn.IsNull ? 0 : 2);
        world.View.All<HostRecord>().Single().Record.CurrentOperations.Should().BeEmpty();
        world.View.All<OperationRecord>().Should().BeEmpty();
        (await world.CallAsync(CallFor(kind, vm))).Should().BeNull("the next attempt succeeds");
    }

    [Fact]
    public async Task A_vm_whose_domain_is_lost_on_the_way_is_halted()
    {
        await using World world = await World.StartAsync(new()
        {
            Failures = [new SimulatedFailure(OperationKind.VMHardReboot, 1, s_broken, LosesDomain: true)],
        });
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        (await world.FailureAsync(new VMHardReboot(vm))).Should().Be(s_broken);

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.View.All<VBDRecord>().Should().NotContain(vbd => vbd.Record.CurrentlyAttached);
    }

    [Fact]
    public async Task A_shutdown_that_the_guest_ignores_goes_on_by_force_under_the_same_task()
    {
        await using World world = await World.StartAsync(Failing(OperationKind.VMCleanShutdown));
        Ref<VMRecord> vm = await world.RunVMAsync();

        Ref<TaskRecord> task = await world.BeginAsync(new VMShutdown(vm));

        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
        world.View.All<OperationRecord>().Should().BeEmpty();
    }

    [Fact]
    public async Task A_failed_provision_leaves_no_disks_but_a_vm()
    {
        await using World world = await World.StartAsync(Failing(OperationKind.VMProvision));
        var vm = (Ref<VMRecord>)(await world.CallAsync(new VMClone(world.Template("Debian Etch 4.0"), "vm")))!;

        (await world.FailureAsync(new VMProvision(vm))).Should().Be(s_broken);

        VMRecord record = world.View.Find(vm)!;
        record.IsATemplate.Should().BeFalse();
        record.OtherConfig.ContainsKey("disks").Should().BeTrue();
        record.VBDs.Count.Should().Be(0);
        world.View.All<VDIRecord>().Should().ContainSingle();
        world.View.All<SRRecord>().Should().NotContain(sr => sr.Record.CurrentOperations.Count > 0);
    }

    [Fact]
    public async Task A_failed_clone_leaves_nothing()
    {
        await using World world = await World.StartAsync(Failing(OperationKind.VMClone));
        Ref<VMRecord> vm = await world.InstallAsync();
        int vms = world.View.All<VMRecord>().Count();

        (await world.FailureAsync(new VMClone(vm, "copy"))).Should().Be(s_broken);

        world.View.All<VMRecord>().Should().HaveCount(vms);
        world.DisksOf(vm).Should().OnlyContain(disk => disk.CurrentOperations.Count == 0);
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_repository_that_cannot_be_set_up_goes_again()
    {
        await using World world = await World.StartAsync(Failing(OperationKind.SRCreate));
        int repositories = world.View.All<SRRecord>().Count();
        int links = world.View.All<PBDRecord>().Count();

        (await world.FailureAsync(new SRCreate(
            world.View.All<HostRecord>().First().Reference, XenMap<string, string>.Empty, 0, "sr", "", "ext", "user",
            false, XenMap<string, string>.Empty))).Should().Be(s_broken);

        world.View.All<SRRecord>().Should().HaveCount(repositories);
        world.View.All<PBDRecord>().Should().HaveCount(links);
    }

    [Fact]
    public async Task A_device_that_cannot_be_attached_stays_detached()
    {
        await using World world = await World.StartAsync(Failing(OperationKind.VIFPlug));
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<VIFRecord> vif = await world.AddInterfaceAsync(vm);

        (await world.FailureAsync(new VIFPlug(vif))).Should().Be(s_broken);

        world.View.Find(vif)!.CurrentlyAttached.Should().BeFalse();
        world.View.Find(vif)!.AllowedOperations.Should().Contain(VIFOperations.Plug);
    }

    private static SimulatedHostOptions Failing(string kind) => new()
    {
        Failures = [new SimulatedFailure(kind, 1, s_broken)],
    };

    private static async Task<Ref<VMRecord>> PrepareAsync(World world, string kind)
    {
        Ref<VMRecord> vm = await world.AddVMAsync();
        if (kind != OperationKind.VMStart)
        {
            await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        }
        if (kind == OperationKind.VMResume)
        {
            await world.CallAsync(new VMSuspend(vm));
        }
        return vm;
    }

    private static Call CallFor(string kind, Ref<VMRecord> vm) => kind switch
    {
        OperationKind.VMStart => new VMStart(vm, StartPaused: false, Force: false),
        OperationKind.VMPause => new VMPause(vm),
        OperationKind.VMSuspend => new VMSuspend(vm),
        OperationKind.VMResume => new VMResume(vm, StartPaused: false, Force: false),
        OperationKind.VMCleanShutdown => new VMCleanShutdown(vm),
        OperationKind.VMHardShutdown => new VMHardShutdown(vm),
        OperationKind.VMCleanReboot => new VMCleanReboot(vm),
        _ => new VMHardReboot(vm),
    };
}
