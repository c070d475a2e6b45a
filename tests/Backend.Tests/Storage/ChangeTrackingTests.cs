using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on changed block tracking.</summary>
public sealed class ChangeTrackingTests
{
    private const int Block = 64 << 10;

    [Fact]
    [Trait("Obligation", "STORAGE-50")]
    public async Task The_blocks_written_between_two_snapshots_are_listed_bit_by_bit()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await TrackedAsync(world);
        await world.WriteAsync(disk, 0, 1);
        Ref<VDIRecord> first = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        await world.WriteAsync(disk, 3 * Block, 2);
        await world.WriteAsync(disk, 9L * Block - 1, 3, 3);
        Ref<VDIRecord> second = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        await world.WriteAsync(disk, 30 * Block, 4);

        byte[] bitmap = Convert.FromBase64String(await world.TextAsync(new VDIListChangedBlocks(first, second)));

        bitmap.Should().HaveCount((2 << 20) / Block / 8);
        bitmap.Should().Equal(0b0001_0000, 0b1100_0000, 0, 0);
        Convert.FromBase64String(await world.TextAsync(new VDIListChangedBlocks(second, disk)))[3].Should().Be(0b10);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-51")]
    public async Task Disks_that_are_not_tracked_or_not_of_one_family_cannot_be_compared()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> tracked = await TrackedAsync(world);
        Ref<VDIRecord> other = await TrackedAsync(world);
        Ref<VDIRecord> plain = await world.AddDiskAsync(2 << 20);

        (await world.FailureAsync(new VDIListChangedBlocks(tracked, other))).Code.Should().Be("SR_BACKEND_FAILURE_460");
        (await world.FailureAsync(new VDIListChangedBlocks(plain, plain))).Code.Should().Be("SR_BACKEND_FAILURE_460");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-52")]
    public async Task Tracking_is_turned_on_and_off_and_asking_twice_is_no_error()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await TrackedAsync(world);

        await world.CallAsync(new VDIEnableCbt(disk));
        world.View.Find(disk)!.CbtEnabled.Should().BeTrue();
        Ref<VDIRecord> snapshot = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        world.View.Find(snapshot)!.CbtEnabled.Should().BeTrue();
        await world.CallAsync(new VDIDisableCbt(disk));
        await world.CallAsync(new VDIDisableCbt(disk));

        world.View.Find(disk)!.CbtEnabled.Should().BeFalse();
        world.View.Find(disk)!.AllowedOperations.Should()
            .NotContain(VDIOperations.EnableCbt, "old clients choke on it");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-53")]
    public async Task Only_disks_of_vms_that_keep_what_is_written_are_tracked()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<VDIRecord> snapshot = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        Ref<VDIRecord> log = await world.AddImageAsync(
            world.DefaultSR(), change: vdi => vdi with { Type = VDIType.RedoLog });
        await world.CallAsync(new VDISetOnBoot(disk, OnBoot.Reset));

        (await world.FailureAsync(new VDIEnableCbt(snapshot))).Code.Should().Be(ErrorCode.OperationNotAllowed);
        (await world.FailureAsync(new VDIEnableCbt(log)))
            .Should().Be(new XenError(ErrorCode.VDIIncompatibleType, log.ToString(), "redo_log"));
        (await world.FailureAsync(new VDIEnableCbt(disk))).Code
            .Should().Be(ErrorCode.VDIOnBootModeIncompatibleWithOperation);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-54")]
    public async Task A_snapshot_without_its_data_can_still_be_compared_and_nothing_else()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await TrackedAsync(world);
        Ref<VDIRecord> first = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        await world.WriteAsync(disk, 0, 1);
        Ref<VDIRecord> second = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));

        await world.CallAsync(new VDIDataDestroy(first));
        await world.CallAsync(new VDIDataDestroy(first));

        world.View.Find(first)!.Type.Should().Be(VDIType.CbtMetadata);
        world.Machine.Storage.SizeOf(world.Address(first)).Should().BeNull("its bytes are gone");
        Convert.FromBase64String(await world.TextAsync(new VDIListChangedBlocks(first, second)))[0]
            .Should().Be(0b1000_0000);
        var error = new XenError(ErrorCode.VDIIncompatibleType, first.ToString(), "cbt_metadata");
        (await world.FailureAsync(new VDIClone(first, None))).Should().Be(error);
        Ref<VMRecord> vm = await world.AddVMAsync();
        (await world.FailureAsync(new CreateObject(new VBDRecord { VM = vm, VDI = first, Userdevice = "0" })))
            .Should().Be(error);
        await world.CallAsync(new DestroyObject(VDIRecord.ClassInfo, first));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-55")]
    public async Task Data_is_destroyed_of_tracked_snapshots_only()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<VDIRecord> snapshot = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));

        (await world.FailureAsync(new VDIDataDestroy(disk))).Code.Should().Be(ErrorCode.OperationNotAllowed);
        (await world.FailureAsync(new VDIDataDestroy(snapshot)))
            .Should().Be(new XenError(ErrorCode.VDINoCBTMetadata, snapshot.ToString()));
    }

    private static async Task<Ref<VDIRecord>> TrackedAsync(World world)
    {
        Ref<VDIRecord> disk = await world.AddDiskAsync(2 << 20);
        await world.CallAsync(new VDIEnableCbt(disk));
        return disk;
    }
}
