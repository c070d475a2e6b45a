using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Simulation;

/// <summary>Obligations on calls that come at the wrong time.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task A_running_vm_cannot_be_started_and_the_error_names_both_states_in_lower_case()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();

        XenError error = await world.FailureAsync(new VMStart(vm, StartPaused: false, Force: false));

        error.Should().Be(new XenError(ErrorCode.VMBadPowerState, vm.ToString(), "halted", "running"));
    }

    [Theory]
    [InlineData("pause", "running")]
    [InlineData("unpause", "paused")]
    [InlineData("suspend", "running")]
    [InlineData("resume", "suspended")]
    [InlineData("clean_shutdown", "running")]
    [InlineData("hard_shutdown", "paused, running, suspended")]
    [InlineData("shutdown", "paused, running, suspended")]
    [InlineData("clean_reboot", "running")]
    [InlineData("hard_reboot", "paused, running")]
    public async Task A_halted_vm_refuses_what_needs_a_domain(string verb, string expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();

        XenError error = await world.FailureAsync(Verb(verb, vm));

        error.Should().Be(new XenError(ErrorCode.VMBadPowerState, vm.ToString(), expected, "halted"));
    }

    [Fact]
    public async Task A_running_vm_is_not_destroyed()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();

        XenError error = await world.FailureAsync(new DestroyObject(VMRecord.ClassInfo, vm));

        error.Should().Be(new XenError(ErrorCode.VMBadPowerState, vm.ToString(), "halted, suspended", "running"));
    }

    [Fact]
    public async Task A_second_operation_is_told_what_runs_and_for_which_task()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));

        XenError error = await world.FailureAsync(new VMAssertOperationValid(vm, VMOperations.Clone));

        error.Should().Be(new XenError(
            ErrorCode.OtherOperationInProgress, "VM", vm.ToString(), "start", task.ToString()));
        await world.EndAsync(task);
    }

    [Fact]
    public async Task A_blocked_operation_is_refused_with_the_reason_before_anything_else()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VMAddToBlockedOperations(vm, VMOperations.HardShutdown, "keep it"));

        XenError error = await world.FailureAsync(new VMHardShutdown(vm));

        error.Should().Be(new XenError(ErrorCode.OperationBlocked, vm.ToString(), "keep it"));
        world.View.Find(vm)!.AllowedOperations.Should().NotContain(VMOperations.HardShutdown);
    }

    [Fact]
    public async Task Templates_do_not_start_and_only_templates_are_provisioned()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> template = world.Template("Other install media");
        Ref<VMRecord> vm = await world.AddVMAsync();

        XenError started = await world.FailureAsync(new VMStart(template, StartPaused: false, Force: false));
        XenError provisioned = await world.FailureAsync(new VMProvision(vm));
        XenError destroyed = await world.FailureAsync(new DestroyObject(VMRecord.ClassInfo, template));

        started.Should().Be(new XenError(ErrorCode.VMIsTemplate, template.ToString(), "start"));
        provisioned.Should().Be(new XenError(ErrorCode.ProvisionOnlyAllowedOnTemplate));
        destroyed.Should().Be(new XenError(ErrorCode.VMCannotDeleteDefaultTemplate, template.ToString()));
    }

    [Fact]
    public async Task The_control_domain_is_left_alone()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> domain0 = world.View.All<VMRecord>().Single(vm => vm.Record.IsControlDomain).Reference;

        XenError error = await world.FailureAsync(new VMHardShutdown(domain0));

        error.Code.Should().Be(ErrorCode.OperationNotAllowed);
    }

    [Fact]
    public async Task A_vm_that_fits_nowhere_finds_no_host_and_on_a_given_host_is_told_why()
    {
        await using World world = await World.StartAsync(new() { HostMemoryBytes = 4L << 30 });
        Ref<HostRecord> host = world.View.All<HostRecord>().Single().Reference;
        const long tooMuch = 8L << 30;
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with
        {
            MemoryStaticMin = tooMuch,
            MemoryDynamicMin = tooMuch,
            MemoryDynamicMax = tooMuch,
            MemoryStaticMax = tooMuch,
        });

        XenError anywhere = await world.FailureAsync(new VMStart(vm, StartPaused: false, Force: false));
        XenError there = await world.FailureAsync(new VMStartOn(vm, host, StartPaused: false, Force: false));

        anywhere.Should().Be(new XenError(ErrorCode.NoHostsAvailable));
        there.Code.Should().Be(ErrorCode.HostNotEnoughFreeMemory);
        there.Parameters.Should().HaveCount(2);
    }

    [Fact]
    public async Task Starts_at_the_same_time_do_not_promise_one_hosts_memory_twice()
    {
        await using World world = await World.StartAsync(new() { HostMemoryBytes = 4L << 30 });
        const long half = 1L << 30;
        Ref<VMRecord>[] vms = new Ref<VMRecord>[2];
        for (int number = 0; number < vms.Length; number++)
        {
            vms[number] = await world.AddVMAsync(record => record with
            {
                MemoryStaticMin = half, MemoryDynamicMin = half, MemoryDynamicMax = half, MemoryStaticMax = half,
            });
        }

        Ref<TaskRecord> first = await world.BeginAsync(new VMStart(vms[0], StartPaused: false, Force: false));
        XenError second = await world.FailureAsync(new VMStart(vms[1], StartPaused: false, Force: false));

        second.Code.Should().Be(ErrorCode.NoHostsAvailable);
        (await world.EndAsync(first)).Status.Should().Be(TaskStatusType.Success);
    }

    [Fact]
    public async Task A_disk_that_a_running_vm_writes_is_not_given_to_another()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> first = await world.RunVMAsync();
        Ref<VMRecord> second = await world.AddVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(1L << 30);
        async Task<Ref<VBDRecord>> AddTo(Ref<VMRecord> vm) => ((ObjectRef)(await world.CallAsync(
            new CreateObject(new VBDRecord
            {
                VM = vm, VDI = disk, Userdevice = "0", Mode = VBDMode.RW, Type = VBDType.Disk,
            })))!).As<VBDRecord>();
        await world.CallAsync(new VBDPlug(await AddTo(first)));
        await AddTo(second);

        XenError error = await world.FailureAsync(new VMStart(second, StartPaused: false, Force: false));

        error.Should().Be(new XenError(ErrorCode.VDIInUse, disk.ToString()));
    }

    [Fact]
    public async Task A_place_is_taken_under_every_name()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(1L << 30);
        Call At(string place) => new CreateObject(new VBDRecord
        {
            VM = vm, VDI = disk, Userdevice = place, Mode = VBDMode.RW, Type = VBDType.Disk,
        });

        (await world.FailureAsync(At("1"))).Should().Be(new XenError(ErrorCode.DeviceAlreadyExists, "1"));
        (await world.FailureAsync(At("xvdb"))).Should().Be(new XenError(ErrorCode.DeviceAlreadyExists, "xvdb"));
        (await world.FailureAsync(At("hdb"))).Should().Be(new XenError(ErrorCode.DeviceAlreadyExists, "hdb"));
        (await world.FailureAsync(At("floppy"))).Should().Be(new XenError(ErrorCode.InvalidDevice, "floppy"));
    }

    [Fact]
    public async Task Memory_bounds_stay_in_order_and_processors_within_reason()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        const long gigabyte = 1L << 30;

        XenError order = await world.FailureAsync(new VMSetMemoryStaticMax(vm, 1));
        await world.CallAsync(new VMSetMemoryLimits(vm, gigabyte / 2, 2 * gigabyte, gigabyte, 2 * gigabyte));
        XenError processors = await world.FailureAsync(new VMSetVCPUsAtStartup(vm, 2));
        await world.CallAsync(new VMSetVCPUsMax(vm, 4));
        await world.CallAsync(new VMSetVCPUsAtStartup(vm, 2));

        order.Should().Be(new XenError(ErrorCode.MemoryConstraintViolationOrder));
        processors.Code.Should().Be(ErrorCode.InvalidValue);
        world.View.Find(vm)!.MemoryTarget.Should().Be(gigabyte);
        world.View.Find(vm)!.VCPUsAtStartup.Should().Be(2);
    }

    private static Call Verb(string verb, Ref<VMRecord> vm) => verb switch
    {
        "pause" => new VMPause(vm),
        "unpause" => new VMUnpause(vm),
        "suspend" => new VMSuspend(vm),
        "resume" => new VMResume(vm, StartPaused: false, Force: false),
        "clean_shutdown" => new VMCleanShutdown(vm),
        "hard_shutdown" => new VMHardShutdown(vm),
        "shutdown" => new VMShutdown(vm),
        "clean_reboot" => new VMCleanReboot(vm),
        _ => new VMHardReboot(vm),
    };
}
