using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Tagged networks.</summary>
public sealed class VLANTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-20")]
    public async Task A_vlan_has_an_interface_that_shares_the_card_and_is_up_when_the_card_is()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");

        Ref<VLANRecord> vlan = await world.AddVLANAsync(card, 100);

        VLANRecord record = world.View.Find(vlan)!;
        record.Should().BeEquivalentTo(new { TaggedPIF = card, Tag = 100L });
        PIFRecord tagged = world.Look(record.UntaggedPIF);
        tagged.Should().BeEquivalentTo(new
        {
            Device = "eth1", VLAN = 100L, MAC = "fe:ff:ff:ff:ff:ff", Physical = false, CurrentlyAttached = true,
            VLANMasterOf = vlan, Metrics = world.Look(card).Metrics,
        });
        world.Look(card).VLANSlaveOf.Contains(vlan).Should().BeTrue();
        world.Machine.InterfaceOf(record.UntaggedPIF)!.Bridge.Should().Be(world.View.Find(tagged.Network)!.Bridge);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-20")]
    public async Task A_vlan_on_a_card_that_is_down_is_there_and_down()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.CallAsync(new PIFUnplug(card));

        Ref<VLANRecord> vlan = await world.AddVLANAsync(card, 100);

        world.Look(world.View.Find(vlan)!.UntaggedPIF).CurrentlyAttached.Should().BeFalse();
        await world.CallAsync(new VLANDestroy(vlan));
        world.View.Find(vlan).Should().BeNull();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4095)]
    [Trait("Obligation", "NETWORK-21")]
    public async Task A_tag_is_from_0_to_4094(long tag)
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();

        (await world.FailureAsync(new VLANCreate(world.Card("eth1"), tag, network)))
            .Should().Be(new XenError(ErrorCode.VLANTagInvalid, $"{tag}"));
        (await world.FailureAsync(new PIFCreateVLAN("eth1", network, world.Host(), tag)))
            .Should().Be(new XenError(ErrorCode.VLANTagInvalid, $"{tag}"));
        (await world.FailureAsync(new PoolCreateVLAN("eth1", network, tag)))
            .Should().Be(new XenError(ErrorCode.VLANTagInvalid, $"{tag}"));
        await world.AddVLANAsync(world.Card("eth1"), 0);
        await world.AddVLANAsync(world.Card("eth1"), 4094);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-22")]
    public async Task A_vlan_stands_on_an_untagged_interface_and_a_host_joins_a_network_once()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<VLANRecord> vlan = await world.AddVLANAsync(card, 7);
        Ref<PIFRecord> tagged = world.View.Find(vlan)!.UntaggedPIF;
        Ref<NetworkRecord> other = await world.AddNetworkAsync();

        (await world.FailureAsync(new VLANCreate(tagged, 8, other)))
            .Should().Be(new XenError(ErrorCode.PIFIsVLAN, tagged.ToString()));
        (await world.FailureAsync(new VLANCreate(card, 7, other)))
            .Should().Be(new XenError(ErrorCode.PIFVLANExists, "eth1"));
        (await world.FailureAsync(new VLANCreate(card, 8, world.Look(tagged).Network)))
            .Should().Be(new XenError(
                ErrorCode.NetworkAlreadyConnected, world.Host().ToString(), tagged.ToString()));
        await world.SetAsync(other, network => network with { Managed = false });
        (await world.FailureAsync(new VLANCreate(card, 8, other)))
            .Should().Be(new XenError(ErrorCode.NetworkUnmanaged, other.ToString()));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-23")]
    public async Task A_vlan_goes_with_its_interface_and_leaves_the_card_its_readings()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<VLANRecord> vlan = await world.AddVLANAsync(card, 7);
        Ref<PIFRecord> tagged = world.View.Find(vlan)!.UntaggedPIF;

        await world.CallAsync(new VLANDestroy(vlan));

        world.View.Find(vlan).Should().BeNull();
        world.View.Find(tagged).Should().BeNull();
        world.Machine.InterfaceOf(tagged).Should().BeNull();
        world.View.Find(world.Look(card).Metrics).Should().NotBeNull();
        world.Look(card).CurrentlyAttached.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-23")]
    public async Task A_vlan_that_a_running_guest_uses_stays()
    {
        await using World world = await World.StartAsync();
        Ref<VLANRecord> vlan = await world.AddVLANAsync(world.Card("eth1"), 7);
        Ref<NetworkRecord> network = world.Look(world.View.Find(vlan)!.UntaggedPIF).Network;
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VIFRecord> vif = await world.AddInterfaceAsync(vm, network);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        (await world.FailureAsync(new VLANDestroy(vlan)))
            .Should().Be(new XenError(ErrorCode.VIFInUse, network.ToString(), vif.ToString()));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-24")]
    public async Task The_old_messages_take_a_device_name_and_give_the_tagged_interface()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();

        var pif = await world.MakeAsync<PIFRecord>(new PIFCreateVLAN("eth1", network, world.Host(), 9));

        world.Look(pif).VLAN.Should().Be(9);
        (await world.FailureAsync(new PIFCreateVLAN("eth9", network, world.Host(), 9)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "device", "eth9"));
        (await world.FailureAsync(new PIFDestroy(world.Card("eth1")))).Code.Should().Be(ErrorCode.PIFIsPhysical);
        await world.CallAsync(new PIFDestroy(pif));
        world.View.Find(pif).Should().BeNull();
        world.View.All<VLANRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-25")]
    public async Task A_vlan_of_the_pool_is_on_every_host_or_on_none()
    {
        await using World world = await World.StartAsync(new() { Hosts = 3 });
        Ref<NetworkRecord> first = await world.AddNetworkAsync("first");
        Ref<NetworkRecord> second = await world.AddNetworkAsync("second");

        Ref<TaskRecord> task = await world.BeginAsync(new PoolCreateVLAN("eth1", first, 30));
        string result = (await world.EndAsync(task)).Result;
        await world.CallAsync(new PoolCreateVLANFromPIF(world.Card("eth0", host: 1), second, 31));

        PIFRecord[] made = [.. world.View.All<PIFRecord>().Select(pif => pif.Record).Where(pif => pif.VLAN == 30)];
        made.Should().HaveCount(3).And.OnlyContain(pif => pif.CurrentlyAttached && pif.Network == first);
        made.Select(pif => pif.Host).Should().OnlyHaveUniqueItems();
        result.Should().StartWith("<value><array>");
        foreach ((Ref<PIFRecord> pif, _) in world.View.All<PIFRecord>().Where(pif => pif.Record.VLAN == 30))
        {
            result.Should().Contain(pif.ToString());
        }
        world.View.All<PIFRecord>().Where(pif => pif.Record.VLAN == 31).Should().HaveCount(3)
            .And.OnlyContain(pif => pif.Record.Device == "eth0");
        await world.AddVLANAsync(world.Card("eth1", host: 2), 40);
        (await world.FailureAsync(new PoolCreateVLAN("eth1", await world.AddNetworkAsync("third"), 40)))
            .Should().Be(new XenError(ErrorCode.PIFVLANExists, "eth1"));
        world.View.All<PIFRecord>().Where(pif => pif.Record.VLAN == 40).Should().ContainSingle();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-26")]
    public async Task A_vlan_that_the_host_cannot_bring_up_leaves_nothing_behind()
    {
        var broken = new XenError(ErrorCode.InternalError, "broken on purpose");
        await using World world = await World.StartAsync(new()
        {
            Failures = [new SimulatedFailure(OperationKind.VLANCreate, 1, broken)],
        });
        Ref<NetworkRecord> network = await world.AddNetworkAsync();

        (await world.FailureAsync(new VLANCreate(world.Card("eth1"), 7, network))).Should().Be(broken);

        world.View.All<VLANRecord>().Should().BeEmpty();
        world.View.Find(network)!.PIFs.Count.Should().Be(0);
        (await world.CallAsync(new VLANCreate(world.Card("eth1"), 7, network))).Should().NotBeNull();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-7")]
    public async Task A_vlan_record_can_be_made_for_interfaces_that_are_there()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        var pif = await world.MakeAsync<PIFRecord>(new PIFPoolIntroduce(
            "eth1", network, world.Host(), "fe:ff:ff:ff:ff:ff", 1500, 12, Physical: false, IPConfigurationMode.None,
            "", "", "", "", default, default, Management: false, XenMap<string, string>.Empty, DisallowUnplug: false,
            Ipv6ConfigurationMode.None, XenSet<string>.Empty, "", PrimaryAddressType.IPv4, Managed: true,
            XenMap<string, string>.Empty));

        var vlan = await world.MakeAsync<VLANRecord>(
            new VLANPoolIntroduce(card, pif, 12, XenMap<string, string>.Empty));

        world.Look(pif).VLANMasterOf.Should().Be(vlan);
        world.Look(card).VLANSlaveOf.Contains(vlan).Should().BeTrue();
        await world.CallAsync(new PIFPlug(pif));
        world.Machine.InterfaceOf(pif).Should().NotBeNull();
    }
}
