using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Counters;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on the clock, the licence, the cache and the trust of hosts.</summary>
public sealed class HostSettingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("host one")]
    [InlineData("höst")]
    public async Task A_machine_is_not_given_a_name_that_it_cannot_have(string name)
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        string before = world.View.Find(host)!.Hostname;

        (await world.FailureAsync(new HostSetHostnameLive(host, name))).Code.Should().Be(ErrorCode.HostNameInvalid);
        world.View.Find(host)!.Hostname.Should().Be(before);
        await world.CallAsync(new HostSetHostnameLive(host, "host-1_a.example"));
        world.View.Find(host)!.Hostname.Should().Be("host-1_a.example");
    }

    [Fact]
    [Trait("Obligation", "HOST-30")]
    public async Task The_clock_is_set_by_hand_only_where_no_server_tells_the_time()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        DateTimeOffset later = world.Clock.GetUtcNow().AddHours(3);

        (await world.FailureAsync(new HostSetServertime(host, later)))
            .Should().Be(new XenError(ErrorCode.NotAllowedWhenNTPIsEnabled, host.ToString()));
        await world.CallAsync(new HostSetNtpMode(host, HostNtpMode.Disabled));
        await world.CallAsync(new HostSetServertime(host, later));

        world.View.Find(host)!.LocalDb.GetOr("clock_offset_ms", "").Should().Be("10800000");
        await world.CallAsync(new HostSetNtpMode(host, HostNtpMode.Factory));
        world.View.Find(host)!.LocalDb.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HOST-31")]
    public async Task Time_servers_of_ones_own_must_be_named()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        (await world.FailureAsync(new HostSetNtpMode(host, HostNtpMode.Custom))).Code
            .Should().Be(ErrorCode.InvalidNTPConfig);
        await world.CallAsync(new HostSetNtpCustomServers(host, XenSet<string>.Of("ntp.example")));
        await world.CallAsync(new HostSetNtpMode(host, HostNtpMode.Custom));

        (await world.FailureAsync(new HostSetNtpCustomServers(host, XenSet<string>.Empty))).Code
            .Should().Be(ErrorCode.InvalidNTPConfig);
        world.View.Find(host)!.NtpCustomServers.Should().Equal("ntp.example");
    }

    [Fact]
    [Trait("Obligation", "HOST-32")]
    public async Task Only_known_time_zones_are_taken()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        (await world.FailureAsync(new HostSetTimezone(host, "Europe/Atlantis")))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "timezone", "Europe/Atlantis"));
        await world.CallAsync(new HostSetTimezone(host, "Europe/London"));

        world.View.Find(host)!.Timezone.Should().Be("Europe/London");
        TimeZoneNames.All.Should().Contain("Europe/London").And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Obligation", "HOST-33")]
    public async Task A_host_takes_only_an_edition_that_it_offers_and_needs_a_licence_server_for_all_but_the_free_one()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.ObserveAsync(host, world.View.Find(host)! with
        {
            Editions = XenSet<string>.Of("free", "enterprise-per-socket"),
            LicenseServer = XenMap<string, string>.Empty,
        });

        (await world.FailureAsync(new HostApplyEdition(host, "golden", Force: false)))
            .Should().Be(new XenError(ErrorCode.InvalidEdition, "golden"));
        (await world.FailureAsync(new HostApplyEdition(host, "enterprise-per-socket", Force: false)))
            .Should().Be(new XenError(ErrorCode.MissingConnectionDetails));
        await world.CallAsync(new HostApplyEdition(host, "enterprise-per-socket", Force: true));
        world.View.Find(host)!.Edition.Should().Be("enterprise-per-socket");
        world.View.Find(host)!.LicenseParams.GetOr("sku_type", "").Should().Be("enterprise-per-socket");

        await world.CallAsync(new HostLicenseRemove(host));
        world.View.Find(host)!.Edition.Should().Be("free");
        (await world.FailureAsync(new HostLicenseAdd(host, "AAAA"))).Code.Should().Be(ErrorCode.LicenseProcessingError);
    }

    [Fact]
    [Trait("Obligation", "HOST-34")]
    public async Task The_cache_of_a_host_is_on_its_own_storage_and_changes_only_while_the_host_is_out_of_service()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<SRRecord> sr = world.View.All<PoolRecord>().Single().Record.DefaultSR;

        (await world.FailureAsync(new HostEnableLocalStorageCaching(host, sr))).Code
            .Should().Be(ErrorCode.HostNotDisabled);
        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostEnableLocalStorageCaching(host, sr));
        world.View.Find(host)!.LocalCacheSr.Should().Be(sr);
        world.View.Find(sr)!.LocalCacheEnabled.Should().BeTrue();

        await world.CallAsync(new HostDisableLocalStorageCaching(host));
        world.View.Find(host)!.LocalCacheSr.IsNull.Should().BeTrue();
        world.View.Find(sr)!.LocalCacheEnabled.Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "HOST-35")]
    public async Task Certificate_checks_are_switched_off_in_an_emergency_with_an_alert()
    {
        await using World world = await HostWorld.StartAsync();
        (Ref<PoolRecord> reference, PoolRecord pool) = world.View.All<PoolRecord>().Single();

        await world.CallAsync(new HostEmergencyDisableTlsVerification());
        world.View.Find(world.Host())!.TlsVerificationEnabled.Should().BeFalse();
        world.View.All<MessageRecord>().Should().ContainSingle(message =>
            message.Record.Name == "TLS_VERIFICATION_EMERGENCY_DISABLED" && message.Record.Priority == 3);

        (await world.FailureAsync(new HostEmergencyReenableTlsVerification())).Code
            .Should().Be(ErrorCode.TLSVerificationNotEnabledInPool);
        await world.ObserveAsync(reference, pool with { TlsVerificationEnabled = true });
        await world.CallAsync(new HostEmergencyReenableTlsVerification());
        world.View.Find(world.Host())!.TlsVerificationEnabled.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HOST-36")]
    public async Task Counters_are_recorded_and_forgotten_by_name()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        await world.CallAsync(new HostForgetDataSourceArchives(host, "loadavg"));
        (await world.FailureAsync(new HostRecordDataSource(host, "happiness"))).Code
            .Should().Be(ErrorCode.InternalError);

        HostRecord record = world.View.Find(host)!;
        Counter[] counters = [.. HostDataSources.Counters(world.View, host, record)];
        HostDataSources.Records(record, counters.Single(one => one.Name == "loadavg")).Should().BeFalse();
        HostDataSources.Records(record, counters.Single(one => one.Name == "pif_eth0_rx")).Should().BeTrue();
        HostDataSources.Records(record, counters.Single(one => one.Name == "pif_eth0_rx_errors")).Should().BeFalse();
        counters.Count(one => one.Name.StartsWith("cpu", StringComparison.Ordinal)).Should().Be(17);
    }

    [Fact]
    [Trait("Obligation", "HOST-37")]
    public async Task Where_a_service_is_missing_the_documented_error_says_so()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        (await world.FailureAsync(new HostRetrieveWlbEvacuateRecommendations(host))).Code
            .Should().Be(ErrorCode.WLBNotInitialized);
        (await world.FailureAsync(new HostCallExtension(host, "own.extension")))
            .Should().Be(new XenError(ErrorCode.MessageMethodUnknown, "own.extension"));
        (await world.FailureAsync(new HostEmergencyHaDisable(Soft: false))).Code.Should().Be(ErrorCode.HANotEnabled);
        (await world.FailureAsync(new HostSetSslLegacy(host, true))).Code.Should().Be(ErrorCode.ValueNotSupported);
    }

    [Fact]
    [Trait("Obligation", "HOST-39")]
    public async Task Ssh_that_is_opened_for_some_time_says_until_when()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        (await world.FailureAsync(new HostSetSshEnabledTimeout(host, -1)))
            .Code.Should().Be(ErrorCode.ValueNotSupported);
        await world.CallAsync(new HostSetSshEnabledTimeout(host, 600));
        await world.CallAsync(new HostEnableSsh(host));
        world.View.Find(host)!.SshExpiry.Should().Be(world.Clock.GetUtcNow().AddSeconds(600));
        await world.CallAsync(new HostDisableSsh(host));

        world.View.Find(host)!.SshExpiry.Should().Be(DateTimeOffset.UnixEpoch);
        world.View.Find(host)!.SshEnabled.Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "HOST-38")]
    public async Task Calls_about_a_host_that_is_not_there_name_it()
    {
        await using World world = await HostWorld.StartAsync();
        var gone = new Ref<HostRecord>(Guid.NewGuid());
        Call[] calls =
        [
            new HostShutdown(gone), new HostReboot(gone), new HostPowerOn(gone), new HostEvacuate(gone, default, 0),
            new HostAssertCanEvacuate(gone), new HostRestartAgent(gone), new HostDmesg(gone), new HostDeclareDead(gone),
            new HostApplyEdition(gone, "free", false), new HostApplyUpdates(gone, ""), new HostGetLog(gone),
            new HostGetServerCertificate(gone), new HostMigrateReceive(gone, default, XenMap<string, string>.Empty),
            new HostCallPlugin(gone, "a", "b", XenMap<string, string>.Empty), new HostRescanDrivers(gone),
        ];

        foreach (Call call in calls)
        {
            (await world.FailureAsync(call)).Should()
                .Be(new XenError(ErrorCode.HandleInvalid, "host", gone.ToString()), call.WireName);
        }
    }
}
