using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on VBDs: which of several reasons is told, and who may share a disk with whom.</summary>
public sealed class VBDTests
{
    [Theory]
    [Trait("Obligation", "STORAGE-75")]
    [InlineData(VBDMode.RO, VBDMode.RO, false, true)]
    [InlineData(VBDMode.RO, VBDMode.RW, false, false)]
    [InlineData(VBDMode.RW, VBDMode.RO, false, false)]
    [InlineData(VBDMode.RW, VBDMode.RW, false, false)]
    [InlineData(VBDMode.RW, VBDMode.RW, true, true)]
    public async Task A_disk_has_many_readers_or_one_writer(VBDMode first, VBDMode second, bool sharable, bool may)
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.CallAsync(new VDISetSharable(disk, sharable));
        await world.CallAsync(new VBDPlug(await world.AddVBDAsync(await world.RunVMAsync(), disk, first)));
        Ref<VBDRecord> other = await world.AddVBDAsync(await world.RunVMAsync(), disk, second);

        CallOutcome outcome = await world.SubmitAsync(new VBDPlug(other));

        outcome.Error.Should().Be(may ? null : new XenError(ErrorCode.VDIInUse, disk.ToString()));
        await world.QuietAsync();
        world.View.Find(other)!.CurrentlyAttached.Should().Be(may);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-76")]
    public async Task A_vbd_is_plugged_into_a_running_vm_once()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> halted = await world.AddVMAsync();
        Ref<VBDRecord> early = await world.AddVBDAsync(halted, await world.AddDiskAsync(Gib));
        Ref<VBDRecord> vbd = await world.AddVBDAsync(await world.RunVMAsync(), await world.AddDiskAsync(Gib));

        (await world.FailureAsync(new VBDPlug(early))).Should().Be(
            new XenError(ErrorCode.VMBadPowerState, halted.ToString(), "running", "halted"));
        (await world.FailureAsync(new VBDUnplug(vbd))).Should().Be(
            new XenError(ErrorCode.DeviceAlreadyDetached, vbd.ToString()));
        await world.CallAsync(new VBDPlug(vbd));
        (await world.FailureAsync(new VBDPlug(vbd))).Should().Be(
            new XenError(ErrorCode.DeviceAlreadyAttached, vbd.ToString()));
        world.View.Find(vbd)!.Device.Should().Be("xvda");
        (await world.FailureAsync(new DestroyObject(VBDRecord.ClassInfo, vbd))).Code
            .Should().Be(ErrorCode.OperationNotAllowed);
        await world.CallAsync(new VBDUnplug(vbd));
        await world.CallAsync(new DestroyObject(VBDRecord.ClassInfo, vbd));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-77")]
    public async Task Of_several_reasons_the_first_in_order_is_told()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VBDRecord> vbd = await world.AddVBDAsync(vm, await world.AddDiskAsync(Gib));
        await world.CallAsync(new SetField(vbd, VBDRecord.UnpluggableField, false));

        (await world.FailureAsync(new VBDUnplug(vbd))).Should().Be(
            new XenError(ErrorCode.VBDNotUnpluggable, vbd.ToString()), "that comes before the power state");
        (await world.FailureAsync(new VBDEject(vbd))).Should().Be(
            new XenError(ErrorCode.VBDNotRemovableMedia, vbd.ToString()));
        (await world.FailureAsync(new VBDInsert(vbd, world.View.Find(vbd)!.VDI))).Should().Be(
            new XenError(ErrorCode.VBDNotRemovableMedia, vbd.ToString()), "that comes before it is not empty");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-77")]
    public async Task An_unmanaged_disk_is_refused_before_it_is_found_to_be_read_only()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<VBDRecord> vbd = await world.AddVBDAsync(await world.RunVMAsync(), disk);
        await world.CallAsync(new VDISetReadOnly(disk, true));

