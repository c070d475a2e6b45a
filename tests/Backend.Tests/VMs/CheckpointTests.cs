using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on snapshots with memory.</summary>
public sealed class CheckpointTests
{
    [Fact]
    [Trait("Obligation", "VM-20")]
    public async Task A_checkpoint_of_a_running_vm_is_suspended_and_the_vm_goes_on_where_it_was()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<HostRecord> host = world.View.Find(vm)!.ResidentOn;

        var checkpoint = ((ObjectRef)(await world.CallAsync(new VMCheckpoint(vm, "point")))!).As<VMRecord>();

        VMRecord kept = world.View.Find(checkpoint)!;
        kept.PowerState.Should().Be(VMPowerState.Suspended);
        kept.IsASnapshot.Should().BeTrue();
        kept.SnapshotInfo.GetOr("power-state-at-snapshot", "").Should().Be("Running");
        world.View.Find(kept.SuspendVDI)!.Type.Should().Be(VDIType.Suspend);
        world.DisksOf(checkpoint).Should().HaveCount(2).And.OnlyContain(disk => disk.IsASnapshot);
        VMRecord after = world.View.Find(vm)!;
        after.PowerState.Should().Be(VMPowerState.Running);
        after.ResidentOn.Should().Be(host);
        after.SuspendVDI.IsNull.Should().BeTrue();
        after.CurrentOperations.Should().BeEmpty();
        after.Parent.Should().Be(checkpoint);
        world.View.All<VDIRecord>().Count(vdi => vdi.Record.Type == VDIType.Suspend).Should().Be(1);
        world.View.All<MessageRecord>().Should().Contain(message => message.Record.Name == "VM_CHECKPOINTED");
    }

    [Fact]
    [Trait("Obligation", "VM-21")]
    public async Task A_vm_that_is_checkpointed_can_be_seen_suspended_for_a_while()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<TaskRecord> task = await world.BeginAsync(new VMCheckpoint(vm, "point"));

        await world.UntilAsync(() => world.View.Find(vm)!.PowerState == VMPowerState.Suspended);
        world.View.Find(vm)!.CurrentOperations.Should().Equal(
            XenMap<string, VMOperations>.Of((task.ToString(), VMOperations.Checkpoint)));
        await world.EndAsync(task);

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);
    }

    [Theory]
    [Trait("Obligation", "VM-22")]
    [InlineData(OperationKind.VMCheckpointSuspend, ErrorCode.VMCheckpointSuspendFailed, VMPowerState.Running)]
    [InlineData(OperationKind.VMCheckpoint, ErrorCode.InternalError, VMPowerState.Running)]
    [InlineData(OperationKind.VMCheckpointResume, ErrorCode.VMCheckpointResumeFailed, VMPowerState.Suspended)]
    public async Task A_checkpoint_that_fails_halfway_says_where_and_leaves_the_vm_alive(
        string kind, string code, VMPowerState expected)
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions
        {
            Failures = [new SimulatedFailure(kind, 1, new XenError(ErrorCode.InternalError, "no"))],
        });
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        XenError error = await world.FailureAsync(new VMCheckpoint(vm, "point"));

        error.Code.Should().Be(code);
        world.View.Find(vm)!.PowerState.Should().Be(expected);
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "VM-23")]
    public async Task A_checkpoint_can_be_cloned_and_the_clone_resumed()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        var checkpoint = ((ObjectRef)(await world.CallAsync(new VMCheckpoint(vm, "point")))!).As<VMRecord>();

        var clone = ((ObjectRef)(await world.CallAsync(new VMClone(checkpoint, "clone")))!).As<VMRecord>();
        await world.CallAsync(new Calls.SetField(clone, VMRecord.IsATemplateField, false));
        await world.CallAsync(new VMResume(clone, StartPaused: false, Force: false));

        world.View.Find(clone)!.PowerState.Should().Be(VMPowerState.Running);
        world.View.Find(checkpoint)!.SuspendVDI.IsNull.Should().BeFalse("the clone has an image of its own");
    }

    [Fact]
    [Trait("Obligation", "VM-24")]
    public async Task A_vm_that_is_shut_down_by_force_during_its_checkpoint_stays_down()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<TaskRecord> task = await world.BeginAsync(new VMCheckpoint(vm, "point"));
        await world.UntilAsync(() => world.View.Find(vm)!.PowerState == VMPowerState.Suspended);

        await world.CallAsync(new VMHardShutdown(vm));
        await world.EndAsync(task);
        await world.QuietAsync();

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.Machine.DomainOf(vm).Should().BeNull();
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }
}
