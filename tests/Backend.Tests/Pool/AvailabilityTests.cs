using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Pool;

/// <summary>Obligations on switching high availability on and off, and on what it then refuses.</summary>
public sealed class AvailabilityTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    [Trait("Obligation", "POOL-11")]
    public async Task Enabling_makes_the_disks_and_says_where_they_are()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        Ref<SRRecord> sr = await world.AddSharedStorageAsync();

        await world.CallAsync(new PoolEnableHa(
            RefSet<SRRecord>.Of([sr]), XenMap<string, string>.Of(("timeout", "60"))));

        VDIRecord[] disks = [.. world.View.All<VDIRecord>().Select(vdi => vdi.Record).Where(vdi => vdi.SR == sr)];
        disks.Select(disk => disk.Type).Should().BeEquivalentTo([VDIType.HaStatefile, VDIType.RedoLog]);
        string statefile = world.View.All<VDIRecord>()
            .Single(vdi => vdi.Record.Type == VDIType.HaStatefile).Reference.ToString();
        PoolRecord pool = world.Pool();
        pool.HaEnabled.Should().BeTrue();
        pool.HaStatefiles.Should().Equal(statefile);
        pool.HaConfiguration.Should().Equal(XenMap<string, string>.Of(("timeout", "60")));
        pool.AllowedOperations.Should().Contain(PoolAllowedOperations.HaDisable)
            .And.NotContain(PoolAllowedOperations.HaEnable);
        string[] uuids = [.. world.View.All<HostRecord>().Select(host => host.Record.Uuid)];
        foreach ((_, HostRecord host) in world.View.All<HostRecord>())
        {
            host.HaStatefiles.Should().Equal(statefile);
            host.HaNetworkPeers.Should().BeEquivalentTo(uuids);
        }
    }

    [Fact]
    [Trait("Obligation", "POOL-12")]
    public async Task Enabling_needs_storage_that_all_hosts_share()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<SRRecord> local = world.Pool().DefaultSR;

        (await world.FailureAsync(new PoolEnableHa(
            RefSet<SRRecord>.Of([local]), XenMap<string, string>.Empty)))
            .Should().Be(new XenError(ErrorCode.HAConstraintViolationSRNotShared, local.ToString()));
        (await world.FailureAsync(new PoolEnableHa(RefSet<SRRecord>.Empty, XenMap<string, string>.Empty)))
            .Code.Should().Be(ErrorCode.CannotCreateStateFile);
        world.Pool().HaEnabled.Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "POOL-12")]
    public async Task Without_a_repository_given_one_that_will_do_is_found()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<SRRecord> sr = await world.AddSharedStorageAsync();

        await world.CallAsync(new PoolEnableHa(RefSet<SRRecord>.Empty, XenMap<string, string>.Empty));

        world.View.All<VDIRecord>().Single(vdi => vdi.Record.Type == VDIType.HaStatefile).Record.SR.Should().Be(sr);
        (await world.FailureAsync(new PoolEnableHa(RefSet<SRRecord>.Empty, XenMap<string, string>.Empty)))
            .Should().Be(new XenError(ErrorCode.HAIsEnabled));
    }

    [Fact]
    [Trait("Obligation", "POOL-12")]
    public async Task Enabling_needs_all_hosts()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<SRRecord> sr = await world.AddSharedStorageAsync();
        await world.LoseAsync(world.Host(1));

        (await world.FailureAsync(new PoolEnableHa(RefSet<SRRecord>.Of([sr]), XenMap<string, string>.Empty)))
            .Should().Be(new XenError(ErrorCode.HostOffline, world.Host(1).ToString()));
    }

    [Fact]
    [Trait("Obligation", "POOL-13")]
    public async Task Disabling_clears_up_and_leaves_the_disks_for_the_next_time()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<SRRecord> sr = await world.AddSharedStorageAsync();
        await world.ProtectAsync(sr);
        int disks = world.View.All<VDIRecord>().Count();

        await world.CallAsync(new PoolDisableHa());

        world.Pool().HaEnabled.Should().BeFalse();
        world.Pool().HaStatefiles.Should().BeEmpty();
        world.View.All<HostRecord>().Should().OnlyContain(host =>
            host.Record.HaStatefiles.Count == 0 && host.Record.HaNetworkPeers.Count == 0);
        (await world.FailureAsync(new PoolDisableHa())).Should().Be(new XenError(ErrorCode.HANotEnabled));
        await world.ProtectAsync(sr);
        world.View.All<VDIRecord>().Should().HaveCount(disks);
        world.Pool().HaStatefiles.Should().ContainSingle();
    }

    [Fact]
    [Trait("Obligation", "POOL-2")]
    [Trait("Obligation", "POOL-5")]
    [Trait("Obligation", "POOL-49")]
    public async Task What_must_not_happen_with_high_availability_is_refused()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<SRRecord> sr = await world.AddSharedStorageAsync();
        Ref<TaskRecord> task = await world.BeginAsync(
            new PoolEnableHa(RefSet<SRRecord>.Of([sr]), XenMap<string, string>.Empty));
        (await world.FailureAsync(new PoolDisableHa())).Should().Be(new XenError(ErrorCode.HAEnableInProgress));
        await world.EndAsync(task);

        foreach (Call call in (Call[])
            [
                new PoolEject(world.Host(1)), new PoolDesignateNewMaster(world.Host(1)),
                new PoolEmergencyTransitionToMaster(), new PoolEnableTlsVerification(),
            ])
        {
            (await world.FailureAsync(call)).Should().Be(new XenError(ErrorCode.HAIsEnabled), call.WireName);
        }
    }

    [Fact]
    [Trait("Obligation", "POOL-14")]
    [Trait("Obligation", "POOL-26")]
    public async Task The_pool_says_how_many_failures_it_can_take()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        await RunAsync(world, 40 * Gigabyte);

        (await world.CallAsync(new PoolHaComputeMaxHostFailuresToTolerate())).Should().Be(2L);
        (await world.CallAsync(new PoolHaFailoverPlanExists(2))).Should().Be(true);
        (await world.CallAsync(new PoolHaFailoverPlanExists(3))).Should().Be(false);
        await world.CallAsync(new PoolSetHaHostFailuresToTolerate(world.PoolRef(), 2));
        world.Pool().HaPlanExistsFor.Should().Be(2);
        (await world.FailureAsync(new PoolSetHaHostFailuresToTolerate(world.PoolRef(), 3)))
            .Should().Be(new XenError(ErrorCode.HAOperationWouldBreakFailoverPlan));
        (await world.FailureAsync(new PoolSetHaHostFailuresToTolerate(world.PoolRef(), -1)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "ha_host_failures_to_tolerate", "-1"));
    }

    [Fact]
    [Trait("Obligation", "POOL-15")]
    public async Task What_other_priorities_would_mean_can_be_asked()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        Ref<VMRecord>[] vms = [await AddAsync(world), await AddAsync(world), await AddAsync(world)];
        Task<object?> MaxAsync(int count, string priority) => world.CallAsync(
            new PoolHaComputeHypotheticalMaxHostFailuresToTolerate(XenMap<Ref<VMRecord>, string>.Of(
                vms.Take(count).Select(vm => KeyValuePair.Create(vm, priority)))));

        (await MaxAsync(1, "restart")).Should().Be(2L, "one VM fits on any host");
        (await MaxAsync(2, "restart")).Should().Be(1L);
        (await MaxAsync(3, "restart")).Should().Be(0L, "every host is full");
        (await MaxAsync(3, "best-effort")).Should().Be(3L, "nobody has to be saved");
        (await world.FailureAsync(new PoolHaComputeHypotheticalMaxHostFailuresToTolerate(
            XenMap<Ref<VMRecord>, string>.Of((vms[0], "always")))))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "ha_restart_priority", "always"));

        static Task<Ref<VMRecord>> AddAsync(World world) => world.AddVMAsync(vm => Sized(vm, 40 * Gigabyte));
    }

    [Fact]
    [Trait("Obligation", "POOL-16")]
    public async Task Where_certain_vms_would_go_can_be_asked()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> small = await world.AddVMAsync(vm => Sized(vm, Gigabyte));
        Ref<VMRecord> large = await world.AddVMAsync(vm => Sized(vm, 500 * Gigabyte));

        var plan = (XenMap<Ref<VMRecord>, XenMap<string, string>>)(await world.CallAsync(
            new PoolHaComputeVmFailoverPlan(
                RefSet<HostRecord>.Of([world.Host(0)]), RefSet<VMRecord>.Of([small, large]))))!;

        plan.GetOr(small, XenMap<string, string>.Empty)
            .Should().Equal(XenMap<string, string>.Of(("host", world.Host(1).ToString())));
        plan.GetOr(large, XenMap<string, string>.Empty)
            .Should().Equal(XenMap<string, string>.Of(("error_code", ErrorCode.HostNotEnoughFreeMemory)));
    }

    [Fact]
    [Trait("Obligation", "POOL-17")]
    public async Task A_call_that_would_break_the_plan_is_refused_unless_that_is_allowed()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        await RunAsync(world, 40 * Gigabyte);
        await world.CallAsync(new PoolSetHaHostFailuresToTolerate(world.PoolRef(), 1));
        Ref<VMRecord> other = await world.AddVMAsync(vm => Sized(vm, 40 * Gigabyte));
        var broken = new XenError(ErrorCode.HAOperationWouldBreakFailoverPlan);

        (await world.FailureAsync(new VMStart(other, StartPaused: false, Force: false))).Should().Be(broken);
        (await world.FailureAsync(new HostDisable(world.Host(1), AutoEnable: true))).Should().Be(broken);
        world.View.Find(other)!.PowerState.Should().Be(VMPowerState.Halted);
        world.View.Find(world.Host(1))!.Enabled.Should().BeTrue();

        await world.CallAsync(new SetField(world.PoolRef(), PoolRecord.HaAllowOvercommitField, true));
        await world.CallAsync(new VMStart(other, StartPaused: false, Force: false));
        world.Pool().HaOvercommitted.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "POOL-18")]
    public async Task The_pool_tells_when_it_can_take_less_than_it_should()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        await world.ProtectAsync(await world.AddSharedStorageAsync());
        await RunAsync(world, 40 * Gigabyte);
        await world.CallAsync(new PoolSetHaHostFailuresToTolerate(world.PoolRef(), 1));
        world.Pool().HaPlanExistsFor.Should().Be(1);
        world.Pool().HaOvercommitted.Should().BeFalse();

        Ref<HostRecord> empty = world.View.All<HostRecord>()
            .First(host => world.View.All<VMRecord>().All(vm => vm.Record.IsControlDomain
                || vm.Record.ResidentOn != host.Reference)).Reference;
        await world.LoseAsync(empty);

        world.Pool().HaPlanExistsFor.Should().Be(0);
        world.Pool().HaOvercommitted.Should().BeTrue();
        world.Alerts().Should().Contain(["HA_POOL_OVERCOMMITTED", "HA_POOL_DROP_IN_PLAN_EXISTS_FOR"]);
    }

    [Fact]
    [Trait("Obligation", "POOL-11")]
    public async Task A_failure_to_set_up_the_disks_leaves_high_availability_off()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions
        {
            Hosts = 2,
            Failures =
            [
                new SimulatedFailure(OperationKind.PoolEnableHa, 1, new XenError(ErrorCode.HAFailedToFormLiveset)),
            ],
        });
        Ref<SRRecord> sr = await world.AddSharedStorageAsync();
        int disks = world.View.All<VDIRecord>().Count();

        (await world.FailureAsync(new PoolEnableHa(RefSet<SRRecord>.Of([sr]), XenMap<string, string>.Empty)))
            .Should().Be(new XenError(ErrorCode.HAFailedToFormLiveset));

        world.Pool().HaEnabled.Should().BeFalse();
        world.Pool().CurrentOperations.Should().BeEmpty();
        world.View.All<VDIRecord>().Should().HaveCount(disks);
    }

    private static async Task RunAsync(World world, long memory) =>
        await world.RunVMAsync(vm => Sized(vm, memory) with { HaRestartPriority = "restart" });

    private static VMRecord Sized(VMRecord vm, long memory) => vm with
    {
        MemoryStaticMin = memory,
        MemoryDynamicMin = memory,
        MemoryDynamicMax = memory,
        MemoryStaticMax = memory,
    };
}
