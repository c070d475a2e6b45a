using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on calls that come while another operation is under way.</summary>
public sealed class WaitingTests
{
    [Fact]
    [Trait("Obligation", "VM-1")]
    public async Task A_call_that_comes_too_early_waits_for_the_other_operation_and_is_then_carried_out()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<TaskRecord> start = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));

        Ref<TaskRecord> clone = await world.BeginAsync(new VMClone(vm, "copy"));
        world.View.Find(clone)!.Status.Should().Be(TaskStatusType.Pending);
        world.View.Find(vm)!.CurrentOperations.Keys.Should().Equal([start.ToString()]);
        await world.EndAsync(start);
        TaskRecord end = await world.EndAsync(clone);
        end.ErrorInfo.Should().Equal("VM_BAD_POWER_STATE", vm.ToString(), "halted", "running");
    }

    [Fact]
    [Trait("Obligation", "VM-1")]
    public async Task Calls_that_wait_are_carried_out_in_the_order_of_their_coming()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<TaskRecord> suspend = await world.BeginAsync(new VMPause(vm));
        Ref<TaskRecord>[] waiting =
        [
            await world.BeginAsync(new VMSnapshot(vm, "first", RefSet<VDIRecord>.Empty)),
            await world.BeginAsync(new VMSnapshot(vm, "second", RefSet<VDIRecord>.Empty)),
        ];

        await world.EndAsync(suspend);
        foreach (Ref<TaskRecord> task in waiting)
        {
            (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        }

        world.View.All<VMRecord>().Where(other => other.Record.IsASnapshot).Select(other => other.Record.NameLabel)
            .Should().Equal("first", "second");
    }

    [Fact]
    [Trait("Obligation", "VM-2")]
    public async Task A_call_that_waits_can_be_cancelled_and_then_never_happens()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<TaskRecord> pause = await world.BeginAsync(new VMPause(vm));
        Ref<TaskRecord> snapshot = await world.BeginAsync(new VMSnapshot(vm, "never", RefSet<VDIRecord>.Empty));
        world.View.Find(snapshot)!.AllowedOperations.Should().Contain(TaskAllowedOperations.Cancel);

        await world.CallAsync(new TaskCancel(snapshot));

        world.View.Find(snapshot)!.Status.Should().Be(TaskStatusType.Cancelled);
        await world.EndAsync(pause);
        world.View.All<VMRecord>().Should().NotContain(other => other.Record.IsASnapshot);
        world.View.All<OperationRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "VM-3")]
    public async Task A_call_that_waits_survives_a_restart()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        await world.BeginAsync(new VMPause(vm));
        Ref<TaskRecord> snapshot = await world.BeginAsync(new VMSnapshot(vm, "late", RefSet<VDIRecord>.Empty));

        await world.RestartAsync();

        (await world.EndAsync(snapshot)).Status.Should().Be(TaskStatusType.Success);
        world.View.All<VMRecord>().Should().ContainSingle(other => other.Record.NameLabel == "late");
    }

    [Fact]
    [Trait("Obligation", "VM-4")]
    public async Task A_call_that_has_waited_for_two_hours_is_refused_with_what_is_in_its_way()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions
        {
            Durations = new Dictionary<string, TimeSpan> { [OperationKind.VMPause] = TimeSpan.FromHours(5) },
        });
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<TaskRecord> pause = await world.BeginAsync(new VMPause(vm));
        Ref<TaskRecord> snapshot = await world.BeginAsync(new VMSnapshot(vm, "never", RefSet<VDIRecord>.Empty));

        world.Clock.Advance(TimeSpan.FromMinutes(119));
        await world.Model.SubmitAsync(new Tick(), CallContext.Server);
        world.View.Find(snapshot)!.Status.Should().Be(TaskStatusType.Pending);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Model.SubmitAsync(new Tick(), CallContext.Server);

        world.View.Find(snapshot)!.ErrorInfo.Should().Equal(
            ErrorCode.OtherOperationInProgress, "VM", vm.ToString(), "pause", pause.ToString());
    }

    [Fact]
    [Trait("Obligation", "VM-5")]
    public async Task A_question_whether_something_can_be_done_does_not_wait()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<TaskRecord> start = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));

        XenError error = await world.FailureAsync(new VMAssertOperationValid(vm, VMOperations.Clone));

        error.Should().Be(new XenError(
            ErrorCode.OtherOperationInProgress, "VM", vm.ToString(), "start", start.ToString()));
        await world.EndAsync(start);
    }

    [Fact]
    [Trait("Obligation", "VM-1")]
    public async Task Destroying_a_vm_waits_until_it_is_no_longer_cloned()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<TaskRecord> clone = await world.BeginAsync(new VMClone(vm, "copy"));

        Ref<TaskRecord> destroy = await world.BeginAsync(new DestroyObject(VMRecord.ClassInfo, vm));

        world.View.Find(vm).Should().NotBeNull();
        (await world.EndAsync(clone)).Status.Should().Be(TaskStatusType.Success);
        (await world.EndAsync(destroy)).Status.Should().Be(TaskStatusType.Success);
        world.View.Find(vm).Should().BeNull();
    }
}
