using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Simulation;

/// <summary>What clients do from a template to an empty pool.</summary>
public sealed class WholeLifeTests
{
    [Fact]
    public async Task A_vm_is_cloned_from_a_template_provisioned_run_and_destroyed()
    {
        await using World world = await World.StartAsync();
        var vm = (Ref<VMRecord>)(await world.CallAsync(new VMClone(world.Template("Debian Etch 4.0"), "web")))!;
        world.View.Find(vm)!.IsATemplate.Should().BeTrue();
        world.View.Find(vm)!.OtherConfig.GetOr("base_template_name", "").Should().Be("Debian Etch 4.0");

        await world.CallAsync(new VMProvision(vm));

        VMRecord record = world.View.Find(vm)!;
        record.IsATemplate.Should().BeFalse();
        record.OtherConfig.ContainsKey("disks").Should().BeFalse();
        VDIRecord[] disks = world.DisksOf(vm);
        disks.Select(disk => disk.VirtualSize).Should().BeEquivalentTo([8L << 30, 512L << 20]);
        disks.Should().OnlyContain(disk => disk.NameDescription == "Created by template provisioner");

        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        world.View.All<VBDRecord>().Should().OnlyContain(vbd => vbd.Record.CurrentlyAttached);
        world.View.All<VBDRecord>().Select(vbd => vbd.Record.Device).Should().BeEquivalentTo("xvda", "xvdb");
        await world.CallAsync(new VMHardShutdown(vm));
        await world.CallAsync(new DestroyObject(VMRecord.ClassInfo, vm));

        world.View.Find(vm).Should().BeNull();
        world.View.All<VBDRecord>().Should().BeEmpty();
        world.View.All<VDIRecord>().Count(vdi => !vdi.Record.IsToolsIso).Should().Be(2, "disks outlive their VM");
    }

