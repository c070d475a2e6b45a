using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on updates, patches and repositories.</summary>
public sealed class UpdateTests
{
    private const string Uuid = "3cbf0b7c-0e0c-4c1a-9f53-2d0d1b6d7a11";

    private const string Description =
        $"""
        <update uuid="{Uuid}" name-label="XS84E001" name-description="Makes it better" version="1.0"
            installation-size="4096" after-apply-guidance="restartHost" required-product-version="8.4.0">
          <software name="product_version" version="8.4.1"/>
        </update>
        """;

    [Fact]
    [Trait("Obligation", "HOST-40")]
    public async Task An_update_is_read_from_its_disk()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<VDIRecord> disk = await DiskAsync(world, Description);

        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, disk);

        PoolUpdateRecord record = world.View.Find(update)!;
        (record.Uuid, record.NameLabel, record.Version, record.InstallationSize)
            .Should().Be((Uuid, "XS84E001", "1.0", 4096));
        record.AfterApplyGuidance.Should().Equal(UpdateAfterApplyGuidance.RestartHost);
        record.Vdi.Should().Be(disk);
        world.View.All<PoolPatchRecord>().Should().ContainSingle(patch => patch.Record.PoolUpdate == update);
        (await IntroduceAsync(world, disk)).Should().Be(update, "it is the same update");
        XenError twice = await world.FailureAsync(new PoolUpdateIntroduce(await DiskAsync(world, Description)));
        twice.Should().Be(new XenError(ErrorCode.UpdateAlreadyExists, Uuid));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no xml at all")]
    [InlineData("<update/>")]
    [Trait("Obligation", "HOST-41")]
    public async Task A_disk_without_an_update_is_refused(string? content)
    {
        await using World world = await HostWorld.StartAsync();
        Ref<VDIRecord> disk = await DiskAsync(world, content);

        (await world.FailureAsync(new PoolUpdateIntroduce(disk))).Code.Should().Be(ErrorCode.InvalidUpdate);
        world.View.All<PoolUpdateRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HOST-42")]
    public async Task An_update_changes_the_software_of_its_host_and_asks_for_the_restart_that_it_needs()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, await DiskAsync(world, Description));
        await world.CallAsync(new PoolUpdatePrecheck(update, host));

        await world.CallAsync(new PoolUpdateApply(update, host));

        HostRecord record = world.View.Find(host)!;
        record.SoftwareVersion.GetOr("product_version", "").Should().Be("8.4.1");
        record.Updates.Contains(update).Should().BeTrue();
        record.UpdatesRequiringReboot.Contains(update).Should().BeTrue();
        record.PendingGuidances.Should().Equal(UpdateGuidances.RebootHost);
        world.View.Find(update)!.Hosts.Contains(host).Should().BeTrue();
        world.View.All<PoolPatchRecord>().Single().Record.PoolApplied.Should().BeTrue();

        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostReboot(host));
        await world.UntilAsync(() => world.IsLive(host));
        world.View.Find(host)!.UpdatesRequiringReboot.Count.Should().Be(0);
        world.View.Find(host)!.PendingGuidances.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HOST-43")]
    public async Task An_update_is_applied_once_and_only_to_the_version_that_it_is_for()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, await DiskAsync(world, Description));
        await world.CallAsync(new PoolUpdateApply(update, host));
        Ref<PoolUpdateRecord> other = await IntroduceAsync(world, await DiskAsync(
            world, Description.Replace(Uuid, Guid.NewGuid().ToString(), StringComparison.Ordinal)));

        (await world.FailureAsync(new PoolUpdateApply(update, host)))
            .Should().Be(new XenError(ErrorCode.UpdateAlreadyApplied, update.ToString()));
        (await world.FailureAsync(new PoolUpdatePoolApply(update)))
            .Should().Be(new XenError(ErrorCode.UpdateAlreadyAppliedInPool, update.ToString()));
        (await world.FailureAsync(new PoolUpdatePrecheck(other, host))).Should().Be(new XenError(
            ErrorCode.UpdatePrecheckFailedWrongServerVersion, other.ToString(), "8.4.1", "8.4.0"));
        (await world.FailureAsync(new PoolUpdateDestroy(update))).Should().Be(new XenError(ErrorCode.UpdateIsApplied));
    }

    [Fact]
    [Trait("Obligation", "HOST-44")]
    public async Task A_pool_gets_an_update_host_by_host()
    {
        await using World world = await HostWorld.StartAsync(hosts: 3);
        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, await DiskAsync(world, Description));

        await world.CallAsync(new PoolUpdatePoolApply(update));

        world.View.Find(update)!.Hosts.Count.Should().Be(3);
        world.View.All<HostPatchRecord>().Should().HaveCount(3);
    }

    [Fact]
    [Trait("Obligation", "HOST-44")]
    public async Task A_pool_stops_getting_an_update_at_the_first_host_where_it_fails()
    {
        await using World world = await HostWorld.StartAsync(3, new SimulatedHostOptions
        {
            Failures =
            [
                new SimulatedFailure(
                    OperationKind.UpdateApply, 2, new XenError(ErrorCode.UpdateApplyFailed, "disk full")),
            ],
        });
        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, await DiskAsync(world, Description));

        XenError error = await world.FailureAsync(new PoolUpdatePoolApply(update));

        error.Should().Be(new XenError(ErrorCode.UpdatePoolApplyFailed, world.Host(1).ToString()));
        world.View.Find(update)!.Hosts.Count.Should().Be(1);
    }

    [Fact]
    [Trait("Obligation", "HOST-45")]
    public async Task Cleaning_removes_the_disk_and_destroying_all_of_an_update_that_nobody_has()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<VDIRecord> disk = await DiskAsync(world, Description);
        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, disk);

        await world.CallAsync(new PoolUpdatePoolClean(update));
        world.View.Find(disk).Should().BeNull();
        (await world.FailureAsync(new PoolUpdateApply(update, world.Host()))).Code
            .Should().Be(ErrorCode.CannotFindUpdate);

        await world.CallAsync(new PoolUpdateDestroy(update));
        world.View.Find(update).Should().BeNull();
        world.View.All<PoolPatchRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HOST-46")]
    public async Task The_older_patches_stand_for_updates_and_keep_their_errors()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<PoolUpdateRecord> update = await IntroduceAsync(world, await DiskAsync(world, Description));
        Ref<PoolPatchRecord> patch = world.View.All<PoolPatchRecord>().Single().Reference;

        await world.CallAsync(new PoolPatchPrecheck(patch, world.Host()));
        await world.CallAsync(new PoolPatchApply(patch, world.Host()));

        world.View.Find(update)!.Hosts.Count.Should().Be(1);
        (await world.FailureAsync(new PoolPatchApply(patch, world.Host())))
            .Should().Be(new XenError(ErrorCode.PatchAlreadyApplied, patch.ToString()));
        (await world.FailureAsync(new PoolPatchDestroy(patch))).Should().Be(new XenError(ErrorCode.PatchIsApplied));
        Ref<HostPatchRecord> onHost = world.View.All<HostPatchRecord>().Single().Reference;
        (await world.FailureAsync(new HostPatchDestroy(onHost))).Code.Should().Be(ErrorCode.PatchIsApplied);
        (await world.FailureAsync(new HostPatchApply(onHost))).Code.Should().Be(ErrorCode.MessageDeprecated);
    }

    [Fact]
    [Trait("Obligation", "HOST-47")]
    public async Task Repositories_have_usable_addresses_and_names_of_their_own()
    {
        await using World world = await HostWorld.StartAsync();
        var first = (Ref<RepositoryRecord>)(await world.CallAsync(Repository("base", "https://repo.example/base")))!;

        (await world.FailureAsync(Repository("other", "ftp://repo.example")))
            .Should().Be(new XenError(ErrorCode.InvalidBaseURL, "ftp://repo.example"));
        (await world.FailureAsync(Repository("base", "https://repo.example/more")))
            .Should().Be(new XenError(ErrorCode.RepositoryAlreadyExists, first.ToString()));
        (await world.FailureAsync(new RepositorySetGpgkeyPath(first, "../key"))).Code
            .Should().Be(ErrorCode.InvalidGpgkeyPath);
        await world.CallAsync(new RepositoryIntroduceBundle("bundle", ""));
        (await world.FailureAsync(new RepositoryIntroduceBundle("bundle 2", ""))).Code
            .Should().Be(ErrorCode.BundleRepositoryAlreadyExists);
        await world.CallAsync(new RepositoryForget(first));
        world.View.Find(first).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "HOST-48")]
    public async Task A_host_is_updated_from_an_enabled_repository_whose_hash_the_caller_knows()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        (await world.FailureAsync(new HostApplyUpdates(host, "abcdef0123"))).Code
            .Should().Be(ErrorCode.NoRepositoryEnabled);
        Ref<RepositoryRecord> repository = await EnableAsync(world, "abcdef0123");
        (await world.FailureAsync(new RepositoryForget(repository))).Code.Should().Be(ErrorCode.RepositoryIsInUse);
        (await world.FailureAsync(new HostApplyUpdates(host, "0"))).Code
            .Should().Be(ErrorCode.UpdateinfoHashMismatch);
        await world.CallAsync(new HostDisable(host, AutoEnable: true));

        TaskRecord end = await world.EndAsync(await world.BeginAsync(new HostApplyUpdates(host, "abcdef0123")));

        end.Result.Should().Be("<value><array><data></data></array></value>");
        HostRecord record = world.View.Find(host)!;
        record.LastUpdateHash.Should().Be("abcdef0123");
        record.LatestSyncedUpdatesApplied.Should().Be(LatestSyncedUpdatesAppliedState.Yes);
        record.SoftwareVersion.GetOr("build_number", "").Should().Be("updated-abcdef01");
        record.PendingGuidances.Should().Equal(UpdateGuidances.RebootHost);
    }

    private static RepositoryIntroduce Repository(string name, string url) => new(name, "", url, "", true, "");

    private static async Task<Ref<RepositoryRecord>> EnableAsync(World world, string hash)
    {
        var repository = (Ref<RepositoryRecord>)(await world.CallAsync(
            Repository("updates", "https://repo.example/updates")))!;
        await world.ObserveAsync(repository, world.View.Find(repository)! with { Hash = hash });
        (Ref<PoolRecord> reference, PoolRecord pool) = world.View.All<PoolRecord>().Single();
        await world.ObserveAsync(
            reference, pool with { Repositories = RefSet<RepositoryRecord>.Of([repository]) });
        return repository;
    }

    private static async Task<Ref<VDIRecord>> DiskAsync(World world, string? content)
    {
        Ref<VDIRecord> disk = await world.AddDiskAsync(8 << 20);
        if (content is not null)
        {
            await world.ObserveAsync(disk, world.View.Find(disk)! with
            {
                OtherConfig = XenMap<string, string>.Of(("simulation.update", content)),
            });
        }
        return disk;
    }

    private static async Task<Ref<PoolUpdateRecord>> IntroduceAsync(World world, Ref<VDIRecord> disk) =>
        ((ObjectRef)(await world.CallAsync(new PoolUpdateIntroduce(disk)))!).As<PoolUpdateRecord>();
}
