using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.Pool;

/// <summary>Obligations on settings that the pool makes for all its hosts.</summary>
public sealed class SettingsTests
{
    [Fact]
    [Trait("Obligation", "POOL-36")]
    public async Task The_secure_shell_closes_by_itself_and_the_automatic_mode_comes_back()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<PoolRecord> pool = world.PoolRef();
        await world.CallAsync(new PoolSetSshAutoMode(pool, true));
        Hosts(world).Should().OnlyContain(host => host.SshAutoMode && !host.SshEnabled);
        await world.CallAsync(new PoolSetSshEnabledTimeout(pool, 600));

        await world.CallAsync(new PoolEnableSsh(pool));

        DateTimeOffset now = world.Clock.GetUtcNow();
        Hosts(world).Should().OnlyContain(host => host.SshEnabled && !host.SshAutoMode
            && host.SshExpiry > now && host.SshExpiry <= now.AddSeconds(600));
        await world.UntilAsync(() => Hosts(world).All(host => !host.SshEnabled));
        world.Clock.GetUtcNow().Should().BeOnOrAfter(now.AddSeconds(590));
        Hosts(world).Should().OnlyContain(host => host.SshAutoMode && host.SshExpiry == DateTimeOffset.UnixEpoch);
    }

    [Fact]
    [Trait("Obligation", "POOL-36")]
    public async Task Without_a_timeout_the_secure_shell_stays_open_until_it_is_closed()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        await world.CallAsync(new PoolDisableSsh(world.PoolRef()));
        Hosts(world).Should().OnlyContain(host => !host.SshEnabled);

        await world.CallAsync(new PoolEnableSsh(world.PoolRef()));

        Hosts(world).Should().OnlyContain(host => host.SshEnabled && host.SshExpiry == DateTimeOffset.UnixEpoch);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(172_801)]
    [Trait("Obligation", "POOL-37")]
    public async Task The_secure_shell_is_open_for_two_days_at_most(long seconds)
    {
        await using World world = await WorldPool.OfHostsAsync(1);

        foreach (Call call in (Call[])
            [
                new PoolSetSshEnabledTimeout(world.PoolRef(), seconds),
                new HostSetSshEnabledTimeout(world.Host(0), seconds),
            ])
        {
            XenError error = await world.FailureAsync(call);
            error.Code.Should().Be(ErrorCode.ValueNotSupported);
            error.Parameters.Should().StartWith(["ssh_enabled_timeout", $"{seconds}"]);
        }
        Hosts(world).Should().OnlyContain(host => host.SshEnabledTimeout == 0);
    }

    [Fact]
    [Trait("Obligation", "POOL-38")]
    public async Task A_host_that_does_not_answer_is_named_and_all_others_are_changed()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        await world.LoseAsync(world.Host(1));
        string lost = world.Host(1).ToString();
        Ref<PoolRecord> pool = world.PoolRef();

        foreach ((Call call, string code) in ((Call, string)[])
            [
                (new PoolDisableSsh(pool), ErrorCode.DisableSSHPartiallyFailed),
                (new PoolSetSshEnabledTimeout(pool, 60), ErrorCode.SetSSHTimeoutPartiallyFailed),
                (new PoolSetConsoleIdleTimeout(pool, 90), ErrorCode.SetConsoleTimeoutPartiallyFailed),
                (new PoolEnableSsh(pool), ErrorCode.EnableSSHPartiallyFailed),
                (new PoolSetSshAutoMode(pool, true), ErrorCode.SetSSHAutoModePartiallyFailed),
            ])
        {
            (await world.FailureAsync(call)).Should().Be(new XenError(code, lost), call.WireName);
        }

        HostRecord silent = world.View.Find(world.Host(1))!;
        (silent.SshEnabled, silent.SshEnabledTimeout, silent.ConsoleIdleTimeout, silent.SshAutoMode)
            .Should().Be((true, 0L, 0L, false));
        HostRecord other = world.View.Find(world.Host(2))!;
        (other.SshEnabled, other.SshEnabledTimeout, other.ConsoleIdleTimeout, other.SshAutoMode)
            .Should().Be((false, 60L, 90L, true));
    }

    [Fact]
    [Trait("Obligation", "POOL-40")]
    public async Task Synchronising_answers_with_a_checksum_and_notes_the_time()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        Ref<PoolRecord> pool = world.PoolRef();
        var sync = new PoolSyncUpdates(pool, false, "", "", "", "");
        (await world.FailureAsync(sync)).Should().Be(new XenError(ErrorCode.NoRepositoryEnabled));
        Ref<RepositoryRecord> remote = await AddRepositoryAsync(world, RepositoryOrigin.Remote);
        await world.CallAsync(new PoolSetRepositories(pool, RefSet<RepositoryRecord>.Of([remote])));

        Ref<TaskRecord> task = await world.BeginAsync(sync);
        TaskRecord ended = await world.EndAsync(task);

        string hash = world.View.Find(remote)!.Hash;
        hash.Should().MatchRegex("^[0-9a-f]{64}$");
        ended.Result.Should().Be($"<value>{hash}</value>");
        world.View.Find(remote)!.UpToDate.Should().BeTrue();
        world.Pool().LastUpdateSync.Should().BeAfter(ended.Created);
    }

    [Fact]
    [Trait("Obligation", "POOL-40")]
    public async Task A_bundle_is_not_synchronised_from_anywhere()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        Ref<RepositoryRecord> bundle = await AddRepositoryAsync(world, RepositoryOrigin.Bundle);
        await world.CallAsync(new PoolAddRepository(world.PoolRef(), bundle));

        (await world.FailureAsync(new PoolSyncUpdates(world.PoolRef(), false, "", "", "", "")))
            .Should().Be(new XenError(ErrorCode.CanNotSyncUpdates));
        (await world.FailureAsync(new PoolSetUpdateSyncEnabled(world.PoolRef(), true)))
            .Should().Be(new XenError(ErrorCode.CanNotPeriodicSyncUpdates));
    }

    [Fact]
    [Trait("Obligation", "POOL-39")]
    public async Task A_proxy_keeps_its_password_as_a_secret_of_its_own()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        Ref<PoolRecord> pool = world.PoolRef();

        await world.CallAsync(new PoolConfigureRepositoryProxy(pool, "http://proxy.example:3128", "me", "hidden"));

        world.Pool().RepositoryProxyUrl.Should().Be("http://proxy.example:3128");
        world.Pool().RepositoryProxyUsername.Should().Be("me");
        Ref<SecretRecord> secret = world.Pool().RepositoryProxyPassword;
        world.View.Find(secret).Should().NotBeNull();
        await world.CallAsync(new PoolConfigureRepositoryProxy(pool, "https://proxy.example", "me", "other"));
        world.View.Find(secret).Should().BeNull("another password has come");
        await world.CallAsync(new PoolDisableRepositoryProxy(pool));
        world.View.All<SecretRecord>().Should().BeEmpty();
        world.Pool().RepositoryProxyUrl.Should().BeEmpty();
    }

    [Theory]
    [InlineData("proxy", "", "", ErrorCode.InvalidRepositoryProxyURL)]
    [InlineData("ftp://proxy.example", "", "", ErrorCode.InvalidRepositoryProxyURL)]
    [InlineData("http://me:hidden@proxy.example", "", "", ErrorCode.InvalidRepositoryProxyURL)]
    [InlineData("http://proxy.example", "me", "", ErrorCode.InvalidRepositoryProxyCredential)]
    [InlineData("http://proxy.example", "", "hidden", ErrorCode.InvalidRepositoryProxyCredential)]
    [InlineData("http://proxy.example", "me", "hid\nden", ErrorCode.InvalidRepositoryProxyCredential)]
    [Trait("Obligation", "POOL-39")]
    public async Task A_proxy_that_cannot_be_one_is_refused(string url, string user, string password, string code)
    {
        await using World world = await WorldPool.OfHostsAsync(1);

        (await world.FailureAsync(new PoolConfigureRepositoryProxy(world.PoolRef(), url, user, password)))
            .Code.Should().Be(code);
        world.Pool().RepositoryProxyUrl.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-48")]
    public async Task The_identifier_for_telemetry_is_replaced_by_another()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        await world.CallAsync(new PoolResetTelemetryUuid(world.PoolRef()));
        Ref<SecretRecord> before = world.Pool().TelemetryUuid;

        await world.CallAsync(new PoolResetTelemetryUuid(world.PoolRef()));

        world.Pool().TelemetryUuid.Should().NotBe(before);
        world.View.Find(before).Should().BeNull();
        world.View.All<SecretRecord>().Should().ContainSingle();
    }

    [Fact]
    [Trait("Obligation", "POOL-41")]
    public async Task What_stands_in_the_way_of_an_update_is_listed()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> vm = await world.AddVMAsync(record => record with { HaRestartPriority = "" });
        await world.CallAsync(new VMStartOn(vm, world.Host(0), StartPaused: false, Force: false));
        await world.LoseAsync(world.Host(1));
        XenSet<string> offline = XenSet<string>.Of(ErrorCode.HostOffline, world.Host(1).ToString());
        async Task<XenSet<XenSet<string>>> AskAsync(bool isReboot) => (XenSet<XenSet<string>>)
            (await world.CallAsync(new PoolCheckUpdateReadiness(world.PoolRef(), isReboot)))!;

        (await AskAsync(false)).Should().ContainSingle().Which.Should().Equal(offline);
        XenSet<XenSet<string>> problems = await AskAsync(true);
        problems.Should().HaveCount(2, "the VM can go nowhere");
        problems.Should().Contain(offline);
    }

    [Fact]
    [Trait("Obligation", "POOL-42")]
    public async Task The_redo_log_has_a_disk_that_outlives_it()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        Ref<SRRecord> sr = world.Pool().DefaultSR;

        await world.CallAsync(new PoolEnableRedoLog(sr));

        Ref<VDIRecord> disk = world.Pool().RedoLogVdi;
        world.Pool().RedoLogEnabled.Should().BeTrue();
        world.View.Find(disk)!.Type.Should().Be(VDIType.RedoLog);
        (await world.FailureAsync(new PoolEnableRedoLog(sr))).Should().Be(new XenError(ErrorCode.RedoLogIsEnabled));
        await world.CallAsync(new PoolDisableRedoLog());
        world.Pool().RedoLogEnabled.Should().BeFalse();
        world.Pool().RedoLogVdi.IsNull.Should().BeTrue();
        await world.CallAsync(new PoolEnableRedoLog(sr));
        world.Pool().RedoLogVdi.Should().Be(disk);
    }

    [Fact]
    [Trait("Obligation", "POOL-43")]
    public async Task Every_host_caches_on_its_own_storage_or_none_does()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<PoolRecord> pool = world.PoolRef();

        await world.CallAsync(new PoolEnableLocalStorageCaching(pool));

        Hosts(world).Select(host => host.LocalCacheSr).Should().OnlyHaveUniqueItems();
        Hosts(world).Should().OnlyContain(host => world.View.Find(host.LocalCacheSr)!.LocalCacheEnabled);
        await world.CallAsync(new PoolDisableLocalStorageCaching(pool));
        Hosts(world).Should().OnlyContain(host => host.LocalCacheSr.IsNull);
        world.View.All<SRRecord>().Should().OnlyContain(sr => !sr.Record.LocalCacheEnabled);

        Ref<PBDRecord> link = world.View.All<PBDRecord>()
            .First(pbd => pbd.Record.Host == world.Host(1) && world.View.Find(pbd.Record.SR)!.Type == "ext").Reference;
        await world.CallAsync(new PBDUnplug(link));
        (await world.FailureAsync(new PoolEnableLocalStorageCaching(pool)))
            .Should().Be(new XenError(UndeclaredErrorCode.HostsFailedToEnableCaching, world.Host(1).ToString()));
        Hosts(world).Should().OnlyContain(host => host.LocalCacheSr.IsNull);
    }

    [Fact]
    [Trait("Obligation", "POOL-35")]
    public async Task Certificate_checks_are_switched_on_everywhere()
    {
        await using World world = await WorldPool.OfHostsAsync(2);

        await world.CallAsync(new PoolEnableTlsVerification());

        world.Pool().TlsVerificationEnabled.Should().BeTrue();
        world.Pool().AllowedOperations.Should().NotContain(PoolAllowedOperations.TlsVerificationEnable);
        Hosts(world).Should().OnlyContain(host => host.TlsVerificationEnabled);
    }

    [Fact]
    [Trait("Obligation", "POOL-44")]
    public async Task Only_an_edition_that_all_hosts_have_is_applied()
    {
        await using World world = await WorldPool.OfHostsAsync(2);

        await world.CallAsync(new PoolApplyEdition(world.PoolRef(), "free"));
        (await world.FailureAsync(new PoolApplyEdition(world.PoolRef(), "platinum")))
            .Should().Be(new XenError(ErrorCode.InvalidEdition, "platinum"));

        Hosts(world).Should().OnlyContain(host => host.Edition == "free");
    }

    [Fact]
    [Trait("Obligation", "POOL-45")]
    public async Task Without_a_balancing_server_there_is_no_advice()
    {
        await using World world = await WorldPool.OfHostsAsync(1);

        foreach (Call call in (Call[])
            [
                new PoolDeconfigureWlb(), new PoolRetrieveWlbConfiguration(), new PoolRetrieveWlbRecommendations(),
                new PoolSendWlbConfiguration(XenMap<string, string>.Empty),
            ])
        {
            (await world.FailureAsync(call)).Should().Be(new XenError(ErrorCode.WLBNotInitialized), call.WireName);
        }
        (await world.FailureAsync(new PoolInitializeWlb("wlb.example:8012", "u", "p", "root", "p")))
            .Should().Be(new XenError(ErrorCode.WLBConnectionRefused));
        (await world.FailureAsync(new PoolInitializeWlb("nowhere", "u", "p", "root", "p")))
            .Should().Be(new XenError(ErrorCode.WLBURLInvalid, "nowhere"));
    }

    [Fact]
    [Trait("Obligation", "POOL-46")]
    public async Task A_directory_needs_a_service_that_the_hosts_lack()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        XenMap<string, string> none = XenMap<string, string>.Empty;
        Ref<PoolRecord> pool = world.PoolRef();

        (await world.FailureAsync(new PoolEnableExternalAuth(pool, none, "example.com", "NIS")))
            .Should().Be(new XenError(ErrorCode.AuthUnknownType, "NIS"));
        XenError error = await world.FailureAsync(new PoolEnableExternalAuth(pool, none, "example.com", "AD"));
        error.Code.Should().Be(ErrorCode.PoolAuthEnableFailedUnavailable);
        error.Parameters[0].Should().Be(world.Host(0).ToString());
        (await world.FailureAsync(new HostEnableExternalAuth(world.Host(0), none, "example.com", "AD")))
            .Code.Should().Be(ErrorCode.AuthEnableFailedUnavailable);
        (await world.FailureAsync(new PoolExternalAuthSetLdaps(pool, true, false)))
            .Should().Be(new XenError(ErrorCode.AuthIsDisabled));
        await world.CallAsync(new PoolDisableExternalAuth(pool, none));
        Hosts(world).Should().OnlyContain(host => host.ExternalAuthType == "");
    }

    private static HostRecord[] Hosts(World world) =>
        [.. world.View.All<HostRecord>().Select(host => host.Record)];

    private static async Task<Ref<RepositoryRecord>> AddRepositoryAsync(World world, RepositoryOrigin origin)
    {
        var reference = new Ref<RepositoryRecord>(Guid.NewGuid());
        var record = new RepositoryRecord
        {
            Uuid = Guid.NewGuid().ToString(),
            BinaryUrl = "https://updates.example/base",
            Origin = origin,
        };
        await world.Model.SubmitAsync(
            new Observe([new Fact(reference, record)]), CallContext.Server);
        return reference;
    }
}
