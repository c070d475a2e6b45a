using Xen.Model.Backend.Simulation.Networking;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Interfaces of hosts go up and down and change their settings.</summary>
public sealed class PIFTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-8")]
    public async Task An_interface_goes_down_on_its_host_and_up_again()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");

        await world.CallAsync(new PIFUnplug(card));

        world.Look(card).CurrentlyAttached.Should().BeFalse();
        world.Machine.InterfaceOf(card).Should().BeNull();
        world.Machine.BridgesOf(world.Host()).Should().Equal("xenbr0");
        await world.CallAsync(new PIFPlug(card));
        world.Look(card).CurrentlyAttached.Should().BeTrue();
        world.Machine.BridgesOf(world.Host()).Should().Equal("xenbr0", "xenbr1");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-9")]
    public async Task What_is_needed_stays_up()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> management = world.Card("eth0");
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<NetworkRecord> network = world.Look(card).Network;

        (await world.FailureAsync(new PIFUnplug(management)))
            .Should().Be(new XenError(ErrorCode.PIFIsManagementInterface, management.ToString()));
        await world.CallAsync(new PIFSetDisallowUnplug(card, Value: true));
        (await world.FailureAsync(new PIFUnplug(card)))
            .Should().Be(new XenError(ErrorCode.PIFDoesNotAllowUnplug, card.ToString()));
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VIFRecord> vif = await world.AddInterfaceAsync(vm, network);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        (await world.FailureAsync(new PIFUnplug(card)))
            .Should().Be(new XenError(ErrorCode.VIFInUse, network.ToString(), vif.ToString()));
        await world.SetPoolAsync(pool => pool with { HaEnabled = true });
        (await world.FailureAsync(new PIFUnplug(card))).Should().Be(new XenError(ErrorCode.HAIsEnabled));
        world.Look(card).CurrentlyAttached.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-10")]
    public async Task Interfaces_that_others_configure_are_left_alone()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.SetAsync(card, pif => pif with { Managed = false });
        Call[] calls =
        [
            new PIFPlug(card), new PIFUnplug(card), WorldNetworks.Static(card, "192.0.2.50"),
            new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.Autoconf, "", "", ""),
            new VLANCreate(card, 5, await world.AddNetworkAsync()),
        ];

        foreach (Call call in calls)
        {
            (await world.FailureAsync(call)).Should().Be(new XenError(ErrorCode.PIFUnmanaged, card.ToString()));
        }
    }

    [Fact]
    [Trait("Obligation", "NETWORK-11")]
    public async Task A_static_address_is_taken_while_the_interface_goes_down_and_up()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");

        Ref<TaskRecord> task = await world.BeginAsync(new PIFReconfigureIp(
            card, IPConfigurationMode.Static, "192.0.2.77", "255.255.255.0", "192.0.2.1", "192.0.2.1,192.0.2.2"));

        world.Look(card).CurrentlyAttached.Should().BeFalse("it is being brought up anew");
        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        world.Look(card).Should().BeEquivalentTo(new
        {
            CurrentlyAttached = true, IpConfigurationMode = IPConfigurationMode.Static, IP = "192.0.2.77",
            Netmask = "255.255.255.0", Gateway = "192.0.2.1", DNS = "192.0.2.1,192.0.2.2",
        });
        world.Machine.InterfaceOf(card)!.Address.Should().Be("192.0.2.77");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-12")]
    public async Task An_address_from_a_server_is_that_which_the_host_was_given()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.CallAsync(new PIFScan(world.Host()));
        Ref<PIFRecord> loose = world.Card("ens9");
        await world.CallAsync(new PIFPlug(loose));

        await world.CallAsync(new PIFReconfigureIp(card, IPConfigurationMode.DHCP, "", "", "", ""));
        await world.CallAsync(new PIFReconfigureIp(loose, IPConfigurationMode.DHCP, "", "", "", ""));

        PIFRecord record = world.Look(card);
        record.IP.Should().Be(world.Machine.InterfaceOf(card)!.Address).And.StartWith("198.51.100.");
        record.Netmask.Should().Be("255.255.255.0");
        record.Gateway.Should().NotBeEmpty();
        record.DNS.Should().NotBeEmpty();
        world.Look(loose).IP.Should().BeEmpty("nobody answers without a cable");
        world.Look(loose).CurrentlyAttached.Should().BeTrue();
        await world.CallAsync(new PIFReconfigureIp(card, IPConfigurationMode.None, "", "", "", ""));
        world.Look(card).IP.Should().BeEmpty();
    }

    [Theory]
    [InlineData("300.1.2.3", "255.255.255.0", "", "", "IP")]
    [InlineData("", "255.255.255.0", "", "", "IP")]
    [InlineData("192.0.2.9", "", "", "", "netmask")]
    [InlineData("192.0.2.9", "255.255.255.0", "gate", "", "gateway")]
    [InlineData("192.0.2.9", "255.255.255.0", "", "192.0.2.1,dns", "DNS")]
    [InlineData("::1", "255.255.255.0", "", "", "IP")]
    [InlineData("1.2", "255.255.255.0", "", "", "IP")]
    [Trait("Obligation", "NETWORK-13")]
    public async Task What_is_no_address_is_refused_by_the_name_of_its_field(
        string address, string netmask, string gateway, string dns, string field)
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        PIFRecord before = world.Look(card);

        XenError error = await world.FailureAsync(new PIFReconfigureIp(
            card, IPConfigurationMode.Static, address, netmask, gateway, dns));

        error.Should().Be(new XenError(ErrorCode.InvalidIPAddressSpecified, field));
        world.Look(card).Should().Be(before);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-14")]
    public async Task The_management_interface_keeps_an_address_and_the_host_follows_it()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth0");
        var refused = new XenError(ErrorCode.PIFIsManagementInterface, card.ToString());

        (await world.FailureAsync(new PIFReconfigureIp(card, IPConfigurationMode.None, "", "", "", "")))
            .Should().Be(refused);
        (await world.FailureAsync(new PIFSetPrimaryAddressType(card, PrimaryAddressType.IPv6))).Should().Be(refused);
        await world.CallAsync(WorldNetworks.Static(card, "192.0.2.88"));

        world.View.Find(world.Host())!.Address.Should().Be("192.0.2.88");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-15")]
    public async Task IPv6_addresses_are_set_with_their_prefix_or_made_by_the_card()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");

        await world.CallAsync(new PIFReconfigureIpv6(
            card, Ipv6ConfigurationMode.Static, "2001:db8::5/64", "2001:db8::1", ""));
        world.Look(card).IPv6.Should().Equal("2001:db8::5/64");
        world.Look(card).Ipv6Gateway.Should().Be("2001:db8::1");
        await world.CallAsync(new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.Autoconf, "", "", ""));
        world.Look(card).IPv6.Should().Equal("2001:db8::5eff:fe10:1/64");
        (await world.FailureAsync(new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.Static, "2001:db8::5", "", "")))
            .Should().Be(new XenError(ErrorCode.InvalidCidrAddressSpecified, "IPv6"));
        (await world.FailureAsync(new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.DHCP, "", "192.0.2.1", "")))
            .Should().Be(new XenError(ErrorCode.InvalidIPAddressSpecified, "gateway"));
        (await world.FailureAsync(new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.DHCP, "", "", "x")))
            .Should().Be(new XenError(ErrorCode.InvalidIPAddressSpecified, "DNS"));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-16")]
    public async Task An_interface_that_a_cluster_uses_keeps_its_address_and_its_protection()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.CallAsync(new PIFSetDisallowUnplug(card, Value: true));
        var member = new Ref<ClusterHostRecord>(Guid.NewGuid());
        await world.ObserveAsync(new Fact(member, new ClusterHostRecord { Uuid = "c", PIF = card, Enabled = true }));
        var refused = new XenError(ErrorCode.ClusteringEnabled, member.ToString());

        (await world.FailureAsync(WorldNetworks.Static(card, "192.0.2.50"))).Should().Be(refused);
        (await world.FailureAsync(new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.Autoconf, "", "", "")))
            .Should().Be(refused);
        (await world.FailureAsync(new PIFSetDisallowUnplug(card, Value: false))).Should().Be(refused);
        (await world.FailureAsync(new PIFForget(card))).Should().Be(refused);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-17")]
    public async Task Ethtool_keys_reach_the_card_when_it_is_brought_up()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.SetAsync(card, pif => pif with
        {
            OtherConfig = XenMap<string, string>.Of(
                ("ethtool-tx", "off"), ("ethtool-sg", "true"), ("ethtool-gro", "false"), ("ethtool-rx", "perhaps"),
                ("ethtool-autoneg", "off"), ("ethtool-speed", "100"), ("ethtool-duplex", "half"),
                ("ethtool-advertise", "0x20"), ("ethtool-nonsense", "on"), ("mtu", "9000")),
        });

        await world.CallAsync(new PIFPlug(card));

        SimulatedInterface up = world.Machine.InterfaceOf(card)!;
        up.Settings.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["tx"] = "off", ["sg"] = "on", ["gro"] = "off", ["autoneg"] = "off", ["speed"] = "100",
            ["duplex"] = "half", ["advertise"] = "0x20",
        });
        up.Mtu.Should().Be("9000");
        world.Look(card).MTU.Should().Be(9000);
        world.View.Find(world.Look(card).Metrics)!.Should().BeEquivalentTo(new { Speed = 100L, Duplex = false });
    }

    [Fact]
    [Trait("Obligation", "NETWORK-18")]
    public async Task A_property_is_checked_and_reaches_the_card_at_once()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");

        await world.CallAsync(new PIFSetProperty(card, "gro", "off"));

        world.Look(card).Properties.GetOr("gro", "").Should().Be("off");
        world.Machine.InterfaceOf(card)!.Settings["gro"].Should().Be("off");
        (await world.FailureAsync(new PIFSetProperty(card, "gro", "maybe")))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "properties", "gro = maybe"));
        (await world.FailureAsync(new PIFSetProperty(card, "tso", "on")))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "properties", "tso = on"));
        Ref<VLANRecord> vlan = await world.AddVLANAsync(card, 5);
        Ref<PIFRecord> tagged = world.View.Find(vlan)!.UntaggedPIF;
        (await world.FailureAsync(new PIFSetProperty(tagged, "gro", "on")))
            .Should().Be(new XenError(ErrorCode.CannotChangePIFProperties, tagged.ToString()));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-8")]
    public async Task An_interface_that_does_not_come_up_stays_down_and_the_task_says_why()
    {
        var broken = new XenError(ErrorCode.InternalError, "broken on purpose");
        await using World world = await World.StartAsync(new() { Failures = [new(OperationKind.PIFPlug, 1, broken)] });
        Ref<PIFRecord> card = world.Card("eth1");
        await world.CallAsync(new PIFUnplug(card));

        (await world.FailureAsync(new PIFPlug(card))).Should().Be(broken);

        world.Look(card).CurrentlyAttached.Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-19")]
    public async Task A_host_that_goes_down_in_the_middle_ends_with_the_address_that_was_asked_for()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<TaskRecord> task = await world.BeginAsync(WorldNetworks.Static(card, "192.0.2.99"));

        await world.RestartAsync(keepMachine: false);

        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        world.Look(card).CurrentlyAttached.Should().BeTrue();
        world.Machine.InterfaceOf(card)!.Address.Should().Be("192.0.2.99");
    }
}
