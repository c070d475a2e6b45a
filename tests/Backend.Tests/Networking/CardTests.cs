using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Cards of hosts become known, whatever they are called.</summary>
public sealed class CardTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-1")]
    [Trait("Obligation", "NETWORK-2")]
    public async Task A_scan_finds_the_cards_that_have_no_record_yet()
    {
        await using World world = await World.StartAsync();

        await world.CallAsync(new PIFScan(world.Host()));
        await world.CallAsync(new PIFScan(world.Host()));

        world.View.All<PIFRecord>().Select(pif => pif.Record.Device)
            .Should().BeEquivalentTo("eth0", "eth1", "eth2", "ens9");
        PIFRecord odd = world.Look(world.Card("ens9"));
        odd.Should().BeEquivalentTo(
            new { Physical = true, Managed = true, CurrentlyAttached = false, VLAN = -1L, MTU = 1500L });
        odd.MAC.Should().Be("02:00:5e:10:00:03");
        world.View.Find(odd.Network)!.Bridge.Should().Be("brens9");
        world.View.Find(odd.Metrics)!.Carrier.Should().BeFalse("it has no cable");
        PIFRecord usual = world.Look(world.Card("eth2"));
        world.View.Find(usual.Network)!.Bridge.Should().Be("xenbr2");
        world.View.Find(usual.Metrics)!.Should().BeEquivalentTo(
            new { Carrier = true, Speed = 10_000L, Duplex = true, PciBusPath = "0000:00:05.0" });
    }

    [Fact]
    [Trait("Obligation", "NETWORK-3")]
    public async Task A_card_of_any_name_is_introduced_by_name_and_address_or_by_name_alone()
    {
        await using World world = await World.StartAsync();

        object? odd = await world.CallAsync(new PIFIntroduce(world.Host(), "", "ens9", Managed: true));
        object? usual = await world.CallAsync(
            new PIFIntroduce(world.Host(), "02:00:5E:10:00:02", "eth2", Managed: false));

        odd.Should().Be((ObjectRef)world.Card("ens9"));
        usual.Should().Be((ObjectRef)world.Card("eth2"));
        world.Look(world.Card("eth2")).MAC.Should().Be("02:00:5e:10:00:02");
        world.Look(world.Card("eth2")).Managed.Should().BeFalse();
    }

    [Theory]
    [InlineData("rubbish", "eth2", ErrorCode.MACInvalid, "rubbish")]
    [InlineData("", "eth7", ErrorCode.MACInvalid, "")]
    [InlineData("", "eth0", ErrorCode.DuplicatePIFDeviceName, "eth0")]
    [InlineData("02:00:5e:10:00:02", "eth0", ErrorCode.DuplicatePIFDeviceName, "eth0")]
    [Trait("Obligation", "NETWORK-4")]
    public async Task What_is_no_card_or_known_already_is_not_introduced(
        string mac, string device, string code, string parameter)
    {
        await using World world = await World.StartAsync();

        XenError error = await world.FailureAsync(new PIFIntroduce(world.Host(), mac, device, Managed: true));

        error.Should().Be(new XenError(code, parameter));
        world.View.All<PIFRecord>().Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-4")]
    public async Task A_card_with_another_address_is_not_found()
    {
        await using World world = await World.StartAsync();

        XenError error = await world.FailureAsync(
            new PIFIntroduce(world.Host(), "02:00:5e:99:99:99", "eth2", Managed: true));

        error.Should().Be(new XenError(
            ErrorCode.CouldNotFindNetworkInterfaceWithSpecifiedDeviceNameAndMACAddress, "eth2", "02:00:5e:99:99:99"));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-5")]
    public async Task A_forgotten_card_goes_down_and_is_found_again()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        string mac = world.Look(card).MAC;
        Ref<PIFMetricsRecord> metrics = world.Look(card).Metrics;

        await world.CallAsync(new PIFForget(card));

        world.View.Find(card).Should().BeNull();
        world.View.Find(metrics).Should().BeNull();
        world.Machine.InterfaceOf(card).Should().BeNull();
        await world.CallAsync(new PIFScan(world.Host()));
        world.Look(world.Card("eth1")).MAC.Should().Be(mac);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-6")]
    public async Task What_something_stands_on_is_not_forgotten()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> management = world.Card("eth0");
        Ref<PIFRecord> card = world.Card("eth1");

        (await world.FailureAsync(new PIFForget(management)))
            .Should().Be(new XenError(ErrorCode.PIFIsManagementInterface, management.ToString()));
        Ref<VLANRecord> vlan = await world.AddVLANAsync(card, 5);
        Ref<PIFRecord> tagged = world.View.Find(vlan)!.UntaggedPIF;
        (await world.FailureAsync(new PIFForget(card)))
            .Should().Be(new XenError(ErrorCode.PIFVLANStillExists, card.ToString()));
        (await world.FailureAsync(new PIFForget(tagged)))
            .Should().Be(new XenError(ErrorCode.PIFVLANStillExists, tagged.ToString()));
        await world.CallAsync(new VLANDestroy(vlan));
        await world.SetPoolAsync(pool => pool with { HaEnabled = true });
        (await world.FailureAsync(new PIFForget(card))).Should().Be(new XenError(ErrorCode.HAIsEnabled));
        await world.SetPoolAsync(pool => pool with { HaEnabled = false, RedoLogEnabled = true });
        (await world.FailureAsync(new PIFForget(card))).Should().Be(new XenError(ErrorCode.RedoLogIsEnabled));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-1")]
    public async Task A_scan_that_fails_finds_nothing()
    {
        var broken = new XenError(ErrorCode.InternalError, "broken on purpose");
        await using World world = await World.StartAsync(new()
        {
            Failures = [new SimulatedFailure(OperationKind.PIFScan, 1, broken)],
        });

        (await world.FailureAsync(new PIFScan(world.Host()))).Should().Be(broken);

        world.View.All<PIFRecord>().Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-68")]
    public async Task The_oldest_messages_rename_a_card_that_is_down_and_set_its_packet_size()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");

        await world.CallAsync(new PIFSetMTU(card, 4000));
        world.Look(card).MTU.Should().Be(4000);
        world.Machine.InterfaceOf(card)!.Mtu.Should().Be("4000");
        (await world.FailureAsync(new PIFSetMTU(card, 0)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "MTU", "0"));
        (await world.FailureAsync(new PIFSetDevice(card, "ens9"))).Code.Should().Be(ErrorCode.OperationNotAllowed);
        await world.CallAsync(new PIFUnplug(card));
        (await world.FailureAsync(new PIFSetDevice(card, "eth0")))
            .Should().Be(new XenError(ErrorCode.DuplicatePIFDeviceName, "eth0"));
        (await world.FailureAsync(new PIFSetDevice(card, "a b")))
            .Should().Be(new XenError(ErrorCode.InvalidDevice, "a b"));
        await world.CallAsync(new PIFSetDevice(card, "ens9"));
        world.Look(card).Device.Should().Be("ens9");
        await world.CallAsync(new PIFPlug(card));
        world.View.Find(world.Look(card).Metrics)!.Carrier.Should().BeFalse("that card has no cable");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-7")]
    public async Task Records_of_interfaces_are_made_and_dropped_without_the_host()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();

        var pif = await world.MakeAsync<PIFRecord>(new PIFDbIntroduce(
            "eth7", network, world.Host(), "02:00:00:00:00:07", 1400, -1, Physical: true, IPConfigurationMode.Static,
            "192.0.2.70", "255.255.255.0", "192.0.2.1", "192.0.2.1", default, default, Management: false,
            XenMap<string, string>.Of(("a", "b")), DisallowUnplug: true, Ipv6ConfigurationMode.None,
            XenSet<string>.Empty, "", PrimaryAddressType.IPv4, Managed: true,
            XenMap<string, string>.Of(("gro", "off"))));

        world.Look(pif).Should().BeEquivalentTo(new
        {
            Device = "eth7", MAC = "02:00:00:00:00:07", MTU = 1400L, IP = "192.0.2.70", DisallowUnplug = true,
            CurrentlyAttached = false, Network = network,
        });
        world.View.Find(world.Look(pif).Metrics).Should().NotBeNull();
        (await world.FailureAsync(new PIFPlug(pif))).Code.Should().Be(ErrorCode.PIFConfigurationError, "no such card");
        await world.CallAsync(new PIFDbForget(pif));
        world.View.Find(pif).Should().BeNull();
    }
}
