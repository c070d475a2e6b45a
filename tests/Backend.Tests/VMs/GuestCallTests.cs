using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Counters;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on what guests and the software around them are asked to do.</summary>
public sealed class GuestCallTests
{
    [Theory]
    [Trait("Obligation", "VM-85")]
    [InlineData("send_sysrq", "NOT_IMPLEMENTED send_sysrq")]
    [InlineData("send_trigger", "NOT_IMPLEMENTED send_trigger")]
    [InlineData("call_plugin", "XENAPI_MISSING_PLUGIN tool")]
    [InlineData("call_host_plugin", "XENAPI_MISSING_PLUGIN tool")]
    public async Task What_nobody_can_do_is_refused_only_after_the_power_state_was_right(string verb, string expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> halted = await world.AddVMAsync();
        Ref<VMRecord> running = await world.RunVMAsync();

        XenError early = await world.FailureAsync(Verb(verb, halted));
        XenError late = await world.FailureAsync(Verb(verb, running));

        early.Should().Be(new XenError(ErrorCode.VMBadPowerState, halted.ToString(), "running", "halted"));
        string.Join(' ', late.Description).Should().Be(expected);
    }

    [Fact]
    [Trait("Obligation", "VM-86")]
    public async Task New_device_models_are_a_new_domain_in_the_same_place()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        VMRecord before = world.View.Find(vm)!;

        await world.CallAsync(new VMRestartDeviceModels(vm));

        VMRecord after = world.View.Find(vm)!;
        after.Domid.Should().NotBe(before.Domid);
        after.ResidentOn.Should().Be(before.ResidentOn);
        after.PowerState.Should().Be(VMPowerState.Running);
    }

    [Fact]
    [Trait("Obligation", "VM-87")]
    public async Task Only_a_driver_domain_serves_drivers()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();

        (await world.FailureAsync(new VMQueryServices(vm))).Should().Be(
            new XenError(ErrorCode.NotSystemDomain, vm.ToString()));
    }

    [Fact]
    [Trait("Obligation", "VM-88")]
    public async Task A_blob_is_kept_under_its_name_and_goes_with_the_vm()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();

        var blob = (Ref<BlobRecord>)(await world.CallAsync(
            new VMCreateNewBlob(vm, "picture", "image/png", Public: true)))!;

        world.View.Find(blob)!.MimeType.Should().Be("image/png");
        world.View.Find(vm)!.Blobs.GetOr("picture", default).Should().Be(blob);
        (await world.FailureAsync(new VMCreateNewBlob(vm, "picture", "", Public: false))).Should().Be(
            new XenError(ErrorCode.MapDuplicateKey, "VM", "blobs", vm.ToString(), "picture"));
        await world.CallAsync(new Calls.DestroyObject(VMRecord.ClassInfo, vm));
        world.View.Find(blob).Should().BeNull();
    }

    [Theory]
    [Trait("Obligation", "VM-89")]
    [InlineData("bios", "true", false, VMSecurebootReadiness.NotSupported)]
    [InlineData("uefi", "false", true, VMSecurebootReadiness.Disabled)]
    [InlineData("uefi", "true", false, VMSecurebootReadiness.FirstBoot)]
    [InlineData("uefi", "true", true, VMSecurebootReadiness.Ready)]
    public async Task Readiness_for_secure_boot_follows_from_firmware_setting_and_variables(
        string firmware, string secureBoot, bool hasVariables, VMSecurebootReadiness expected)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with
        {
            HVMBootParams = XenMap<string, string>.Of(("firmware", firmware)),
            Platform = XenMap<string, string>.Of(("secureboot", secureBoot)),
            NVRAM = hasVariables
                ? XenMap<string, string>.Of(("EFI-variables", "sealed"))
                : XenMap<string, string>.Empty,
        });

        (await world.CallAsync(new VMGetSecurebootReadiness(vm))).Should().Be(expected);
    }

    [Fact]
    [Trait("Obligation", "VM-84")]
    public async Task Which_counters_of_a_running_vm_are_recorded_can_be_changed()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();

        await world.CallAsync(new VMRecordDataSource(vm, "runstate_blocked"));
        await world.CallAsync(new VMForgetDataSourceArchives(vm, "cpu0"));

        VMMetricsRecord metrics = world.View.Find(world.View.Find(vm)!.Metrics)!;
        Counter[] counters =
        [
            .. VMDataSources.Counters(
                world.View.Find(vm)!, [new VIFRecord { Device = "0", CurrentlyAttached = true }], []),
        ];
        VMDataSources.Records(metrics, counters.Single(one => one.Name == "runstate_blocked")).Should().BeTrue();
        VMDataSources.Records(metrics, counters.Single(one => one.Name == "cpu0")).Should().BeFalse();
        VMDataSources.Records(metrics, counters.Single(one => one.Name == "vif_0_rx")).Should().BeTrue();
        (await world.FailureAsync(new VMRecordDataSource(vm, "cpu7"))).Should().Be(
            new XenError(ErrorCode.InternalError, "Datasource_missing(cpu7)"));
    }

    [Fact]
    [Trait("Obligation", "VM-56")]
    public async Task The_old_way_to_migrate_names_the_host_by_its_address()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions { Hosts = 2 });
        Ref<VMRecord> vm = await world.RunVMAsync();
        (Ref<HostRecord> to, HostRecord host) = world.View.All<HostRecord>()
            .First(item => item.Reference != world.View.Find(vm)!.ResidentOn);

        await world.CallAsync(new VMMigrate(vm, host.Address, Live: true, XenMap<string, string>.Empty));

        world.View.Find(vm)!.ResidentOn.Should().Be(to);
        (await world.FailureAsync(new VMMigrate(vm, "nowhere", Live: true, XenMap<string, string>.Empty)))
            .Should().Be(new XenError(ErrorCode.CannotContactHost, "nowhere"));
    }

    private static Call Verb(string verb, Ref<VMRecord> vm) => verb switch
    {
        "send_sysrq" => new VMSendSysrq(vm, "s"),
        "send_trigger" => new VMSendTrigger(vm, "nmi"),
        "call_plugin" => new VMCallPlugin(vm, "tool", "run", XenMap<string, string>.Empty),
        _ => new VMCallHostPlugin(vm, "tool", "run", XenMap<string, string>.Empty),
    };
}
