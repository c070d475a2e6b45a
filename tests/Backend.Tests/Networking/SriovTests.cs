using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Parts of cards for guests.</summary>
public sealed class SriovTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-60")]
    public async Task A_card_that_cannot_share_itself_says_so()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        Ref<PIFRecord> tagged = await world.AddTaggedAsync(card, 5);

        (await world.FailureAsync(new NetworkSriovCreate(card, network)))
            .Should().Be(new XenError(ErrorCode.PIFIsNotSRIOVCapable, card.ToString()));
        (await world.FailureAsync(new NetworkSriovCreate(tagged, network)))
            .Should().Be(new XenError(ErrorCode.PIFIsNotPhysical, tagged.ToString()));
        await world.SetPoolAsync(pool => pool with
        {
            Restrictions = pool.Restrictions.With("restrict_network_sriov", "true"),
        });
        (await world.FailureAsync(new NetworkSriovCreate(card, network)))
            .Should().Be(new XenError(ErrorCode.LicenceRestriction, "Network_sriov"));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-61")]
    public async Task A_capable_card_gets_an_interface_for_its_parts()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<PIFRecord> card = world.Card("eth1");
        await world.SetAsync(card, pif => pif with { Capabilities = XenSet<string>.Of("sriov") });

        var sriov = await world.MakeAsync<NetworkSriovRecord>(new NetworkSriovCreate(card, network));

        Ref<PIFRecord> logical = world.View.Find(sriov)!.LogicalPIF;
        world.Look(logical).Should().BeEquivalentTo(
            new { Device = "eth1", Physical = false, CurrentlyAttached = true, Network = network });
        (await world.CallAsync(new NetworkSriovGetRemainingCapacity(sriov))).Should().Be(0L, "no part is known");
        (await world.FailureAsync(new NetworkSriovCreate(card, await world.AddNetworkAsync())))
            .Should().Be(new XenError(ErrorCode.NetworkSRIOVAlreadyEnabled, card.ToString()));
        (await world.FailureAsync(new PIFForget(card)))
            .Should().Be(new XenError(ErrorCode.PIFSRIOVStillExists, card.ToString()));
        (await world.FailureAsync(new TunnelCreate(logical, await world.AddNetworkAsync(), TunnelProtocol.Gre)))
            .Should().Be(new XenError(ErrorCode.CannotAddTunnelToSRIOVLogical, logical.ToString()));
        await world.CallAsync(new NetworkSriovDestroy(sriov));
        world.View.Find(logical).Should().BeNull();
        world.View.Find(sriov).Should().BeNull();
        world.Look(card).CurrentlyAttached.Should().BeTrue();
    }
}