    [Fact]
    public async Task A_clone_of_a_vm_with_disks_gets_disks_and_addresses_of_its_own()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);

        var copy = ((ObjectRef)(await world.CallAsync(new VMClone(vm, "copy")))!).As<VMRecord>();

        world.DisksOf(copy).Should().HaveCount(2);
        world.DisksOf(copy).Select(disk => disk.Uuid).Should().NotIntersectWith(
            world.DisksOf(vm).Select(disk => disk.Uuid));
        VIFRecord before = world.View.Find(world.View.Find(vm)!.VIFs.Single<Ref<VIFRecord>>())!;
        VIFRecord after = world.View.Find(world.View.Find(copy)!.VIFs.Single<Ref<VIFRecord>>())!;
        after.MAC.Should().NotBe(before.MAC);
        after.Network.Should().Be(before.Network);
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_snapshot_is_a_template_of_its_own_kind_and_keeps_addresses()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);

        var snapshot = ((ObjectRef)(await world.CallAsync(
            new VMSnapshot(vm, "before", RefSet<VDIRecord>.Empty)))!).As<VMRecord>();

        VMRecord record = world.View.Find(snapshot)!;
        record.IsASnapshot.Should().BeTrue();
        record.IsATemplate.Should().BeTrue();
        record.SnapshotOf.Should().Be(vm);
        world.View.Find(vm)!.Parent.Should().Be(snapshot);
        world.View.Find(vm)!.Snapshots.Contains(snapshot).Should().BeTrue();
        world.DisksOf(snapshot).Should().OnlyContain(disk => disk.IsASnapshot);
        (await world.FailureAsync(new VMStart(snapshot, StartPaused: false, Force: false)))
            .Code.Should().Be(UndeclaredErrorCode.VMIsSnapshot);
    }

    [Fact]
    public async Task A_running_vm_is_given_a_disk_and_a_card_and_gives_them_back()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<VDIRecord> disk = await world.AddDiskAsync(1L << 30);
        var vbd = ((ObjectRef)(await world.CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, VDI = disk, Userdevice = "autodetect", Mode = VBDMode.RW, Type = VBDType.Disk,
        })))!).As<VBDRecord>();
        Ref<VIFRecord> vif = await world.AddInterfaceAsync(vm);

        await world.CallAsync(new VBDPlug(vbd));
        await world.CallAsync(new VIFPlug(vif));

        world.View.Find(vbd)!.Device.Should().Be("xvdc");
        world.View.Find(vbd)!.AllowedOperations.Should().Contain(VBDOperations.Unplug);
        world.View.Find(disk)!.AllowedOperations.Should().NotContain(VDIOperations.Destroy);
        (await world.FailureAsync(new DestroyObject(VDIRecord.ClassInfo, disk)))
            .Should().Be(new XenError(ErrorCode.VDIInUse, disk.ToString(), "destroy"));
        world.View.Find(vif)!.CurrentlyAttached.Should().BeTrue();

        await world.CallAsync(new VBDUnplug(vbd));
        await world.CallAsync(new VIFUnplug(vif));
        await world.CallAsync(new DestroyObject(VBDRecord.ClassInfo, vbd));
        await world.CallAsync(new DestroyObject(VIFRecord.ClassInfo, vif));
        await world.CallAsync(new DestroyObject(VDIRecord.ClassInfo, disk));

        world.View.Find(disk).Should().BeNull();
        world.View.Find(vm)!.VBDs.Count.Should().Be(2);
    }

    [Fact]
    public async Task A_disc_is_put_into_a_drive_and_taken_out()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VDIRecord> disc = world.View.All<VDIRecord>().Single(vdi => vdi.Record.IsToolsIso).Reference;
        var drive = ((ObjectRef)(await world.CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, Userdevice = "3", Mode = VBDMode.RO, Type = VBDType.CD, Empty = true,
        })))!).As<VBDRecord>();

        await world.CallAsync(new VBDInsert(drive, disc));
        world.View.Find(drive)!.VDI.Should().Be(disc);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        await world.CallAsync(new VBDEject(drive));
        world.View.Find(drive)!.Empty.Should().BeTrue();
        world.View.Find(drive)!.CurrentlyAttached.Should().BeTrue();
        await world.CallAsync(new VBDInsert(drive, disc));

        world.View.Find(drive)!.VDI.Should().Be(disc);
        (await world.FailureAsync(new VBDInsert(drive, disc))).Code.Should().Be(ErrorCode.VBDNotEmpty);
    }

    [Fact]
    public async Task Disks_are_resized_cloned_snapshotted_and_copied()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(1L << 30);

        await world.CallAsync(new VDIResize(disk, 2L << 30));
        var made = new List<Ref<VDIRecord>>();
        foreach (Call call in (Call[])
        [
            new VDISnapshot(disk, XenMap<string, string>.Empty), new VDIClone(disk, XenMap<string, string>.Empty),
            new VDICopy(disk, default, default, default),
        ])
        {
            made.Add(((ObjectRef)(await world.CallAsync(call))!).As<VDIRecord>());
        }

        made.Select(vdi => world.View.Find(vdi)!.VirtualSize).Should().AllBeEquivalentTo(2L << 30);
        world.View.Find(made[0])!.SnapshotOf.Should().Be(disk);
        world.View.Find(disk)!.Snapshots.Count.Should().Be(1);
        SRRecord sr = world.View.Find(world.View.Find(disk)!.SR)!;
        sr.VirtualAllocation.Should().Be(4 * (2L << 30));
        (await world.FailureAsync(new VDIResize(disk, 1L << 30))).Code.Should().Be("SR_BACKEND_FAILURE_79");
    }

    [Fact]
    public async Task A_repository_is_set_up_used_and_erased()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<HostRecord> host = world.View.All<HostRecord>().First().Reference;
        var sr = ((ObjectRef)(await world.CallAsync(new SRCreate(
            host, XenMap<string, string>.Of(("server", "nas"), ("serverpath", "/a")), 1L << 40, "shared", "",
            "nfs", "user", true, XenMap<string, string>.Empty)))!).As<SRRecord>();
        world.View.Find(sr)!.PBDs.Count.Should().Be(2);
        var pbds = world.View.Find(sr)!.PBDs.ToArray<Ref<PBDRecord>>();

        (await world.FailureAsync(new SRDestroy(sr))).Code.Should().Be(ErrorCode.SRHasPBD);
        foreach (Ref<PBDRecord> pbd in pbds)
        {
            await world.CallAsync(new PBDUnplug(pbd));
        }
        await world.CallAsync(new SRDestroy(sr));

        world.View.Find(sr).Should().BeNull();
        world.View.Find(pbds[0]).Should().BeNull();
    }
}
