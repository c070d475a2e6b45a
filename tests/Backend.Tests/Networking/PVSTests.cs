using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Sites that stream disks, on hosts without an accelerator.</summary>
public sealed class PVSTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-63")]
    public async Task A_site_goes_when_its_servers_have_gone_and_takes_its_caches_along()
    {
        await using World world = await World.StartAsync();
        Ref<PVSSiteRecord> site = await SiteAsync(world);
        var server = await world.MakeAsync<PVSServerRecord>(new PVSServerIntroduce(
            XenSet<string>.Of("192.0.2.90"), 6910, 6930, site));
        var cache = (ObjectRef)(await world.CallAsync(new CreateObject(CacheOn(world, site))))!;
        await world.CallAsync(new PVSSiteSetPVSUuid(site, "theirs"));

        world.View.Find(site)!.PVSUuid.Should().Be("theirs");
        (await world.FailureAsync(new PVSSiteForget(site)))
            .Should().Be(new XenError(ErrorCode.PVSSiteContainsServers, server.ToString()));
        await world.CallAsync(new PVSServerForget(server));
        await world.CallAsync(new PVSSiteForget(site));

        world.View.Find(site).Should().BeNull();
        world.View.Find(cache.As<PVSCacheStorageRecord>()).Should().BeNull();
    }

    [Theory]
    [InlineData("here", 1, 2, ErrorCode.InvalidIPAddressSpecified, "addresses")]
    [InlineData("192.0.2.90", 1, 2, ErrorCode.PVSServerAddressInUse, "192.0.2.90")]
    [InlineData("192.0.2.91", 0, 2, ErrorCode.ValueNotSupported, "first_port,0,Port out of range")]
    [InlineData("192.0.2.91", 2, 70000, ErrorCode.ValueNotSupported, "last_port,70000,Port out of range")]
    [InlineData("192.0.2.91", 3, 2, ErrorCode.ValueNotSupported, "last_port,2,last_port smaller than first_port")]
    [Trait("Obligation", "NETWORK-64")]
    public async Task A_server_has_addresses_of_its_own_and_ports(
        string address, long first, long last, string code, string parameters)
    {
        await using World world = await World.StartAsync();
        Ref<PVSSiteRecord> site = await SiteAsync(world);
        await world.CallAsync(new PVSServerIntroduce(XenSet<string>.Of("192.0.2.90"), 6910, 6930, site));

        (await world.FailureAsync(new PVSServerIntroduce(XenSet<string>.Of(address), first, last, site)))
            .Should().Be(new XenError(code, parameters.Split(',')));
    }

    [Fact]
    [Trait("Obligation", "NETWORK-65")]
    public async Task A_proxy_is_on_a_guests_first_interface_and_stays_stopped_without_an_accelerator()
    {
        await using World world = await World.StartAsync();
        Ref<PVSSiteRecord> site = await SiteAsync(world);
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VIFRecord> first = await world.AddInterfaceAsync(vm, network, "1");
        Ref<VIFRecord> second = await world.AddInterfaceAsync(vm, network, "2");
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));

        (await world.FailureAsync(new PVSProxyCreate(site, second)))
            .Should().Be(new XenError(ErrorCode.PVSVIFMustBeFirstDevice));
        var proxy = await world.MakeAsync<PVSProxyRecord>(new PVSProxyCreate(site, first));

        world.View.Find(proxy)!.Should().BeEquivalentTo(
            new { CurrentlyAttached = false, Status = PVSProxyStatus.Stopped, VIF = first });
        world.View.All<MessageRecord>().Select(message => message.Record.Name)
            .Should().Contain("PVS_PROXY_NO_CACHE_SR_AVAILABLE");
        (await world.FailureAsync(new PVSProxyCreate(site, first)))
            .Should().Be(new XenError(ErrorCode.PVSProxyAlreadyPresent, proxy.ToString()));
        (await world.FailureAsync(new CreateObject(new VIFRecord { VM = vm, Network = network, Device = "0" })))
            .Should().Be(new XenError(ErrorCode.PVSProxyPresentOnHigherVIFDevice, "1"));
        await world.CallAsync(new PVSProxyDestroy(proxy));
        await world.AddInterfaceAsync(vm, network);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-66")]
    public async Task A_host_has_one_cache_for_a_site()
    {
        await using World world = await World.StartAsync();
        Ref<PVSSiteRecord> site = await SiteAsync(world);
        await world.CallAsync(new CreateObject(CacheOn(world, site)));

        (await world.FailureAsync(new CreateObject(CacheOn(world, site)))).Should().Be(new XenError(
            ErrorCode.PVSCacheStorageAlreadyPresent, site.ToString(), world.Host().ToString()));

        world.View.All<PVSCacheStorageRecord>().Single().Record.Size.Should().Be(20L << 30);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-67")]
    public async Task Streaming_needs_a_licence_and_virtual_switches()
    {
        await using World world = await World.StartAsync();
        (Ref<HostRecord> host, HostRecord record) = world.View.All<HostRecord>().Single();
        await world.ObserveAsync(new Fact(host, record with
        {
            SoftwareVersion = record.SoftwareVersion.With("network_backend", "bridge"),
        }));

        (await world.FailureAsync(new PVSSiteIntroduce("site", "", "")))
            .Should().Be(new XenError(ErrorCode.OpenvswitchNotActive));
        await world.SetPoolAsync(pool => pool with
        {
            Restrictions = pool.Restrictions.With("restrict_pvs_proxy", "true"),
        });
        (await world.FailureAsync(new PVSSiteIntroduce("site", "", "")))
            .Should().Be(new XenError(ErrorCode.LicenceRestriction, "PVS_proxy"));
    }

    private static async Task<Ref<PVSSiteRecord>> SiteAsync(World world) =>
        await world.MakeAsync<PVSSiteRecord>(new PVSSiteIntroduce("site", "", ""));

    private static PVSCacheStorageRecord CacheOn(World world, Ref<PVSSiteRecord> site) => new()
    {
        Host = world.Host(),
        SR = world.View.All<PoolRecord>().Single().Record.DefaultSR,
        Site = site,
        Size = 0,
    };
}
