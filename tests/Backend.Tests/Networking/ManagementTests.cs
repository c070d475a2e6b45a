using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Where hosts are managed.</summary>
public sealed class ManagementTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-38")]
    public async Task Management_moves_to_an_interface_with_an_address()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> old = world.Card("eth0");
        Ref<PIFRecord> card = world.Card("eth1");

        (await world.FailureAsync(new HostManagementReconfigure(card)))
            .Should().Be(new XenError(ErrorCode.PIFHasNoNetworkConfiguration, card.ToString()));
        await world.CallAsync(WorldNetworks.Static(card, "192.0.2.44"));
        await world.CallAsync(new HostManagementReconfigure(card));

        world.Look(old).Management.Should().BeFalse();
        world.Look(card).Management.Should().BeTrue();
        world.View.Find(world.Host())!.Address.Should().Be("192.0.2.44");
        (await world.CallAsync(new HostGetManagementInterface(world.Host()))).Should().Be(card);
        await world.CallAsync(new PIFUnplug(old));
        (await world.FailureAsync(new PIFUnplug(card))).Code.Should().Be(ErrorCode.PIFIsManagementInterface);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-39")]
    public async Task Management_keeps_its_address_family_and_stays_while_hosts_are_protected()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.CallAsync(WorldNetworks.Static(card, "192.0.2.44"));
        await world.CallAsync(new PIFReconfigureIpv6(card, Ipv6ConfigurationMode.Static, "2001:db8::5/64", "", ""));
        await world.CallAsync(new PIFSetPrimaryAddressType(card, PrimaryAddressType.IPv6));

        (await world.FailureAsync(new HostManagementReconfigure(card)))
            .Should().Be(new XenError(ErrorCode.PIFIncompatiblePrimaryAddressType, card.ToString()));
        await world.SetPoolAsync(pool => pool with { HaEnabled = true });
        (await world.FailureAsync(new HostManagementReconfigure(card)))
            .Should().Be(new XenError(ErrorCode.HAIsEnabled));
        (await world.FailureAsync(new HostManagementDisable())).Should().Be(new XenError(ErrorCode.HAIsEnabled));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-40")]
    public async Task The_whole_pool_moves_to_a_network_that_every_host_has_an_address_on()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<PIFRecord>[] cards = [world.Card("eth1"), world.Card("eth1", host: 1)];
        Ref<NetworkRecord> network = world.Look(cards[0]).Network;
        Ref<VLANRecord> vlan = await world.AddVLANAsync(cards[0], 5);
        Ref<NetworkRecord> lonely = world.Look(world.View.Find(vlan)!.UntaggedPIF).Network;
        await world.CallAsync(WorldNetworks.Static(cards[0], "192.0.2.44"));

        (await world.FailureAsync(new PoolManagementReconfigure(lonely)))
            .Should().Be(new XenError(ErrorCode.PIFNotPresent, world.Host(1).ToString(), lonely.ToString()));
        (await world.FailureAsync(new PoolManagementReconfigure(network)))
            .Should().Be(new XenError(ErrorCode.PIFHasNoNetworkConfiguration, cards[1].ToString()));
        await world.CallAsync(WorldNetworks.Static(cards[1], "192.0.2.45"));
        await world.CallAsync(new PoolManagementReconfigure(network));

        world.View.All<PIFRecord>().Where(pif => pif.Record.Management).Select(pif => pif.Reference)
            .Should().BeEquivalentTo(cards);
        world.View.All<HostRecord>().Select(host => host.Record.Address).Should().Equal("192.0.2.44", "192.0.2.45");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-41")]
    public async Task A_host_without_management_has_no_management_interface()
    {
        await using World world = await World.StartAsync();

        await world.CallAsync(new HostManagementDisable());

        world.View.All<PIFRecord>().Should().NotContain(pif => pif.Record.Management);
        (await world.FailureAsync(new HostLocalManagementReconfigure("xenbr1")))
            .Should().Be(new XenError(ErrorCode.NotInEmergencyMode));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-42")]
    public async Task A_reset_forgets_all_interfaces_of_one_host_and_a_scan_finds_them_again()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new TunnelCreate(
            world.Card("eth0"), await world.AddNetworkAsync(), TunnelProtocol.Gre));
        await world.AddVLANAsync(world.Card("eth1"), 5);
        await world.AddVLANAsync(world.Card("eth1", host: 1), 5);
        string mac = world.Look(world.Card("eth0")).MAC;

        await world.CallAsync(new HostResetNetworking(host));

        world.View.Find(host)!.PIFs.Count.Should().Be(0);
        world.View.All<VLANRecord>().Should().ContainSingle("that of the other host stays");
        world.View.All<TunnelRecord>().Should().BeEmpty();
        world.View.All<PIFRecord>().Should().HaveCount(3);
        world.View.All<PIFMetricsRecord>().Should().HaveCount(2);
        await world.CallAsync(new PIFScan(host));
        world.Look(world.Card("eth0")).Should().BeEquivalentTo(
            new { MAC = mac, Management = true, CurrentlyAttached = true });
        world.View.Find(world.Look(world.Card("eth0")).Network)!.Bridge.Should().Be("xenbr0");
    }
}
