using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Pool;

/// <summary>Obligations on clusters and their members.</summary>
public sealed class ClusterTests
{
    private const string Stack = "corosync";

    [Fact]
    [Trait("Obligation", "POOL-50")]
    [Trait("Obligation", "POOL-51")]
    public async Task A_cluster_of_all_hosts_has_a_quorum()
    {
        await using World world = await ReadyAsync(3);

        Ref<ClusterRecord> cluster = await CreateAsync(world);

        ClusterRecord record = world.View.Find(cluster)!;
        (record.LiveHosts, record.ExpectedHosts, record.Quorum, record.IsQuorate).Should().Be((3L, 3L, 2L, true));
        record.ClusterHosts.Count.Should().Be(3);
        world.View.All<ClusterHostRecord>().Select(member => member.Record.Host)
            .Should().BeEquivalentTo(world.View.All<HostRecord>().Select(host => host.Reference));
        (await world.CallAsync(new ClusterGetNetwork(cluster))).Should().Be(Management(world).Network);
        (await world.FailureAsync(PoolCreate(world, Stack, 20)))
            .Should().Be(new XenError(ErrorCode.ClusterAlreadyExists));
        await world.CallAsync(new ClusterPoolDestroy(cluster));
        world.View.All<ClusterHostRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-50")]
    public async Task What_no_cluster_can_be_made_of_is_refused()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<PIFRecord> pif = ManagementOf(world, 0);

        (await world.FailureAsync(new ClusterCreate(pif, "heartbeat", true, 20, 1)))
            .Should().Be(new XenError(ErrorCode.InvalidClusterStack, "heartbeat"));
        (await world.FailureAsync(new ClusterCreate(pif, Stack, true, 0.5, 1)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "token_timeout", "0.5"));
        (await world.FailureAsync(new ClusterCreate(pif, Stack, true, 20, 0.1)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "token_timeout_coefficient", "0.1"));
        await world.CallAsync(new PIFSetDisallowUnplug(pif, false));
        (await world.FailureAsync(new ClusterCreate(pif, Stack, true, 20, 1)))
            .Should().Be(new XenError(ErrorCode.PIFAllowsUnplug, pif.ToString()));
        world.View.All<ClusterRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-51")]
    public async Task A_disabled_member_counts_no_more_until_it_is_enabled()
    {
        await using World world = await ReadyAsync(3);
        Ref<ClusterRecord> cluster = await CreateAsync(world);
        Ref<ClusterHostRecord> member = world.View.All<ClusterHostRecord>().First().Reference;

        await world.CallAsync(new ClusterHostDisable(member));
        world.View.Find(cluster)!.LiveHosts.Should().Be(2);
        world.View.Find(member)!.Live.Should().BeFalse();
        world.View.Find(member)!.AllowedOperations.Should().NotContain(ClusterHostOperation.Destroy);
        await world.CallAsync(new ClusterHostEnable(member));
        world.View.Find(cluster)!.LiveHosts.Should().Be(3);
    }

    [Fact]
    [Trait("Obligation", "POOL-52")]
    public async Task Members_leave_one_by_one_but_for_the_last()
    {
        await using World world = await ReadyAsync(2);
        Ref<ClusterRecord> cluster = await CreateAsync(world);
        Ref<ClusterHostRecord>[] members = [.. world.View.All<ClusterHostRecord>().Select(each => each.Reference)];

        (await world.FailureAsync(new ClusterDestroy(cluster)))
            .Should().Be(new XenError(ErrorCode.ClusterDoesNotHaveOneNode, "2"));
        await world.CallAsync(new ClusterHostDisable(members[0]));
        (await world.FailureAsync(new ClusterHostDestroy(members[0])))
            .Should().Be(new XenError(ErrorCode.ClusteringDisabled, members[0].ToString()));
        (await world.FailureAsync(new ClusterPoolDestroy(cluster)))
            .Should().Be(new XenError(ErrorCode.ClusteringDisabled, members[0].ToString()));
        await world.CallAsync(new ClusterHostForceDestroy(members[0]));
        (await world.FailureAsync(new ClusterHostDestroy(members[1])))
            .Should().Be(new XenError(ErrorCode.ClusterHostIsLast, members[1].ToString()));
        await world.CallAsync(new ClusterPoolResync(cluster));
        world.View.Find(cluster)!.ClusterHosts.Count.Should().Be(2);
        await world.CallAsync(new ClusterPoolForceDestroy(cluster));
        world.View.All<ClusterHostRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-53")]
    public async Task High_availability_keeps_the_cluster_that_it_runs_on()
    {
        await using World world = await ReadyAsync(2);
        Ref<ClusterRecord> cluster = await CreateAsync(world);
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        Ref<ClusterHostRecord> member = world.View.All<ClusterHostRecord>().First().Reference;

        foreach (Call call in (Call[])
            [
                new ClusterHostDisable(member), new ClusterHostDestroy(member), new ClusterHostForceDestroy(member),
                new ClusterPoolDestroy(cluster),
            ])
        {
            (await world.FailureAsync(call))
                .Should().Be(new XenError(ErrorCode.ClusterStackInUse, Stack), call.WireName);
        }
    }

    private static async Task<World> ReadyAsync(int hosts)
    {
        World world = await WorldPool.OfHostsAsync(hosts);
        for (int host = 0; host < hosts; host++)
        {
            await world.CallAsync(new PIFSetDisallowUnplug(ManagementOf(world, host), true));
        }
        return world;
    }

    private static async Task<Ref<ClusterRecord>> CreateAsync(World world) =>
        (Ref<ClusterRecord>)(await world.CallAsync(PoolCreate(world, Stack, 20)))!;

    private static ClusterPoolCreate PoolCreate(World world, string stack, double timeout) =>
        new(Management(world).Network, stack, timeout, 1);

    private static PIFRecord Management(World world) => world.View.Find(ManagementOf(world, 0))!;

    private static Ref<PIFRecord> ManagementOf(World world, int host) => world.View.All<PIFRecord>()
        .Single(pif => pif.Record.Management && pif.Record.Host == world.Host(host)).Reference;
}
