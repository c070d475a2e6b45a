using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on operations that devices and groups of a VM speak against.</summary>
public sealed class RefusedOperationTests
{
    [Fact]
    [Trait("Obligation", "VM-14")]
    public async Task A_disk_that_forgets_at_boot_is_not_snapshotted_and_with_a_cache_not_moved()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await ChangeDisksAsync(world, vm, disk => disk with { OnBoot = OnBoot.Reset });
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        var expected = new XenError(ErrorCode.VDIOnBootModeIncompatibleWithOperation);
        VMOperations[] refused = [VMOperations.Snapshot, VMOperations.Checkpoint, VMOperations.Suspend];

        foreach (VMOperations operation in refused)
        {
            (await world.FailureAsync(new VMAssertOperationValid(vm, operation))).Should().Be(expected);
        }
        await world.CallAsync(new VMAssertOperationValid(vm, VMOperations.PoolMigrate));
        await ChangeDisksAsync(world, vm, disk => disk with { AllowCaching = true });

        (await world.FailureAsync(new VMAssertOperationValid(vm, VMOperations.PoolMigrate))).Should().Be(expected);
    }

    [Fact]
    [Trait("Obligation", "VM-15")]
    public async Task What_passes_hardware_through_keeps_its_memory_where_it_is()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        var device = new Ref<PCIRecord>(Guid.NewGuid());
        await world.Model.SubmitAsync(
            new Observe([new Fact(device, new PCIRecord { AttachedVMs = RefSet<VMRecord>.Of([vm]) })]),
            CallContext.Server);
        VMOperations[] refused =
            [VMOperations.Suspend, VMOperations.Checkpoint, VMOperations.PoolMigrate, VMOperations.MigrateSend];

        foreach (VMOperations operation in refused)
        {
            (await world.FailureAsync(new VMAssertOperationValid(vm, operation))).Should().Be(
                new XenError(ErrorCode.VMHasPCIAttached, vm.ToString()));
        }
        world.View.Find(vm)!.AllowedOperations.Should().NotContain(refused).And.Contain(VMOperations.Snapshot);
        await world.CallAsync(new VMHardShutdown(vm));
        world.View.Find(device)!.AttachedVMs.Count.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "VM-16")]
    public async Task What_belongs_to_an_appliance_or_a_schedule_becomes_no_template()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        ObjectRef appliance = await CreateAsync(world, new VMApplianceRecord { NameLabel = "web" });
        ObjectRef schedule = await CreateAsync(world, new VMSSRecord { NameLabel = "nightly", RetainedSnapshots = 1 });
        var template = new SetField(vm, VMRecord.IsATemplateField, true);

        await world.CallAsync(new VMSetAppliance(vm, appliance.As<VMApplianceRecord>()));
        XenError ofAppliance = await world.FailureAsync(template);
        await world.CallAsync(new VMSetAppliance(vm, default));
        await world.CallAsync(new VMSetSnapshotSchedule(vm, schedule.As<VMSSRecord>()));
        XenError ofSchedule = await world.FailureAsync(template);
        await world.CallAsync(new VMSetSnapshotSchedule(vm, default));
        await world.CallAsync(template);

        ofAppliance.Should().Be(
            new XenError(ErrorCode.VMIsPartOfAnAppliance, vm.ToString(), appliance.ToString()));
        ofSchedule.Should().Be(
            new XenError(ErrorCode.VMAssignedToSnapshotSchedule, vm.ToString(), schedule.ToString()));
        world.View.Find(vm)!.Metrics.IsNull.Should().BeTrue("a template has no life to measure");
    }

    [Fact]
    [Trait("Obligation", "VM-17")]
    public async Task What_a_vm_accepts_is_what_it_says_it_accepts_and_only_while_it_is_idle()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();

        world.View.Find(vm)!.AllowedOperations.Should().Contain(VMOperations.Start);
        Ref<TaskRecord> start = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));
        world.View.Find(vm)!.AllowedOperations.Should().NotContain(VMOperations.Start);
        world.View.Find(vm)!.CurrentOperations.Should().Equal(
            XenMap<string, VMOperations>.Of((start.ToString(), VMOperations.Start)));
        await world.EndAsync(start);

        foreach (VMOperations operation in world.View.Find(vm)!.AllowedOperations)
        {
            await world.CallAsync(new VMAssertOperationValid(vm, operation));
        }
        world.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    private static async Task<ObjectRef> CreateAsync(World world, XenRecord record) =>
        (ObjectRef)(await world.CallAsync(new CreateObject(record)))!;

    private static async Task ChangeDisksAsync(World world, Ref<VMRecord> vm, Func<VDIRecord, VDIRecord> change)
    {
        List<Fact> facts =
        [
            .. world.View.All<VBDRecord>().Where(vbd => vbd.Record.VM == vm && vbd.Record.Type == VBDType.Disk)
                .Select(vbd => new Fact(vbd.Record.VDI, change(world.View.Find(vbd.Record.VDI)!))),
        ];
        await world.Model.SubmitAsync(new Observe([.. facts]), CallContext.Server);
    }
}