        (await world.FailureAsync(new VBDPlug(vbd))).Should().Be(
            new XenError(ErrorCode.VDIReadonly, disk.ToString()));
        await world.CallAsync(new VDISetManaged(disk, false));
        (await world.FailureAsync(new VBDPlug(vbd))).Should().Be(
            new XenError(ErrorCode.VDINotManaged, vbd.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-78")]
    public async Task Hardware_assisted_guests_need_writable_disks_and_drivers()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            DomainType = DomainType.Hvm,
            HVMBootPolicy = "BIOS order",
            OtherConfig = record.OtherConfig.With("simulation.no-agent", "true"),
        });
        Ref<VBDRecord> writable = await world.AddVBDAsync(vm, await world.AddDiskAsync(Gib));
        Ref<VBDRecord> readable = await world.AddVBDAsync(vm, await world.AddDiskAsync(Gib), VBDMode.RO);
        Ref<VBDRecord> drive = await world.AddVBDAsync(vm, default, VBDMode.RO, VBDType.CD);

        (await world.FailureAsync(new VBDPlug(readable))).Should().Be(
            new XenError(ErrorCode.DiskVBDMustBeReadwriteForHVM, readable.ToString()));
        (await world.FailureAsync(new VBDPlug(writable))).Code.Should().Be(ErrorCode.VMMissingPVDrivers);
        (await world.FailureAsync(new VBDUnplug(drive))).Code.Should().Be(ErrorCode.DeviceAlreadyDetached);
    }

    [Theory]
    [Trait("Obligation", "STORAGE-79")]
    [InlineData("xvdb", "1")]
    [InlineData("1", "hdb")]
    [InlineData("sdb", "xvdb")]
    public async Task A_place_is_taken_under_all_its_names(string first, string second)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(Drive(vm, first));

        (await world.FailureAsync(Drive(vm, second))).Should().Be(
            new XenError(ErrorCode.DeviceAlreadyExists, second));
        (await world.FailureAsync(Drive(vm, "floppy"))).Should().Be(
            new XenError(ErrorCode.InvalidDevice, "floppy"));
        Ref<VBDRecord> any = await world.MakeAsync<VBDRecord>(Drive(vm, "autodetect"));
        world.View.Find(any)!.Userdevice.Should().Be("0", "the first free place is chosen at once");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-80")]
    public async Task What_cannot_be_a_vbd_is_refused_in_order()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<VDIRecord> state = await world.AddImageAsync(
            world.DefaultSR(), change: vdi => vdi with { Type = VDIType.HaStatefile });
        await world.CallAsync(new VDISetReadOnly(disk, true));
        var wanted = new VBDRecord { VM = vm, Userdevice = "0", Mode = VBDMode.RW, Type = VBDType.CD };

        (await world.FailureAsync(new CreateObject(wanted with { VDI = state }))).Should().Be(
            new XenError(ErrorCode.VDIIncompatibleType, state.ToString(), "ha_statefile"));
        (await world.FailureAsync(new CreateObject(wanted with { VDI = disk }))).Code
            .Should().Be(ErrorCode.VBDCdsMustBeReadonly);
        (await world.FailureAsync(new CreateObject(wanted with { Empty = true, Type = VBDType.Disk }))).Should().Be(
            new XenError(ErrorCode.VBDNotRemovableMedia, "in constructor"));
        (await world.FailureAsync(new CreateObject(wanted with { VDI = disk, Type = VBDType.Disk }))).Should().Be(
            new XenError(ErrorCode.VDIReadonly, disk.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-81")]
    public async Task Discs_are_changed_at_once_without_a_domain_and_in_the_domain_with_one()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disc = world.View.All<VDIRecord>().Single(vdi => vdi.Record.IsToolsIso).Reference;
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VBDRecord> drive = await world.AddVBDAsync(vm, default, VBDMode.RO, VBDType.CD);

        (await world.FailureAsync(new VBDEject(drive))).Should().Be(
            new XenError(ErrorCode.VBDIsEmpty, drive.ToString()));
        await world.CallAsync(new VBDInsert(drive, disc));
        (await world.FailureAsync(new VBDInsert(drive, disc))).Should().Be(
            new XenError(ErrorCode.VBDNotEmpty, drive.ToString()));
        await world.CallAsync(new VMStart(vm, false, false));
        Ref<TaskRecord> eject = await world.BeginAsync(new VBDEject(drive));
        world.View.Find(drive)!.CurrentOperations.Should().ContainKey(eject.ToString());
        await world.EndAsync(eject);

        world.View.Find(drive)!.Should().Match<VBDRecord>(vbd => vbd.Empty && vbd.VDI == default);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-82")]
    public async Task A_mode_is_set_while_the_vm_is_halted()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<VBDRecord> vbd = await world.AddVBDAsync(vm, await world.AddDiskAsync(Gib));

        (await world.FailureAsync(new VBDSetMode(vbd, VBDMode.RO))).Should().Be(
            new XenError(ErrorCode.VMBadPowerState, vm.ToString(), "halted", "running"));
        await world.CallAsync(new VMHardShutdown(vm));
        await world.CallAsync(new VBDSetMode(vbd, VBDMode.RO));

        world.View.Find(vbd)!.Mode.Should().Be(VBDMode.RO);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-83")]
    public async Task Pausing_a_device_is_not_for_clients()
    {
        await using World world = await World.StartAsync();
        Ref<VBDRecord> vbd = await world.AddVBDAsync(await world.RunVMAsync(), await world.AddDiskAsync(Gib));

        foreach (Call call in (Call[])[new VBDPause(vbd), new VBDUnpause(vbd, "token")])
        {
            (await world.FailureAsync(call)).Code.Should().Be(ErrorCode.OperationNotAllowed);
        }
        (await world.FailureAsync(new VBDPause(default))).Code.Should().Be(ErrorCode.HandleInvalid);
    }

    private static CreateObject Drive(Ref<VMRecord> vm, string place) => new(new VBDRecord
    {
        VM = vm,
        Empty = true,
        Userdevice = place,
        Mode = VBDMode.RO,
        Type = VBDType.CD,
    });

    [Fact]
    [Trait("Obligation", "STORAGE-101")]
    public async Task A_disc_is_changed_for_another_in_a_drive_and_not_on_a_disk()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VDIRecord> one = await world.AddDiskAsync(Gib);
        Ref<VDIRecord> two = await world.AddDiskAsync(Gib);
        Ref<VBDRecord> disk = await world.AddVBDAsync(vm, one);
        Ref<VBDRecord> drive = await world.MakeAsync<VBDRecord>(new CreateObject(new VBDRecord
        {
            VM = vm, Userdevice = "3", Type = VBDType.CD, Mode = VBDMode.RO, Empty = true,
        }));

        await world.CallAsync(new VBDMediaChange(drive, one));
        await world.CallAsync(new VBDMediaChange(drive, two));

        world.View.Find(drive)!.VDI.Should().Be(two);
        (await world.FailureAsync(new VBDMediaChange(disk, two))).Code.Should().Be(ErrorCode.VBDNotRemovableMedia);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-102")]
    public async Task An_unplugged_vbd_gets_another_place_unless_somebody_has_it()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VBDRecord> first = await world.AddVBDAsync(vm, await world.AddDiskAsync(Gib));
        Ref<VBDRecord> second = await world.AddVBDAsync(vm, await world.AddDiskAsync(Gib));
        string taken = world.View.Find(first)!.Userdevice;

        (await world.FailureAsync(new VBDSetDevice(second, taken))).Should().Be(
            new XenError(ErrorCode.DeviceAlreadyExists, taken));
        (await world.FailureAsync(new VBDSetDevice(second, "nowhere"))).Should().Be(
            new XenError(ErrorCode.InvalidDevice, "nowhere"));
        await world.CallAsync(new VBDSetDevice(second, "7"));

        world.View.Find(second)!.Userdevice.Should().Be("7");
    }
}
