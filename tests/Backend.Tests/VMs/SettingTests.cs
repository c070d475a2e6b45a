using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on settings of VMs with rules behind them.</summary>
public sealed class SettingTests
{
    private const long Gibibyte = 1L << 30;

    [Theory]
    [Trait("Obligation", "VM-90")]
    [InlineData(1, 4, 2, 3, null)]
    [InlineData(2, 2, 2, 2, null)]
    [InlineData(3, 4, 2, 3, "MEMORY_CONSTRAINT_VIOLATION_ORDER")]
    [InlineData(1, 4, 3, 2, "MEMORY_CONSTRAINT_VIOLATION_ORDER")]
    [InlineData(1, 3, 2, 4, "MEMORY_CONSTRAINT_VIOLATION_ORDER")]
    public async Task Memory_bounds_lie_in_order_or_stay_as_they_are(
        long staticMin, long staticMax, long dynamicMin, long dynamicMax, string? code)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        VMRecord before = world.View.Find(vm)!;
        var call = new VMSetMemoryLimits(
            vm, staticMin * Gibibyte, staticMax * Gibibyte, dynamicMin * Gibibyte, dynamicMax * Gibibyte);

        if (code is null)
        {
            await world.CallAsync(call);
            world.View.Find(vm)!.MemoryTarget.Should().Be(dynamicMin * Gibibyte);
            world.View.Find(vm)!.MemoryOverhead.Should().BeGreaterThan(0);
        }
        else
        {
            (await world.FailureAsync(call)).Should().Be(new XenError(code));
            world.View.Find(vm)!.MemoryStaticMax.Should().Be(before.MemoryStaticMax);
        }
    }

    [Theory]
    [Trait("Obligation", "VM-91")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public async Task Processors_at_startup_are_from_one_to_the_most_there_can_be(long wrong)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with { VCPUsMax = 2 });

        XenError error = await world.FailureAsync(new VMSetVCPUsAtStartup(vm, wrong));

        error.Code.Should().Be(ErrorCode.InvalidValue);
        error.Parameters[0].Should().Contain("VCPUs_at_startup", "the first parameter is the rule");
        error.Parameters[1].Should().Be(wrong.ToString());
    }

    [Theory]
    [Trait("Obligation", "VM-92")]
    [InlineData("3", "VCPU_MAX_NOT_CORES_PER_SOCKET_MULTIPLE 4 3")]
    [InlineData("two", "INVALID_VALUE platform:cores-per-socket two")]
    [InlineData("2", null)]
    public async Task Processors_come_in_whole_sockets(string cores, string? expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with
        {
            VCPUsMax = 4,
            DomainType = DomainType.Hvm,
            Platform = XenMap<string, string>.Of(("cores-per-socket", cores)),
        });
        var start = new VMStart(vm, StartPaused: false, Force: false);

        if (expected is null)
        {
            await world.CallAsync(start);
        }
        else
        {
            string.Join(' ', (await world.FailureAsync(start)).Description).Should().Be(expected);
        }
    }

    [Fact]
    [Trait("Obligation", "VM-93")]
    public async Task Vms_of_an_anti_affinity_group_start_on_different_hosts()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions { Hosts = 2 });
        var apart = new VMGroupRecord { NameLabel = "apart", Placement = PlacementPolicy.AntiAffinity };
        var group = ((ObjectRef)(await world.CallAsync(new CreateObject(apart)))!).As<VMGroupRecord>();
        Ref<VMRecord> first = await world.AddVMAsync();
        Ref<VMRecord> second = await world.AddVMAsync();
        await world.CallAsync(new VMSetGroups(first, RefSet<VMGroupRecord>.Of([group])));
        await world.CallAsync(new VMSetGroups(second, RefSet<VMGroupRecord>.Of([group])));

        await world.CallAsync(new VMStart(first, StartPaused: false, Force: false));
        await world.CallAsync(new VMStart(second, StartPaused: false, Force: false));

        world.View.Find(second)!.ResidentOn.Should().NotBe(world.View.Find(first)!.ResidentOn);
    }

    [Fact]
    [Trait("Obligation", "VM-94")]
    public async Task A_template_belongs_to_nothing_that_starts_stops_or_places_vms()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> template = world.Template("Other install media");
        var appliance = ((ObjectRef)(await world.CallAsync(
            new CreateObject(new VMApplianceRecord { NameLabel = "web" })))!).As<VMApplianceRecord>();
        Call[] calls =
        [
            new VMSetAppliance(template, appliance),
            new VMSetSnapshotSchedule(template, new Ref<VMSSRecord>(Guid.NewGuid())),
            new VMSetGroups(template, RefSet<VMGroupRecord>.Of([new Ref<VMGroupRecord>(Guid.NewGuid())])),
        ];

        foreach (Call call in calls)
        {
            (await world.FailureAsync(call)).Code.Should().Be(ErrorCode.OperationNotAllowed);
        }
    }

    [Fact]
    [Trait("Obligation", "VM-95")]
    public async Task A_pool_in_the_middle_of_an_upgrade_takes_no_snapshots_but_starts_vms()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<PoolRecord> pool = world.View.All<PoolRecord>().Single().Reference;
        await world.CallAsync(new AddToMap(pool, PoolRecord.OtherConfigField, "rolling_upgrade_in_progress", ""));

        (await world.FailureAsync(new VMSnapshot(vm, "no", RefSet<VDIRecord>.Empty))).Should().Be(
            new XenError(ErrorCode.NotSupportedDuringUpgrade));
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        world.View.Find(vm)!.AllowedOperations.Should().NotContain(VMOperations.Snapshot);
    }

    [Fact]
    [Trait("Obligation", "VM-96")]
    public async Task A_guest_that_says_why_it_cannot_be_suspended_is_believed()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        VMRecord running = world.View.Find(vm)!;
        await world.Model.SubmitAsync(
            new ObserveGuest(vm, running.Domid, new VMGuestMetricsRecord
            {
                Other = XenMap<string, string>.Of(("data-cant-suspend-reason", "a device is in use")),
            }),
            Sequencing.CallContext.Server);

        (await world.FailureAsync(new VMSuspend(vm))).Should().Be(
            new XenError(ErrorCode.VMNonSuspendable, vm.ToString(), "a device is in use"));
        world.View.Find(vm)!.AllowedOperations.Should().NotContain(VMOperations.Suspend);
    }

    [Fact]
    [Trait("Obligation", "VM-97")]
    public async Task A_start_fills_in_what_firmware_and_device_model_need_and_keeps_what_is_there()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> plain = await world.AddVMAsync(record => record with { DomainType = DomainType.Hvm });
        Ref<VMRecord> own = await world.AddVMAsync(record => record with
        {
            DomainType = DomainType.Hvm,
            BiosStrings = XenMap<string, string>.Of(("bios-vendor", "mine")),
            Platform = XenMap<string, string>.Of(("device-model", "qemu-upstream-uefi")),
        });

        await world.CallAsync(new VMStart(plain, StartPaused: false, Force: false));
        await world.CallAsync(new VMStart(own, StartPaused: false, Force: false));

        world.View.Find(plain)!.BiosStrings.GetOr("bios-vendor", "").Should().Be("Xen");
        world.View.Find(plain)!.Platform.GetOr("device-model", "").Should().Be("qemu-upstream-compat");
        world.View.Find(own)!.BiosStrings.GetOr("bios-vendor", "").Should().Be("mine");
        world.View.Find(own)!.Platform.GetOr("device-model", "").Should().Be("qemu-upstream-uefi");
    }

    [Fact]
    [Trait("Obligation", "VM-98")]
    public async Task A_guest_that_does_not_hear_is_shut_down_by_force_only_where_that_is_asked_for()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            OtherConfig = record.OtherConfig.With("simulation.no-agent", ""),
        });

        (await world.FailureAsync(new VMCleanShutdown(vm))).Should().Be(
            new XenError(ErrorCode.VMFailedShutdownAcknowledgment, vm.ToString()));
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);
        await world.CallAsync(new VMShutdown(vm));

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
    }
}
