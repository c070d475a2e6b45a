using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Networks come, go, and are brought up on hosts.</summary>
public sealed class NetworkTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-43")]
    public async Task A_network_gets_the_next_free_bridge_and_a_sensible_packet_size()
    {
        await using World world = await World.StartAsync();

        Ref<NetworkRecord> first = await world.AddNetworkAsync(mtu: 0);
        Ref<NetworkRecord> second = await world.AddNetworkAsync(mtu: 9000);

        world.View.Find(first)!.Should().BeEquivalentTo(new { Bridge = "xapi0", MTU = 1500L });
        world.View.Find(second)!.Should().BeEquivalentTo(new { Bridge = "xapi1", MTU = 9000L });
    }

    [Theory]
    [InlineData("xenbr7")]
    [InlineData("xapi7")]
    [InlineData("vif1.0")]
    [InlineData("tap1.0")]
    [InlineData("eth7")]
    [InlineData("sixteen_letters_")]
    [InlineData("a b")]
    [Trait("Obligation", "NETWORK-44")]
    public async Task A_bridge_is_not_called_like_what_hosts_name_themselves(string bridge)
    {
        await using World world = await World.StartAsync();

        (await world.FailureAsync(new CreateObject(new NetworkRecord { NameLabel = "n", Bridge = bridge })))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "bridge", bridge));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-44")]
    public async Task A_bridge_is_given_to_one_network()
    {
        await using World world = await World.StartAsync();
        await world.CallAsync(new CreateObject(new NetworkRecord { NameLabel = "n", Bridge = "mine" }));

        (await world.FailureAsync(new CreateObject(new NetworkRecord { NameLabel = "m", Bridge = "mine" })))
            .Should().Be(new XenError(ErrorCode.BridgeNameExists, "mine"));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-45")]
    public async Task A_network_goes_with_the_interfaces_of_guests_that_are_not_plugged()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<VMRecord> running = await world.AddVMAsync();
        Ref<VMRecord> halted = await world.AddVMAsync();
        Ref<VIFRecord> plugged = await world.AddInterfaceAsync(running, network);
        Ref<VIFRecord> loose = await world.AddInterfaceAsync(halted, network);
        await world.CallAsync(new VMStart(running, StartPaused: false, Force: false));

        (await world.FailureAsync(Destroy(network)))
            .Should().Be(new XenError(ErrorCode.NetworkContainsVIF, plugged.ToString()));
        await world.CallAsync(new VMHardShutdown(running));
        await world.CallAsync(Destroy(network));

        world.View.Find(network).Should().BeNull();
        world.View.Find(loose).Should().BeNull();
        world.View.Find(halted)!.VIFs.Count.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-46")]
    public async Task A_network_of_cards_and_the_hosts_own_network_stay()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<NetworkRecord> own = world.View.All<NetworkRecord>()
            .Single(network => network.Record.Bridge == "xenapi").Reference;

        (await world.FailureAsync(Destroy(world.Look(card).Network)))
            .Should().Be(new XenError(ErrorCode.NetworkContainsPIF, card.ToString()));
        (await world.FailureAsync(Destroy(own)))
            .Should().Be(new XenError(ErrorCode.CannotDestroySystemNetwork, own.ToString()));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-47")]
    public async Task The_default_filter_does_not_change_under_plugged_interfaces_that_follow_it()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VIFRecord> vif = await world.AddInterfaceAsync(vm, network);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        var disable = new NetworkSetDefaultLockingMode(network, NetworkDefaultLockingMode.Disabled);

        (await world.FailureAsync(disable))
            .Should().Be(new XenError(ErrorCode.VIFInUse, network.ToString(), vif.ToString()));
        await world.CallAsync(new VIFSetLockingMode(vif, VIFLockingMode.Unlocked));
        await world.CallAsync(disable);

        world.View.Find(network)!.DefaultLockingMode.Should().Be(NetworkDefaultLockingMode.Disabled);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-48")]
    public async Task Networks_serve_disks_either_openly_or_protected_in_the_whole_pool()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> first = await world.AddNetworkAsync();
        Ref<NetworkRecord> second = await world.AddNetworkAsync();
        await world.CallAsync(new NetworkAddPurpose(first, NetworkPurpose.Nbd));
        await world.CallAsync(new NetworkAddPurpose(first, NetworkPurpose.Nbd));

        (await world.FailureAsync(new NetworkAddPurpose(second, NetworkPurpose.InsecureNbd)))
            .Should().Be(new XenError(ErrorCode.NetworkIncompatiblePurposes, "insecure_nbd", "nbd"));
        world.View.Find(first)!.Purpose.Should().Equal(NetworkPurpose.Nbd);
        await world.CallAsync(new NetworkRemovePurpose(first, NetworkPurpose.Nbd));
        await world.CallAsync(new NetworkAddPurpose(second, NetworkPurpose.InsecureNbd));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-49")]
    public async Task A_private_network_gets_a_bridge_on_the_host_that_uses_it_and_loses_it_afterwards()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.AddInterfaceAsync(vm, network);

        Ref<TaskRecord> task = await world.BeginAsync(new NetworkAttachForVm(world.Host(), vm));

        world.View.Find(network)!.CurrentOperations.GetOr(task.ToString(), (NetworkOperations)(-1))
            .Should().Be(NetworkOperations.Attaching);
        await world.EndAsync(task);
        world.View.Find(network)!.CurrentOperations.Should().BeEmpty();
        world.Machine.BridgesOf(world.Host()).Should().Contain("xapi0");
        await world.CallAsync(new NetworkDetachForVm(world.Host(), vm));
        world.Machine.BridgesOf(world.Host()).Should().NotContain("xapi0");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-50")]
    public async Task Attaching_a_network_brings_the_hosts_interface_up()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.CallAsync(new PIFUnplug(card));

        await world.CallAsync(new NetworkAttach(world.Look(card).Network, world.Host()));

        world.Look(card).CurrentlyAttached.Should().BeTrue();
        world.Machine.InterfaceOf(card).Should().NotBeNull();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-50")]
    public async Task A_bridge_that_others_make_must_be_there()
    {
        await using World world = await World.StartAsync();
        var network = await world.MakeAsync<NetworkRecord>(new NetworkPoolIntroduce(
            "theirs", "made by hand", 1400, XenMap<string, string>.Of(("a", "b")), "handmade", Managed: false,
            XenSet<NetworkPurpose>.Empty));

        (await world.FailureAsync(new NetworkAttach(network, world.Host())))
            .Should().Be(new XenError(ErrorCode.BridgeNotAvailable, "handmade"));

        world.View.Find(network)!.Should().BeEquivalentTo(
            new { NameLabel = "theirs", Bridge = "handmade", Managed = false, MTU = 1400L });
    }

    private static DestroyObject Destroy(Ref<NetworkRecord> network) => new(NetworkRecord.ClassInfo, network);
}
