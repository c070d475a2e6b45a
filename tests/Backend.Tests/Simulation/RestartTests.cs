using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Simulation;

/// <summary>Obligations on what is in flight when the server is killed.</summary>
public sealed class RestartTests
{
    public static TheoryData<string, bool> Kinds
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string kind in s_kinds)
            {
                data.Add(kind, true);
                data.Add(kind, false);
            }
            return data;
        }
    }

    private static readonly string[] s_kinds =
    [
        OperationKind.VMStart, OperationKind.VMPause, OperationKind.VMUnpause, OperationKind.VMSuspend,
        OperationKind.VMResume, OperationKind.VMCleanShutdown, OperationKind.VMHardShutdown,
        OperationKind.VMCleanReboot, OperationKind.VMHardReboot,
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Obligation", "TASK-11")]
    public async Task An_operation_in_flight_goes_on_after_a_restart_and_ends_once(string kind, bool machineGoesOn)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await PrepareAsync(world, kind);
        Ref<TaskRecord> task = await world.BeginAsync(CallFor(kind, vm));

        await world.RestartAsync(machineGoesOn);

        world.View.Find(task)!.Status.Should().Be(TaskStatusType.Pending);
        world.View.Find(vm)!.CurrentOperations.ContainsKey(task.ToString()).Should().BeTrue();
        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        await world.QuietAsync();
        VMRecord record = world.View.Find(vm)!;
        record.PowerState.Should().Be(StateAfter(kind));
        record.CurrentOperations.Should().BeEmpty();
        world.View.All<OperationRecord>().Should().BeEmpty();
        world.View.All<MessageRecord>().Count(message => message.Record.Name == MessageOf(kind))
            .Should().Be(1, "the end was applied once");
        world.Machine.DomainCount.Should().Be(record.Domid >= 0 ? 1 : 0);
        world.Machine.DomainOf(vm)?.Domid.Should().Be(record.Domid);
    }

    [Fact]
    public async Task The_state_after_a_replay_equals_the_state_before()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        await world.CallAsync(new VMSnapshot(vm, "snapshot", RefSet<VDIRecord>.Empty));
        await world.CallAsync(new VMSuspend(vm));
        await world.QuietAsync();
        Dictionary<ObjectRef, XenRecord> before = Everything(world);

        await world.RestartAsync();

        Dictionary<ObjectRef, XenRecord> after = Everything(world);
        after.Keys.Should().BeEquivalentTo(before.Keys);
        foreach ((ObjectRef reference, XenRecord record) in before)
        {
            after[reference].Should().Be(record, "{0} must be as it was", reference);
        }
    }

    [Fact]
    public async Task Running_vms_keep_their_domains_when_the_server_restarts()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();

        await world.RestartAsync(keepMachine: false);

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);
        world.Machine.DomainOf(vm)!.Domid.Should().Be(world.View.Find(vm)!.Domid);
        await world.CallAsync(new VMCleanShutdown(vm));
        world.Machine.DomainCount.Should().Be(0);
    }

    [Fact]
    public async Task A_cancellation_that_was_asked_for_before_the_restart_still_counts()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));
        await world.CallAsync(new TaskCancel(task));

        await world.RestartAsync();

        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Cancelled);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
    }

    private static Dictionary<ObjectRef, XenRecord> Everything(World world) => DataModel.Classes
        .SelectMany(type => world.View.All(type))
        .ToDictionary(version => version.Slot.Reference, version => version.Record!);

    private static async Task<Ref<VMRecord>> PrepareAsync(World world, string kind)
    {
        Ref<VMRecord> vm = await world.AddVMAsync();
        if (kind != OperationKind.VMStart)
        {
            await world.CallAsync(new VMStart(vm, StartPaused: kind == OperationKind.VMUnpause, Force: false));
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
        OperationKind.VMUnpause => new VMUnpause(vm),
        OperationKind.VMSuspend => new VMSuspend(vm),
        OperationKind.VMResume => new VMResume(vm, StartPaused: false, Force: false),
        OperationKind.VMCleanShutdown => new VMCleanShutdown(vm),
        OperationKind.VMHardShutdown => new VMHardShutdown(vm),
        OperationKind.VMCleanReboot => new VMCleanReboot(vm),
        _ => new VMHardReboot(vm),
    };

    private static VMPowerState StateAfter(string kind) => kind switch
    {
        OperationKind.VMPause => VMPowerState.Paused,
        OperationKind.VMSuspend => VMPowerState.Suspended,
        OperationKind.VMCleanShutdown or OperationKind.VMHardShutdown => VMPowerState.Halted,
        _ => VMPowerState.Running,
    };

    private static string MessageOf(string kind) => kind switch
    {
        OperationKind.VMStart => "VM_STARTED",
        OperationKind.VMPause => "VM_PAUSED",
        OperationKind.VMUnpause => "VM_UNPAUSED",
        OperationKind.VMSuspend => "VM_SUSPENDED",
        OperationKind.VMResume => "VM_RESUMED",
        OperationKind.VMCleanShutdown or OperationKind.VMHardShutdown => "VM_SHUTDOWN",
        _ => "VM_REBOOTED",
    };
}
