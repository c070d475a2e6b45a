using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on hosts that go down and come back.</summary>
public sealed class HostPowerTests
{
    [Fact]
    [Trait("Obligation", "HOST-1")]
    public async Task An_enabled_host_is_neither_switched_off_nor_restarted()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        (await world.FailureAsync(new HostShutdown(host))).Should().Be(new XenError(ErrorCode.HostNotDisabled));
        (await world.FailureAsync(new HostReboot(host))).Should().Be(new XenError(ErrorCode.HostNotDisabled));
        world.View.Find(host)!.AllowedOperations.Should().NotContain(HostAllowedOperations.Shutdown);
        world.IsLive(host).Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HOST-2")]
    public async Task A_host_with_guests_is_neither_switched_off_nor_restarted()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord> vm = await world.RunVMAsync();
        await world.CallAsync(new HostDisable(host, AutoEnable: true));

        var inUse = new XenError(ErrorCode.HostInUse, host.ToString(), "vm", vm.ToString());
        (await world.FailureAsync(new HostShutdown(host))).Should().Be(inUse);
        (await world.FailureAsync(new HostReboot(host))).Should().Be(inUse);
    }

    [Fact]
    [Trait("Obligation", "HOST-3")]
    public async Task A_host_that_is_switched_off_is_not_live_and_reaches_no_storage()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host(1);
        await world.CallAsync(new HostDisable(host, AutoEnable: true));

        Ref<TaskRecord> task = await world.BeginAsync(new HostShutdown(host));
        world.View.Find(host)!.CurrentOperations.Should().ContainSingle()
            .Which.Should().Be(KeyValuePair.Create(task.ToString(), HostAllowedOperations.Shutdown));
        await world.EndAsync(task);

        HostRecord record = world.View.Find(host)!;
        world.IsLive(host).Should().BeFalse();
        record.CurrentOperations.Should().BeEmpty();
        record.PBDs.Select((Ref<PBDRecord> link) => world.View.Find(link)!.CurrentlyAttached)
            .Should().NotBeEmpty().And.NotContain(true);
        (await world.FailureAsync(new HostDmesg(host)))
            .Should().Be(new XenError(ErrorCode.HostOffline, host.ToString()));
    }

    [Fact]
    [Trait("Obligation", "HOST-4")]
    public async Task A_host_that_restarts_goes_down_and_comes_back_enabled_with_its_storage()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        string before = world.View.Find(host)!.OtherConfig.GetOr("boot_time", "");
        await world.CallAsync(new HostDisableDisplay(host));
        await world.CallAsync(new HostDisable(host, AutoEnable: true));

        await world.CallAsync(new HostReboot(host));
        world.IsLive(host).Should().BeFalse();
        await world.UntilAsync(() => world.IsLive(host));

        HostRecord record = world.View.Find(host)!;
        record.Enabled.Should().BeTrue();
        record.Display.Should().Be(HostDisplay.Disabled);
        record.OtherConfig.GetOr("boot_time", "").Should().NotBe(before).And.EndWith(".");
        record.PBDs.Select((Ref<PBDRecord> link) => world.View.Find(link)!.CurrentlyAttached)
            .Should().NotContain(false);
    }

    [Fact]
    [Trait("Obligation", "HOST-4")]
    public async Task A_host_comes_back_although_the_server_was_killed_meanwhile()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostReboot(host));

        await world.RestartAsync();
        world.IsLive(host).Should().BeFalse();
        await world.UntilAsync(() => world.IsLive(host));

        world.View.Find(host)!.Enabled.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HOST-5")]
    public async Task A_host_that_was_disabled_for_good_stays_so_over_a_restart()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new HostDisable(host, AutoEnable: false));

        await world.CallAsync(new HostReboot(host));
        await world.UntilAsync(() => world.IsLive(host));
        world.View.Find(host)!.Enabled.Should().BeFalse();

        await world.CallAsync(new HostEnable(host));
        world.View.Find(host)!.Enabled.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HOST-6")]
    public async Task A_host_is_switched_on_by_the_means_that_are_set_up_for_it()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host(1);
        (await world.FailureAsync(new HostPowerOn(host)))
            .Should().Be(new XenError(ErrorCode.HostIsLive, host.ToString()));
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostShutdown(host));

        (await world.FailureAsync(new HostPowerOn(host))).Should().Be(new XenError(ErrorCode.HostPowerOnModeDisabled));
        await world.CallAsync(new HostSetPowerOnMode(host, "wake-on-lan", XenMap<string, string>.Empty));
        await world.CallAsync(new HostPowerOn(host));

        world.IsLive(host).Should().BeTrue();
        world.View.Find(host)!.Enabled.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HOST-7")]
    public async Task A_host_that_is_ready_for_power_off_is_only_made_usable_by_a_restart()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        (await world.FailureAsync(new HostPrepareForPoweroff(host))).Code.Should().Be(ErrorCode.HostNotDisabled);
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostPrepareForPoweroff(host));

        (await world.FailureAsync(new HostEnable(host)))
            .Should().Be(new XenError(ErrorCode.HostDisabledUntilReboot, host.ToString()));
        await world.CallAsync(new HostReboot(host));
        await world.UntilAsync(() => world.IsLive(host));

        world.View.Find(host)!.Enabled.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HOST-8")]
    public async Task A_restart_of_the_agent_leaves_guests_and_tasks_alone()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord> vm = await world.RunVMAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        Ref<TaskRecord> task = await world.BeginAsync(new VMCleanReboot(vm));
        string before = world.View.Find(host)!.OtherConfig.GetOr("agent_start_time", "");

        await world.CallAsync(new HostRestartAgent(host));

        world.View.Find(host)!.OtherConfig.GetOr("agent_start_time", "").Should().NotBe(before);
        world.View.Find(host)!.OtherConfig.GetOr("boot_time", "").Should().Be(before);
        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
    }

    [Fact]
    [Trait("Obligation", "HOST-9")]
    public async Task The_guests_of_a_dead_host_are_halted_when_it_is_declared_so()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host(1);
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VMStartOn(vm, host, StartPaused: false, Force: false));
        (await world.FailureAsync(new HostDeclareDead(host)))
            .Should().Be(new XenError(ErrorCode.HostIsLive, host.ToString()));
        await world.LoseAsync(host);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);

        await world.CallAsync(new HostDeclareDead(host));

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        ((object)world.View.Find(vm)!.ResidentOn).Should().Be(default(Ref<HostRecord>));
        world.View.Find(host)!.Enabled.Should().BeFalse();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
    }

    [Fact]
    [Trait("Obligation", "HOST-10")]
    public async Task A_dead_host_is_forgotten_with_all_its_parts_and_the_storage_that_only_it_knew()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<HostRecord> host = world.Host(1);
        Ref<PBDRecord>[] links = [.. (IEnumerable<Ref<PBDRecord>>)world.View.Find(host)!.PBDs];
        Ref<SRRecord>[] local =
        [
            .. links.Select(link => world.View.Find(link)!.SR).Where(sr => world.View.Find(sr)!.PBDs.Count == 1),
        ];
        local.Should().NotBeEmpty();
        (await world.FailureAsync(new HostDestroy(host))).Code.Should().Be(ErrorCode.HostIsLive);
        await world.LoseAsync(host);

        await world.CallAsync(new HostDestroy(host));

        world.View.Find(host).Should().BeNull();
        links.Should().OnlyContain(link => world.View.Find(link) == null);
        local.Should().OnlyContain(sr => world.View.Find(sr) == null);
        world.View.All<PIFRecord>().Should().NotContain(pif => pif.Record.Host == host);
    }

    [Fact]
    [Trait("Obligation", "HOST-10")]
    public async Task Neither_the_coordinator_nor_a_host_with_guests_is_forgotten()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2);
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VMStartOn(vm, world.Host(1), StartPaused: false, Force: false));
        await world.LoseAsync(world.Host(0));
        await world.LoseAsync(world.Host(1));

        (await world.FailureAsync(new HostDestroy(world.Host(0))))
            .Should().Be(new XenError(ErrorCode.HostCannotDestroySelf, world.Host(0).ToString()));
        (await world.FailureAsync(new HostDestroy(world.Host(1))))
            .Should().Be(new XenError(ErrorCode.HostHasResidentVMS, world.Host(1).ToString()));
    }

    [Fact]
    [Trait("Obligation", "HOST-11")]
    public async Task Mandatory_guidance_keeps_a_host_disabled_until_it_is_done_or_cleared()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.ObserveAsync(host, world.View.Find(host)! with
        {
            PendingGuidances = XenSet<UpdateGuidances>.Of(UpdateGuidances.RebootHost),
        });

        (await world.FailureAsync(new HostEnable(host)))
            .Should().Be(new XenError(ErrorCode.HostPendingMandatoryGuidanceNotEmpty, host.ToString()));
        await world.CallAsync(new HostEmergencyClearMandatoryGuidance());
        await world.CallAsync(new HostEnable(host));

        world.View.Find(host)!.Enabled.Should().BeTrue();
    }
}
