using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on TPMs and USB devices of VMs.</summary>
public sealed class DeviceTests
{
    [Fact]
    [Trait("Obligation", "VM-80")]
    public async Task A_halted_vm_gets_one_tpm_and_loses_it_with_its_contents()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();

        var tpm = (Ref<VTPMRecord>)(await world.CallAsync(new VTPMCreate(vm, IsUnique: true)))!;

        world.View.Find(vm)!.VTPMs.Contains(tpm).Should().BeTrue();
        world.View.Find(vm)!.Platform.GetOr("tpm_version", "").Should().Be("2");
        world.View.Find(vm)!.AllowedOperations.Should().NotContain(VMOperations.CreateVtpm);
        (await world.FailureAsync(new VTPMCreate(vm, IsUnique: false))).Should().Be(
            new XenError(ErrorCode.VTPMMaxAmountReached, "1"));
        await world.CallAsync(new VTPMDestroy(tpm));
        world.View.Find(vm)!.VTPMs.Count.Should().Be(0);
        world.View.All<SecretRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "VM-81")]
    public async Task A_tpm_of_a_running_vm_stays_and_contents_are_in_base_64()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        var tpm = (Ref<VTPMRecord>)(await world.CallAsync(new VTPMCreate(vm, IsUnique: true)))!;

        (await world.FailureAsync(new VTPMSetContents(tpm, "not base 64!"))).Should().Be(
            new XenError(ErrorCode.InvalidValue, "contents", "not in base 64"));
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        (await world.FailureAsync(new VTPMDestroy(tpm))).Should().Be(
            new XenError(ErrorCode.VMBadPowerState, vm.ToString(), "halted", "running"));
    }

    [Theory]
    [Trait("Obligation", "VM-79")]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_clone_gets_a_tpm_of_its_own_unless_that_must_stay_the_only_one(bool isUnique, int expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VTPMCreate(vm, isUnique));

        var clone = (Ref<VMRecord>)(await world.CallAsync(new VMClone(vm, "clone")))!;
        world.View.Find(clone)!.VTPMs.Count.Should().Be(expected);
        await world.CallAsync(new VTPMDestroy(world.View.Find(vm)!.VTPMs.Single<Ref<VTPMRecord>>()));

        world.View.Find(clone)!.VTPMs.Count.Should().Be(expected);
        world.View.All<SecretRecord>().Count().Should().Be(expected, "a clone keeps what it shared");
    }

    [Fact]
    [Trait("Obligation", "VM-82")]
    public async Task A_usb_device_comes_with_the_start_and_keeps_its_vm_where_it_is()
    {
        await using World world = await World.StartAsync();
        Ref<USBGroupRecord> group = await AddDeviceAsync(world);
        Ref<VMRecord> vm = await world.AddVMAsync();
        var vusb = (Ref<VUSBRecord>)(await world.CallAsync(
            new VUSBCreate(vm, group, XenMap<string, string>.Empty)))!;

        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        world.View.Find(vusb)!.CurrentlyAttached.Should().BeTrue();
        world.View.Find(vusb)!.AllowedOperations.Should().Contain(VUSBOperations.Unplug);
        (await world.FailureAsync(new VMSuspend(vm))).Should().Be(
            new XenError(ErrorCode.VMHasVusbs, vm.ToString()));
        (await world.FailureAsync(new VUSBDestroy(vusb))).Code.Should().Be(ErrorCode.OperationNotAllowed);
        await world.CallAsync(new VUSBUnplug(vusb));

        world.View.Find(vusb)!.CurrentlyAttached.Should().BeFalse();
        await world.CallAsync(new VUSBDestroy(vusb));
        world.View.Find(vm)!.VUSBs.Count.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "VM-83")]
    public async Task The_devices_of_a_group_are_for_one_vm_and_a_group_without_devices_is_for_none()
    {
        await using World world = await World.StartAsync();
        Ref<USBGroupRecord> group = await AddDeviceAsync(world);
        var empty = new Ref<USBGroupRecord>(Guid.NewGuid());
        await world.Model.SubmitAsync(new Observe([new Fact(empty, new USBGroupRecord())]), CallContext.Server);
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VUSBCreate(vm, group, XenMap<string, string>.Empty));

        (await world.FailureAsync(new VUSBCreate(vm, group, XenMap<string, string>.Empty))).Should().Be(
            new XenError(ErrorCode.USBGroupConflict, group.ToString()));
        (await world.FailureAsync(new VUSBCreate(vm, empty, XenMap<string, string>.Empty))).Should().Be(
            new XenError(ErrorCode.USBGroupContainsNoPusbs, empty.ToString()));
    }

    private static async Task<Ref<USBGroupRecord>> AddDeviceAsync(World world)
    {
        var group = new Ref<USBGroupRecord>(Guid.NewGuid());
        await world.Model.SubmitAsync(
            new Observe(
            [
                new Fact(group, new USBGroupRecord { Uuid = Guid.NewGuid().ToString() }),
                new Fact(new Ref<PUSBRecord>(Guid.NewGuid()), new PUSBRecord
                {
                    Uuid = Guid.NewGuid().ToString(),
                    USBGroup = group,
                    Host = world.View.All<HostRecord>().First().Reference,
                    PassthroughEnabled = true,
                }),
            ]),
            CallContext.Server);
        return group;
    }
}
