using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on graphics processors, USB devices and drivers.</summary>
public sealed class DeviceTests
{
    [Fact]
    [Trait("Obligation", "HOST-50")]
    public async Task A_host_has_no_special_devices_unless_it_was_given_some()
    {
        await using World plain = await HostWorld.StartAsync();
        await using World rich = await RichAsync();

        plain.View.All<PGPURecord>().Should().BeEmpty();
        plain.View.All<PUSBRecord>().Should().BeEmpty();
        rich.View.All<PGPURecord>().Should().HaveCount(2);
        rich.View.All<PUSBRecord>().Should().HaveCount(1);
    }

    [Fact]
    [Trait("Obligation", "HOST-51")]
    public async Task A_graphics_processor_carries_what_it_supports_and_what_is_enabled()
    {
        await using World world = await RichAsync();
        Ref<PGPURecord> gpu = world.View.All<PGPURecord>().First().Reference;
        Ref<VGPUTypeRecord> shared = Type(world, "Quarter of a GPU");
        var unknown = await world.AddAsync(new VGPUTypeRecord());

        (await world.FailureAsync(new PGPUAddEnabledVGPUTypes(gpu, unknown))).Code
            .Should().Be(ErrorCode.VGPUTypeNotSupported);
        (await world.CallAsync(new PGPUGetRemainingCapacity(gpu, shared))).Should().Be(4L);
        await world.CallAsync(new PGPURemoveEnabledVGPUTypes(gpu, shared));
        (await world.CallAsync(new PGPUGetRemainingCapacity(gpu, shared))).Should().Be(0L);
        (await world.CallAsync(new GPUGroupGetRemainingCapacity(Group(world), shared))).Should().Be(4L);
        await world.CallAsync(new PGPUAddEnabledVGPUTypes(gpu, shared));
        (await world.CallAsync(new GPUGroupGetRemainingCapacity(Group(world), shared))).Should().Be(8L);
    }

    [Fact]
    [Trait("Obligation", "HOST-52")]
    public async Task Virtual_gpus_that_run_take_capacity_and_hold_their_processor()
    {
        await using World world = await RichAsync();
        Ref<PGPURecord> gpu = world.View.All<PGPURecord>().First().Reference;
        Ref<VGPUTypeRecord> shared = Type(world, "Quarter of a GPU");
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.AddAsync(new VGPURecord { VM = vm, GPUGroup = Group(world), Type = shared, ResidentOn = gpu });
        var other = (Ref<GPUGroupRecord>)(await world.CallAsync(
            new GPUGroupCreate("other", "", XenMap<string, string>.Empty)))!;

        (await world.CallAsync(new PGPUGetRemainingCapacity(gpu, shared))).Should().Be(3L);
        (await world.CallAsync(new PGPUGetRemainingCapacity(gpu, Type(world, "passthrough")))).Should().Be(0L);
        var inUse = new XenError(ErrorCode.PGPUInUseByVM, vm.ToString());
        (await world.FailureAsync(new PGPURemoveEnabledVGPUTypes(gpu, shared))).Should().Be(inUse);
        (await world.FailureAsync(new PGPUSetGPUGroup(gpu, other))).Should().Be(inUse);
    }

    [Fact]
    [Trait("Obligation", "HOST-53")]
    public async Task A_group_is_destroyed_only_when_it_is_empty()
    {
        await using World world = await RichAsync();
        Ref<GPUGroupRecord> group = Group(world);
        var other = (Ref<GPUGroupRecord>)(await world.CallAsync(
            new GPUGroupCreate("other", "", XenMap<string, string>.Empty)))!;

        (await world.FailureAsync(new GPUGroupDestroy(group))).Code.Should().Be(ErrorCode.GPUGroupContainsPGPU);
        foreach ((Ref<PGPURecord> gpu, _) in world.View.All<PGPURecord>().ToArray())
        {
            await world.CallAsync(new PGPUSetGPUGroup(gpu, other));
        }
        await world.CallAsync(new GPUGroupDestroy(group));

        world.View.Find(group).Should().BeNull();
        world.View.Find(other)!.SupportedVGPUTypes.Count.Should().Be(2);
        world.View.Find(other)!.GPUTypes.Should().Equal("10de/1eb8");
    }

