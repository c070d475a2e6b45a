using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on guests that end by themselves.</summary>
public sealed class GuestExitTests
{
    [Theory]
    [Trait("Obligation", "VM-70")]
    [InlineData(GuestExit.Shutdown, OnNormalExit.Destroy, VMPowerState.Halted)]
    [InlineData(GuestExit.Shutdown, OnNormalExit.Restart, VMPowerState.Running)]
    [InlineData(GuestExit.Reboot, OnNormalExit.Destroy, VMPowerState.Halted)]
    [InlineData(GuestExit.Reboot, OnNormalExit.Restart, VMPowerState.Running)]
    public async Task What_follows_a_shutdown_or_a_reboot_from_inside_is_what_the_vm_says(
        GuestExit reason, OnNormalExit action, VMPowerState expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            ActionsAfterShutdown = action, ActionsAfterReboot = action,
        });
        long domid = world.View.Find(vm)!.Domid;

        await world.EndGuestAsync(vm, reason);
        await world.QuietAsync();

        VMRecord after = world.View.Find(vm)!;
        after.PowerState.Should().Be(expected);
        after.Domid.Should().NotBe(domid);
        (world.Machine.DomainOf(vm)?.Domid ?? -1).Should().Be(after.Domid);
        string message = expected == VMPowerState.Running ? "VM_REBOOTED" : "VM_SHUTDOWN";
        world.View.All<MessageRecord>().Should().ContainSingle(item => item.Record.Name == message);
    }

    [Theory]
    [Trait("Obligation", "VM-71")]
    [InlineData(OnCrashBehaviour.Destroy, VMPowerState.Halted)]
    [InlineData(OnCrashBehaviour.CoredumpAndDestroy, VMPowerState.Halted)]
    [InlineData(OnCrashBehaviour.Restart, VMPowerState.Running)]
    [InlineData(OnCrashBehaviour.CoredumpAndRestart, VMPowerState.Running)]
    [InlineData(OnCrashBehaviour.RenameRestart, VMPowerState.Running)]
    [InlineData(OnCrashBehaviour.Preserve, VMPowerState.Paused)]
    public async Task A_crash_is_told_and_followed_by_what_the_vm_says(
        OnCrashBehaviour action, VMPowerState expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with { ActionsAfterCrash = action });

        await world.EndGuestAsync(vm, GuestExit.Crash);
        await world.QuietAsync();

        world.View.Find(vm)!.PowerState.Should().Be(expected);
        world.View.All<MessageRecord>().Should().ContainSingle(item => item.Record.Name == "VM_CRASHED")
            .Which.Record.Priority.Should().Be(2);
        await world.CallAsync(expected == VMPowerState.Halted
            ? new VMStart(vm, StartPaused: false, Force: false)
            : new VMHardShutdown(vm));
    }

    [Fact]
    public async Task A_simulated_guest_ends_by_itself_when_its_vm_says_so()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            OtherConfig = record.OtherConfig.With("simulation.exit", "20 shutdown"),
            ActionsAfterShutdown = OnNormalExit.Destroy,
        });

        await world.UntilAsync(() => world.View.Find(vm)!.PowerState == VMPowerState.Halted);

        world.View.All<MessageRecord>().Should().ContainSingle(item => item.Record.Name == "VM_SHUTDOWN");
    }
}
