using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Formats.Rfb;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

public sealed class ConsoleTests
{
    [Fact, Trait("Obligation", "CONSOLE-8")]
    public async Task Consoles_are_there_while_the_domain_is_and_lead_to_its_host()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        world.ConsolesOf(vm).Should().BeEmpty();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        string address = world.View.All<HostRecord>().Single().Record.Address;
        world.ConsolesOf(vm).Select(console => (console.Record.Protocol, console.Record.Location)).Should().Equal(
            world.ConsolesOf(vm).Select(console =>
                (console.Record.Protocol, $"https://{address}/console?uuid={console.Record.Uuid}")));
        world.ConsolesOf(vm).Select(console => console.Record.Protocol)
            .Should().Equal(ConsoleProtocol.Rfb, ConsoleProtocol.Vt100);
        await world.CallAsync(new VMHardShutdown(vm));
        world.ConsolesOf(vm).Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "CONSOLE-9")]
    public async Task A_vm_without_virtual_hardware_can_do_without_a_screen()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            OtherConfig = record.OtherConfig.With("disable_pv_vnc", ""),
        });
        world.ConsolesOf(vm).Should().ContainSingle().Which.Record.Protocol.Should().Be(ConsoleProtocol.Vt100);
    }

    [Fact, Trait("Obligation", "CONSOLE-10")]
    public async Task Control_domains_have_a_screen_and_a_terminal_found_by_reference()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        await world.CallAsync(new ObserveAgentStart());
        await world.CallAsync(new ObserveAgentStart());
        foreach ((_, HostRecord host) in world.View.All<HostRecord>())
        {
            world.ConsolesOf(host.ControlDomain).Select(console => console.Record.Location).Should().Equal(
                world.ConsolesOf(host.ControlDomain)
                    .Select(console => $"https://{host.Address}/console?ref={console.Reference}"));
            world.ConsolesOf(host.ControlDomain).Should().HaveCount(2);
        }
    }

    [Theory, Trait("Obligation", "CONSOLE-10")]
    [InlineData("198.51.100.7", 443, "198.51.100.7")]
    [InlineData("198.51.100.7", 8443, "198.51.100.7:8443")]
    [InlineData("2001:db8::7", 8443, "[2001:db8::7]:8443")]
    public async Task Consoles_and_the_management_interface_follow_the_address_of_their_host(
        string address, int port, string authority)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<HostRecord> host = world.View.Find(vm)!.ResidentOn;

        await world.CallAsync(new ObserveHostAddress(host, address, 9));
        await world.CallAsync(new ObserveHostAddress(host, address, port));

        world.ConsolesOf(vm).Should().OnlyContain(console =>
            console.Record.Location == $"https://{authority}/console?uuid={console.Record.Uuid}");
        world.View.Find(host)!.Address.Should().Be(address);
        world.View.All<PIFRecord>().Single(pif => pif.Record.Host == host && pif.Record.Management)
            .Record.IP.Should().Be(address);
    }

    [Fact, Trait("Obligation", "CONSOLE-11")]
    public async Task The_screen_shows_name_and_state_and_follows_them()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with { NameLabel = "web-1" });
        Frame first = await world.LookAsync(vm);
        await world.CallAsync(new SetField(vm, VMRecord.NameLabelField, "web-2"));
        Frame renamed = await world.LookAsync(vm);
        await world.CallAsync(new VMPause(vm));
        Frame paused = await world.LookAsync(vm);
        Bar(first).Should().Equal(Expected(" web-1   [Running]   xenhost1", first.Width));
        Bar(renamed).Should().Equal(Expected(" web-2   [Running]   xenhost1", renamed.Width));
        Bar(paused).Should().Equal(Expected(" web-2   [Paused]   xenhost1", paused.Width));
    }

    [Fact, Trait("Obligation", "CONSOLE-12")]
    public async Task The_stream_ends_with_the_domain()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        await using Stream screen = world.Open(vm, ConsoleProtocol.Rfb);
        await using Stream text = world.Open(vm, ConsoleProtocol.Vt100);
        await world.CallAsync(new VMHardShutdown(vm));
        await world.EndsAsync(screen);
        await world.EndsAsync(text);
    }

    [Fact, Trait("Obligation", "CONSOLE-13")]
    public async Task What_is_typed_is_seen_at_the_screen_and_at_the_terminal()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Frame before = await world.LookAsync(vm);
        await using Stream text = world.Open(vm, ConsoleProtocol.Vt100);
        await text.WriteAsync("hold on\b\u001b[A!"u8.ToArray());
        (await world.ReadUntilAsync(text, "!")).Should().Contain("# ").And.EndWith("hold on\b \b!");
        Frame after = await world.LookAsync(vm);
        Same(before, after).Should().BeFalse();
        await text.WriteAsync("\b\b\b\b\b\b\b"u8.ToArray());
        await world.ReadUntilAsync(text, "\b \b\b \b\b \b\b \b\b \b\b \b\b \b");
        Same(before, await world.LookAsync(vm)).Should().BeTrue();
    }

    [Fact, Trait("Obligation", "CONSOLE-13")]
    public async Task A_paused_guest_hears_nothing()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        await using Stream text = world.Open(vm, ConsoleProtocol.Vt100);
        await world.CallAsync(new VMPause(vm));
        await world.ReadUntilAsync(text, "[Paused]");
        await text.WriteAsync("lost"u8.ToArray());
        await world.CallAsync(new VMUnpause(vm));
        await world.ReadUntilAsync(text, "[Running]");
        await text.WriteAsync("heard"u8.ToArray());
        (await world.ReadUntilAsync(text, "heard")).Should().NotContain("lost");
    }

    [Fact, Trait("Obligation", "CONSOLE-14")]
    public async Task The_guest_sees_its_part_of_the_data_and_says_something_back()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync(record => record with
        {
            XenstoreData = XenMap<string, string>.Of(("vm-data/role", "web"), ("private", "hidden")),
        });
        await using Stream text = world.Open(vm, ConsoleProtocol.Vt100);
        await text.WriteAsync("xenstore-ls\r\n"u8.ToArray());
        (await world.ReadUntilAsync(text, "web\"\r\n")).Should().Contain("\nvm-data/role = \"web\"\r\n")
            .And.NotContain("hidden");
        world.View.Find(vm)!.XenstoreData.Should().HaveCount(2, "nothing has been written yet");
        await text.WriteAsync("xenstore-write vm-data/load 0.7 high\rxenstore-write private x\r"u8.ToArray());
        await world.ReadUntilAsync(text, "private: permission denied");
        world.View.Find(vm)!.XenstoreData.Should().Equal(
            XenMap<string, string>.Of(("vm-data/load", "0.7 high"), ("vm-data/role", "web")));
        await text.WriteAsync("xenstore-rm vm-data/role\r"u8.ToArray());
        await world.UntilAsync(() => world.View.Find(vm)!.XenstoreData.Count == 1);
    }

    [Fact, Trait("Obligation", "CONSOLE-15")]
    public async Task A_guest_that_is_switched_off_from_inside_halts()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        await using Stream text = world.Open(vm, ConsoleProtocol.Vt100);
        await text.WriteAsync("poweroff\r"u8.ToArray());
        await world.EndsAsync(text);
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
    }

    [Fact, Trait("Obligation", "CONSOLE-11")]
    public async Task The_screen_grows_once_the_guest_is_up()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Frame early = await world.LookAsync(vm);
        await world.UntilAsync(() => world.View.Find(world.View.Find(vm)!.GuestMetrics)!.PVDriversDetected);
        Frame late = await world.LookAsync(vm);
        (early.Width, early.Height, late.Width, late.Height).Should().Be((640, 400, 800, 576));
    }

    [Fact]
    public async Task What_is_gone_has_no_server_behind_it()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<ConsoleRecord> console = world.ConsolesOf(vm)[0].Reference;
        await world.CallAsync(new VMHardShutdown(vm));
        world.Consoles.Open(console).Should().BeNull();
    }

    [Theory, Trait("Obligation", "CONSOLE-16")]
    [InlineData("true", "true", true)]
    [InlineData("true", "", false)]
    [InlineData("", "true", false)]
    public async Task A_vm_starts_with_the_server_when_it_says_so_and_the_pool_too(
        string ofVM, string ofPool, bool starts)
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with
        {
            OtherConfig = record.OtherConfig.With("auto_poweron", ofVM),
        });
        await world.CallAsync(new SetField(
            world.PoolRef(), PoolRecord.OtherConfigField, XenMap<string, string>.Of(("auto_poweron", ofPool))));
        await world.CallAsync(new ObserveAgentStart());
        await world.QuietAsync();
        world.View.Find(vm)!.PowerState.Should().Be(starts ? VMPowerState.Running : VMPowerState.Halted);
    }

    private static uint[] Bar(Frame frame) =>
        [.. Enumerable.Range(0, TextScreen.CellHeight).SelectMany(y => frame.Row(y).ToArray())];

    private static uint[] Expected(string text, int width)
    {
        var screen = new TextScreen(width / TextScreen.CellWidth, 1);
        screen.Write(0, text, isBar: true);
        return Bar(screen.ToFrame());
    }

    private static bool Same(Frame one, Frame other) => one.Height == other.Height
        && Enumerable.Range(0, one.Height).All(y => one.Row(y).SequenceEqual(other.Row(y)));
}
