using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on disk images and the bytes in them.</summary>
public sealed class ImageTests
{
    [Fact]
    [Trait("Obligation", "STORAGE-30")]
    public async Task A_size_is_rounded_up_to_what_the_driver_can_do()
    {
        await using World world = await World.StartAsync();

        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib + 1);

        world.View.Find(disk)!.VirtualSize.Should().Be(Gib + (2 << 20));
        (await world.FailureAsync(New(world, 3L << 40))).Code.Should().Be(
            ErrorCode.SRFull, "the repository is smaller than that");
        Ref<SRRecord> large = await world.MakeAsync<SRRecord>(world.NewSR("nfs", Share()) with
        {
            PhysicalSize = 100L << 40,
        });
        (await world.FailureAsync(New(world, 3L << 40, large))).Code.Should().Be("SR_BACKEND_FAILURE_79");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-31")]
    public async Task What_is_only_for_notes_of_written_blocks_cannot_be_created()
    {
        await using World world = await World.StartAsync();

        (await world.FailureAsync(new CreateObject(new VDIRecord
        {
            SR = world.DefaultSR(),
            VirtualSize = Gib,
            Type = VDIType.CbtMetadata,
        }))).Should().Be(new XenError(ErrorCode.VDIIncompatibleType, ObjectRef.NullText, "cbt_metadata"));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-32")]
    public async Task Snapshots_clones_and_copies_hold_the_bytes_of_their_time()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.WriteAsync(disk, 100_000, 1, 2, 3);
        Ref<SRRecord> other = await world.AddSRAsync();

        Ref<VDIRecord> snapshot = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        Ref<VDIRecord> clone = await world.MakeAsync<VDIRecord>(new VDIClone(disk, None));
        Ref<VDIRecord> copy = await world.MakeAsync<VDIRecord>(new VDICopy(disk, other, default, default));
        await world.WriteAsync(disk, 100_000, 9);
        await world.WriteAsync(clone, 100_001, 8);

        (await world.ReadAsync(disk, 99_999, 4)).Should().Equal(0, 9, 2, 3);
        (await world.ReadAsync(snapshot, 99_999, 4)).Should().Equal(0, 1, 2, 3);
        (await world.ReadAsync(clone, 99_999, 4)).Should().Equal(0, 1, 8, 3);
        (await world.ReadAsync(copy, 99_999, 4)).Should().Equal(0, 1, 2, 3);
        world.View.Find(snapshot)!.Should().Match<VDIRecord>(record =>
            record.IsASnapshot && record.SnapshotOf == disk && record.NameLabel == "disk");
        world.View.Find(copy)!.SR.Should().Be(other);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-33")]
    public async Task A_copy_into_a_disk_needs_one_that_is_large_enough_and_can_be_written()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(2 * Gib);
        Ref<VDIRecord> small = await world.AddDiskAsync(Gib);
        Ref<VDIRecord> target = await world.AddDiskAsync(2 * Gib);
        await world.WriteAsync(disk, Gib, 5);

        (await world.FailureAsync(new VDICopy(disk, default, default, small))).Code.Should().Be(ErrorCode.VDITooSmall);
        Ref<VDIRecord> result = await world.MakeAsync<VDIRecord>(new VDICopy(disk, default, default, target));

        result.Should().Be(target);
        (await world.ReadAsync(target, Gib, 1)).Should().Equal(5);
        await world.CallAsync(new VDISetReadOnly(target, true));
        (await world.FailureAsync(new VDICopy(disk, default, default, target)))
            .Should().Be(new XenError(ErrorCode.VDIReadonly, target.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-33")]
    public async Task A_copy_with_a_base_carries_only_what_differs_from_it()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.WriteAsync(disk, 0, 1);
        Ref<VDIRecord> basis = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        await world.WriteAsync(disk, 1 << 20, 2);
        Ref<VDIRecord> target = await world.AddDiskAsync(Gib);
        await world.WriteAsync(target, 0, 77);

        await world.CallAsync(new VDICopy(disk, default, basis, target));

        (await world.ReadAsync(target, 0, 1)).Should().Equal([77], "both have the same first block");
        (await world.ReadAsync(target, 1 << 20, 1)).Should().Equal(2);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-34")]
    public async Task Disks_grow_and_do_not_shrink()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.WriteAsync(disk, Gib - 1, 6);

        await world.CallAsync(new VDIResize(disk, 2 * Gib));
        XenError error = await world.FailureAsync(new VDIResize(disk, Gib));

        error.Code.Should().Be("SR_BACKEND_FAILURE_79");
        world.View.Find(disk)!.VirtualSize.Should().Be(2 * Gib);
        (await world.ReadAsync(disk, Gib - 1, 2)).Should().Equal(6, 0);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-35")]
    public async Task A_destroyed_disk_takes_its_vbds_bytes_and_suspended_vms_reference_with_it()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<VBDRecord> vbd = await world.AddVBDAsync(vm, disk);
        var address = world.Address(disk);

        await world.CallAsync(new DestroyObject(VDIRecord.ClassInfo, disk));

        world.View.Find(vbd).Should().BeNull();
        world.Machine.Storage.Image(address).Should().BeNull();
        world.View.Find(vm)!.VBDs.Count.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-36")]
    public async Task A_disk_in_use_permits_what_does_not_disturb_its_user()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.CallAsync(new VBDPlug(await world.AddVBDAsync(vm, disk)));

        (await world.FailureAsync(new DestroyObject(VDIRecord.ClassInfo, disk)))
            .Should().Be(new XenError(ErrorCode.VDIInUse, disk.ToString(), "destroy"));
        (await world.FailureAsync(new VDICopy(disk, default, default, default)))
            .Should().Be(new XenError(ErrorCode.VDIInUse, disk.ToString(), "copy"));
        world.View.Find(disk)!.AllowedOperations.Should().Equal(
            VDIOperations.Clone, VDIOperations.Snapshot);
        await world.CallAsync(new VDISnapshot(disk, None));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-36")]
    public async Task A_disk_that_is_only_read_can_be_copied_too()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.CallAsync(new VBDPlug(await world.AddVBDAsync(vm, disk, VBDMode.RO)));

        await world.CallAsync(new VDICopy(disk, default, default, default));

        world.View.Find(disk)!.AllowedOperations.Should().Contain(VDIOperations.Copy);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-37")]
    public async Task A_disk_that_is_copied_can_be_snapshotted_meanwhile()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<TaskRecord> copy = await world.BeginAsync(new VDICopy(disk, default, default, default));

        Ref<TaskRecord> snapshot = await world.BeginAsync(new VDISnapshot(disk, None));

        world.View.Find(disk)!.CurrentOperations.Keys.Should().BeEquivalentTo(copy.ToString(), snapshot.ToString());
        (await world.EndAsync(snapshot)).Status.Should().Be(TaskStatusType.Success);
        (await world.EndAsync(copy)).Status.Should().Be(TaskStatusType.Success);
        world.View.Find(disk)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-38")]
    public async Task A_vanished_image_is_missing_to_whoever_looks_at_it()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        world.Machine.Storage.Remove(world.Address(disk));

        var error = new XenError(ErrorCode.VDIMissing, world.DefaultSR().ToString(), disk.ToString());
        (await world.FailureAsync(new VDIUpdate(disk))).Should().Be(error);
        (await world.FailureAsync(new VDIClone(disk, None))).Should().Be(error);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-39")]
    public async Task An_update_tells_how_much_room_a_disk_takes()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        long before = world.View.Find(disk)!.PhysicalUtilisation;
        await world.WriteAsync(disk, 0, 1);

        await world.CallAsync(new VDIUpdate(disk));

        world.View.Find(disk)!.PhysicalUtilisation.Should().Be(before + (64 << 10));
        world.View.Find(world.DefaultSR())!.PhysicalUtilisation.Should().Be(before + (64 << 10));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-40")]
    public async Task A_checksum_is_that_of_all_bytes()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(2 << 20);
        string empty = await world.TextAsync(new VDIChecksum(disk));
        await world.WriteAsync(disk, 5, 1);

        string written = await world.TextAsync(new VDIChecksum(disk));

        empty.Should().Be("b2d1236c286a3c0704224fe4105eca49");
        written.Should().HaveLength(32).And.NotBe(empty);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-41")]
    public async Task A_reverted_disk_holds_what_its_snapshot_holds()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.WriteAsync(disk, 0, 1);
        Ref<VDIRecord> snapshot = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        await world.WriteAsync(disk, 0, 2);
        await world.WriteAsync(disk, 1 << 20, 3);

        await world.CallAsync(new VDIRevert(snapshot));

        (await world.ReadAsync(disk, 0, 1)).Should().Equal(1);
        (await world.ReadAsync(disk, 1 << 20, 1)).Should().Equal(0);
        (await world.FailureAsync(new VDIRevert(disk))).Code.Should().Be(ErrorCode.OperationNotAllowed);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-42")]
    public async Task A_host_that_reaches_a_disk_can_say_how()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);

        string text = await world.TextAsync(new VDIGenerateConfig(world.Host(), disk));

        text.Should().Contain(world.View.Find(disk)!.Uuid).And.Contain("/dev/sda3");
        (await world.FailureAsync(new VDIGenerateConfig(world.Host(1), disk)))
            .Should().Be(new XenError(ErrorCode.SRHasNoPbds, world.DefaultSR().ToString()));
    }

    private static CreateObject New(World world, long size, Ref<SRRecord> sr = default) =>
        new(new VDIRecord { SR = sr.IsNull ? world.DefaultSR() : sr, VirtualSize = size });
}
