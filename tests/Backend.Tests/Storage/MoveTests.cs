using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on VDI.pool_migrate.</summary>
public sealed class MoveTests
{
    [Fact]
    [Trait("Obligation", "STORAGE-60")]
    public async Task A_disk_moves_under_a_running_vm_and_is_another_object_there()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<VBDRecord> vbd = await world.AddVBDAsync(vm, disk);
        await world.CallAsync(new VBDPlug(vbd));
        await world.WriteAsync(disk, 77, 7);
        var from = world.Address(disk);
        Ref<SRRecord> sr = await world.AddSRAsync();

        Ref<TaskRecord> task = await world.BeginAsync(new VDIPoolMigrate(disk, sr, None));
        world.View.Find(vm)!.CurrentOperations.Should().ContainKey(task.ToString());
        string result = (await world.EndAsync(task)).Result;

        Ref<VDIRecord> moved = world.View.Find(vbd)!.VDI;
        result.Should().Be($"<value>{moved}</value>");
        moved.Should().NotBe(disk);
        world.View.Find(disk).Should().BeNull();
        world.View.Find(moved)!.Should().Match<VDIRecord>(vdi => vdi.SR == sr && vdi.NameLabel == "disk");
        world.View.Find(vbd)!.CurrentlyAttached.Should().BeTrue();
        (await world.ReadAsync(moved, 77, 1)).Should().Equal(7);
        world.Machine.Storage.Image(from).Should().BeNull();
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-61")]
    public async Task A_disk_without_a_vm_or_with_tracking_does_not_move()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> alone = await world.AddDiskAsync(Gib);
        Ref<VDIRecord> tracked = await world.AddDiskAsync(Gib);
        await world.CallAsync(new VDIEnableCbt(tracked));
        await world.AddVBDAsync(await world.AddVMAsync(), tracked);

        (await world.FailureAsync(new VDIPoolMigrate(alone, sr, None)))
            .Should().Be(new XenError(ErrorCode.VDINeedsVMForMigrate, alone.ToString()));
        (await world.FailureAsync(new VDIPoolMigrate(tracked, sr, None)))
            .Should().Be(new XenError(ErrorCode.VDICBTEnabled, tracked.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-61")]
    public async Task A_driver_that_cannot_mirror_takes_no_moved_disk()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> discs = await world.MakeAsync<SRRecord>(world.NewSR(
            "iso", XenMap<string, string>.Of(("location", "nas:/isos"))));
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        await world.AddVBDAsync(await world.AddVMAsync(), disk);

        (await world.FailureAsync(new VDIPoolMigrate(disk, discs, None)))
            .Should().Be(new XenError(ErrorCode.SRDoesNotSupportMigration, discs.ToString(), "VDI_MIRROR"));
    }
}
