using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on VMs that become what they were.</summary>
public sealed class RevertTests
{
    [Fact]
    [Trait("Obligation", "VM-30")]
    public async Task A_revert_brings_back_settings_but_not_tags_and_affinity()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VMRecord> snapshot = await SnapshotAsync(world, vm);
        await world.CallAsync(new SetField(vm, VMRecord.NameLabelField, "later"));
        await world.CallAsync(new SetField(vm, VMRecord.TagsField, XenSet<string>.Of("kept")));
        Ref<HostRecord> host = world.View.All<HostRecord>().First().Reference;
        await world.CallAsync(new SetField(vm, VMRecord.AffinityField, host));

        await world.CallAsync(new VMRevert(snapshot));

        VMRecord after = world.View.Find(vm)!;
        after.NameLabel.Should().Be("vm");
        after.Tags.Should().Equal("kept");
        after.Affinity.Should().Be(host);
        after.Parent.Should().Be(snapshot);
        after.PowerState.Should().Be(VMPowerState.Halted);
        after.CurrentOperations.Should().BeEmpty();
        world.View.Find(snapshot)!.CurrentOperations.Should().BeEmpty();
        world.View.All<MessageRecord>().Should().Contain(message => message.Record.Name == "VM_SNAPSHOT_REVERTED");
    }

    [Fact]
    [Trait("Obligation", "VM-31")]
    public async Task A_revert_replaces_the_disks_and_snapshots_of_the_old_follow_the_new()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VMRecord> snapshot = await SnapshotAsync(world, vm);
        string[] before = [.. world.DisksOf(vm).Select(disk => disk.Uuid)];

        await world.CallAsync(new VMRevert(snapshot));

        VDIRecord[] after = world.DisksOf(vm);
        after.Select(disk => disk.VirtualSize).Should().BeEquivalentTo([8L << 30, 512L << 20]);
        after.Select(disk => disk.Uuid).Should().NotIntersectWith(before);
        world.View.All<VDIRecord>().Should().NotContain(vdi => before.Contains(vdi.Record.Uuid));
        foreach (VDIRecord kept in world.DisksOf(snapshot))
        {
            after.Should().Contain(world.View.Find(kept.SnapshotOf)!);
        }
    }

    [Fact]
    [Trait("Obligation", "VM-32")]
    public async Task A_disk_that_the_snapshot_never_covered_is_left_without_its_vm()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VMRecord> snapshot = await SnapshotAsync(world, vm);
        Ref<VDIRecord> later = await world.AddDiskAsync(1 << 30);
        await world.CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, VDI = later, Userdevice = "5", Mode = VBDMode.RW, Type = VBDType.Disk,
        }));

        await world.CallAsync(new VMRevert(snapshot));

        world.DisksOf(vm).Should().HaveCount(2);
        world.View.Find(later)!.VBDs.Count.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "VM-33")]
    public async Task A_running_vm_is_halted_first_and_interfaces_keep_their_addresses()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);
        Ref<VIFRecord> before = world.View.Find(vm)!.VIFs.Single<Ref<VIFRecord>>();
        string address = world.View.Find(before)!.MAC;
        Ref<VMRecord> snapshot = await SnapshotAsync(world, vm);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        await world.CallAsync(new VMRevert(snapshot));

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.Machine.DomainOf(vm).Should().BeNull();
        Ref<VIFRecord> after = world.View.Find(vm)!.VIFs.Single<Ref<VIFRecord>>();
        after.Should().NotBe(before);
        world.View.Find(after)!.MAC.Should().Be(address);
    }

    [Fact]
    [Trait("Obligation", "VM-34")]
    public async Task A_vm_that_was_destroyed_comes_back_under_its_uuid_with_all_its_snapshots()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        string uuid = world.View.Find(vm)!.Uuid;
        Ref<VMRecord> first = await SnapshotAsync(world, vm);
        Ref<VMRecord> second = await SnapshotAsync(world, vm);
        await world.CallAsync(new DestroyObject(VMRecord.ClassInfo, vm));

        await world.CallAsync(new VMRevert(first));

        (Ref<VMRecord> back, VMRecord record) = world.View.All<VMRecord>().Single(item => item.Record.Uuid == uuid);
        back.Should().NotBe(vm);
        record.IsATemplate.Should().BeFalse();
        world.DisksOf(back).Should().HaveCount(2);
        world.View.Find(first)!.SnapshotOf.Should().Be(back);
        world.View.Find(second)!.SnapshotOf.Should().Be(back);
    }

    [Fact]
    [Trait("Obligation", "VM-35")]
    public async Task A_revert_to_a_checkpoint_leaves_the_vm_suspended_and_it_can_be_resumed()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        var checkpoint = ((ObjectRef)(await world.CallAsync(new VMCheckpoint(vm, "point")))!).As<VMRecord>();

        await world.CallAsync(new VMRevert(checkpoint));

        VMRecord record = world.View.Find(vm)!;
        record.PowerState.Should().Be(VMPowerState.Suspended);
        record.SuspendVDI.Should().NotBe(world.View.Find(checkpoint)!.SuspendVDI);
        await world.CallAsync(new VMResume(vm, StartPaused: false, Force: false));
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);
    }

    [Fact]
    [Trait("Obligation", "VM-36")]
    public async Task A_revert_that_fails_leaves_the_disks_as_they_were()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions
        {
            Failures = [new SimulatedFailure(OperationKind.VMRevert, 1, new XenError(ErrorCode.InternalError, "no"))],
        });
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VMRecord> snapshot = await SnapshotAsync(world, vm);
        VDIRecord[] before = world.DisksOf(vm);

        XenError error = await world.FailureAsync(new VMRevert(snapshot));

        error.Should().Be(new XenError(ErrorCode.VMRevertFailed, snapshot.ToString(), vm.ToString()));
        world.DisksOf(vm).Select(disk => disk.Uuid).Should().Equal(before.Select(disk => disk.Uuid));
    }

    [Fact]
    [Trait("Obligation", "VM-37")]
    public async Task Only_snapshots_can_be_reverted_to()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();

        (await world.FailureAsync(new VMRevert(vm))).Should().Be(
            new XenError(UndeclaredErrorCode.RevertOnlyAllowedOnSnapshot));
    }

    private static async Task<Ref<VMRecord>> SnapshotAsync(World world, Ref<VMRecord> vm) =>
        ((ObjectRef)(await world.CallAsync(new VMSnapshot(vm, "before", RefSet<VDIRecord>.Empty)))!).As<VMRecord>();
}
