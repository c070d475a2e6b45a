using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Private networks on top of others.</summary>
public sealed class TunnelTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-27")]
    public async Task A_tunnel_is_active_while_its_interface_is_up()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> transport = world.Card("eth0");
        Ref<NetworkRecord> network = await world.AddNetworkAsync();

        Ref<TunnelRecord> tunnel = await CreateAsync(world, transport, network);

        TunnelRecord record = world.View.Find(tunnel)!;
        PIFRecord access = world.Look(record.AccessPIF);
        access.Should().BeEquivalentTo(new
        {
            Device = "tunnel0", Network = network, CurrentlyAttached = true, Physical = false,
            Metrics = world.Look(transport).Metrics,
        });
        access.MAC.Should().NotBe(world.Look(transport).MAC);
        record.Status.GetOr("active", "").Should().Be("true");
        record.Protocol.Should().Be(TunnelProtocol.Vxlan);
        await world.CallAsync(new PIFUnplug(record.AccessPIF));
        world.View.Find(tunnel)!.Status.GetOr("active", "").Should().Be("false");
    }

    [Fact]
    [Trait("Obligation", "NETWORK-28")]
    public async Task A_tunnel_goes_down_before_what_carries_it_and_goes_with_its_interface()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> transport = world.Card("eth1");
        await world.CallAsync(WorldNetworks.Static(transport, "192.0.2.60"));
        Ref<TunnelRecord> tunnel = await CreateAsync(world, transport, await world.AddNetworkAsync());
        Ref<PIFRecord> access = world.View.Find(tunnel)!.AccessPIF;

        await world.CallAsync(new PIFUnplug(transport));
        world.Look(access).CurrentlyAttached.Should().BeFalse();
        await world.CallAsync(new PIFPlug(access));
        world.Look(transport).CurrentlyAttached.Should().BeTrue("the tunnel needs it");
        (await world.FailureAsync(new PIFForget(transport)))
            .Should().Be(new XenError(ErrorCode.PIFTunnelStillExists, transport.ToString()));
        await world.CallAsync(new TunnelDestroy(tunnel));

        world.View.Find(tunnel).Should().BeNull();
        world.View.Find(access).Should().BeNull();
        world.Machine.InterfaceOf(access).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-29")]
    public async Task A_tunnel_needs_an_address_below_a_virtual_switch_and_no_other_tunnel()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> bare = world.Card("eth1");
        Ref<PIFRecord> transport = world.Card("eth0");
        Ref<NetworkRecord> network = await world.AddNetworkAsync();

        (await world.FailureAsync(new TunnelCreate(bare, network, TunnelProtocol.Gre)))
            .Should().Be(new XenError(ErrorCode.TransportPIFNotConfigured, bare.ToString()));
        network = await world.AddNetworkAsync();
        await CreateAsync(world, transport, network);
        Ref<PIFRecord> access = world.View.All<TunnelRecord>().Single().Record.AccessPIF;
        (await world.FailureAsync(new TunnelCreate(access, await world.AddNetworkAsync(), TunnelProtocol.Gre)))
            .Should().Be(new XenError(ErrorCode.IsTunnelAccessPIF, access.ToString()));
        (await world.FailureAsync(new TunnelCreate(transport, network, TunnelProtocol.Gre)))
            .Should().Be(new XenError(ErrorCode.NetworkAlreadyConnected, world.Host().ToString(), access.ToString()));
        (Ref<HostRecord> host, HostRecord record) = world.View.All<HostRecord>().Single();
        await world.ObserveAsync(new Fact(host, record with
        {
            SoftwareVersion = record.SoftwareVersion.With("network_backend", "bridge"),
        }));
        (await world.FailureAsync(new TunnelCreate(transport, await world.AddNetworkAsync(), TunnelProtocol.Gre)))
            .Should().Be(new XenError(ErrorCode.OpenvswitchNotActive));
    }

    private static async Task<Ref<TunnelRecord>> CreateAsync(
        World world, Ref<PIFRecord> transport, Ref<NetworkRecord> network) =>
        await world.MakeAsync<TunnelRecord>(new TunnelCreate(transport, network, TunnelProtocol.Vxlan));
}