    [Fact]
    [Trait("Obligation", "HOST-54")]
    public async Task A_virtual_gpu_comes_and_goes_while_its_vm_is_halted()
    {
        await using World world = await RichAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        VGPUCreate Wanted(string device) =>
            new(vm, Group(world), device, XenMap<string, string>.Empty, Type(world, "Quarter of a GPU"));
        var vgpu = (Ref<VGPURecord>)(await world.CallAsync(Wanted("0")))!;

        (await world.FailureAsync(Wanted("0"))).Should().Be(new XenError(ErrorCode.DeviceAlreadyExists, "0"));
        (await world.FailureAsync(Wanted("x"))).Should().Be(new XenError(ErrorCode.InvalidDevice, "x"));
        await world.ObserveAsync(vm, world.View.Find(vm)! with { PowerState = VMPowerState.Running });
        var running = new XenError(ErrorCode.VMBadPowerState, vm.ToString(), "halted", "running");
        (await world.FailureAsync(Wanted("1"))).Should().Be(running);
        (await world.FailureAsync(new VGPUDestroy(vgpu))).Should().Be(running);
        await world.ObserveAsync(vm, world.View.Find(vm)! with { PowerState = VMPowerState.Halted });
        await world.CallAsync(new VGPUDestroy(vgpu));

        world.View.Find(vgpu).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "HOST-55")]
    public async Task A_device_is_hidden_from_the_control_domain_at_the_next_start()
    {
        await using World world = await RichAsync();
        Ref<HostRecord> host = world.Host();
        (Ref<PGPURecord> gpu, PGPURecord record) = world.View.All<PGPURecord>().First();

        (await world.CallAsync(new PCIDisableDom0Access(record.PCI))).Should().Be(PCIDom0Access.DisableOnReboot);
        world.View.Find(gpu)!.Dom0Access.Should().Be(PCIDom0Access.DisableOnReboot);
        (await world.CallAsync(new PCIEnableDom0Access(record.PCI))).Should().Be(PCIDom0Access.Enabled);
        (await world.CallAsync(new PGPUDisableDom0Access(gpu))).Should().Be(PCIDom0Access.DisableOnReboot);
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostReboot(host));
        await world.UntilAsync(() => world.IsLive(host));

        (await world.CallAsync(new PCIGetDom0AccessStatus(record.PCI))).Should().Be(PCIDom0Access.Disabled);
        world.View.Find(gpu)!.Dom0Access.Should().Be(PCIDom0Access.Disabled);
        (await world.CallAsync(new PCIEnableDom0Access(record.PCI))).Should().Be(PCIDom0Access.EnableOnReboot);
    }

    [Fact]
    [Trait("Obligation", "HOST-56")]
    public async Task A_usb_device_that_guests_may_get_cannot_be_taken_back_while_one_has_it()
    {
        await using World world = await RichAsync();
        (Ref<PUSBRecord> device, PUSBRecord record) = world.View.All<PUSBRecord>().Single();
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new PUSBSetPassthroughEnabled(device, true));
        Ref<VUSBRecord> vusb = await world.AddAsync(new VUSBRecord
        {
            VM = vm,
            USBGroup = record.USBGroup,
            CurrentlyAttached = true,
        });

        (await world.FailureAsync(new PUSBSetPassthroughEnabled(device, false)))
            .Should().Be(new XenError(ErrorCode.USBAlreadyAttached, device.ToString(), vm.ToString()));
        (await world.FailureAsync(new USBGroupDestroy(record.USBGroup))).Code
            .Should().Be(ErrorCode.USBGroupContainsVUSB);
        await world.ObserveAsync(vusb, world.View.Find(vusb)! with { CurrentlyAttached = false });
        await world.CallAsync(new PUSBSetPassthroughEnabled(device, false));

        world.View.Find(vusb).Should().BeNull();
        (await world.FailureAsync(new USBGroupDestroy(record.USBGroup))).Code
            .Should().Be(ErrorCode.USBGroupContainsPUSB);
    }

    [Fact]
    [Trait("Obligation", "HOST-57")]
    public async Task A_driver_variant_is_chosen_for_the_next_start_if_its_hardware_is_there()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<HostDriverRecord> driver = await world.AddAsync(new HostDriverRecord { Host = host, Name = "nic" });
        Ref<DriverVariantRecord> there = await world.AddAsync(
            new DriverVariantRecord { Driver = driver, HardwarePresent = true });
        Ref<DriverVariantRecord> missing = await world.AddAsync(new DriverVariantRecord { Driver = driver });

        (await world.FailureAsync(new DriverVariantSelect(missing)))
            .Should().Be(new XenError(ErrorCode.HostDriverNoHardware, missing.ToString()));
        await world.CallAsync(new HostDriverSelect(driver, there));
        world.View.Find(driver)!.ActiveVariant.IsNull.Should().BeTrue();
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostReboot(host));
        await world.UntilAsync(() => world.IsLive(host));

        world.View.Find(driver)!.ActiveVariant.Should().Be(there);
        await world.CallAsync(new HostDriverDeselect(driver));
        world.View.Find(driver)!.SelectedVariant.IsNull.Should().BeTrue();
    }

    private static Task<World> RichAsync() =>
        HostWorld.StartAsync(1, new SimulatedHostOptions { GraphicsProcessors = 2, UsbDevices = 1 });

    private static Ref<GPUGroupRecord> Group(World world) => world.View.All<GPUGroupRecord>().First().Reference;

    private static Ref<VGPUTypeRecord> Type(World world, string model) =>
        world.View.All<VGPUTypeRecord>().First(type => type.Record.ModelName == model).Reference;
}
