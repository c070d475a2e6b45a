using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.Pool;

/// <summary>Obligations on which hosts are in the pool, and which of them coordinates it.</summary>
public sealed class MembershipTests
{
    [Fact]
    [Trait("Obligation", "POOL-1")]
    public async Task An_ejected_host_takes_along_what_is_its_alone_and_nothing_else()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        await world.AddSharedStorageAsync();
        Ref<HostRecord> host = world.Host(1);
        HostRecord before = world.View.Find(host)!;
        SRRecord[] all = [.. world.View.All<SRRecord>().Select(sr => sr.Record)];

        await world.CallAsync(new PoolEject(host));

        world.View.All<HostRecord>().Should().HaveCount(2);
        world.View.Find(before.ControlDomain).Should().BeNull();
        world.View.Find(before.Metrics).Should().BeNull();
        world.View.All<PIFRecord>().Should().NotContain(pif => pif.Record.Host == host);
        world.View.All<PBDRecord>().Should().NotContain(pbd => pbd.Record.Host == host);
        world.View.All<HostCpuRecord>().Should().NotContain(cpu => cpu.Record.Host == host);
        world.View.All<SRRecord>().Should().HaveCount(all.Length - 1);
        world.View.All<SRRecord>().Count(sr => sr.Record.Shared).Should().Be(all.Count(sr => sr.Shared));
    }

    [Fact]
    [Trait("Obligation", "POOL-1")]
    public async Task The_pool_does_not_go_on_pointing_at_storage_that_left_with_a_host()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<SRRecord> local = world.View.All<PBDRecord>()
            .Single(pbd => pbd.Record.Host == world.Host(1) && world.View.Find(pbd.Record.SR)!.Type == "ext")
            .Record.SR;
        await world.CallAsync(new SetField(world.PoolRef(), PoolRecord.DefaultSRField, local));

        await world.CallAsync(new PoolEject(world.Host(1)));

        world.View.Find(local).Should().BeNull();
        world.Pool().DefaultSR.IsNull.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "POOL-2")]
    public async Task The_coordinator_is_not_ejected()
    {
        await using World world = await WorldPool.OfHostsAsync(2);

        XenError error = await world.FailureAsync(new PoolEject(world.Host(0)));

        error.Code.Should().Be(ErrorCode.OperationNotAllowed);
        world.View.All<HostRecord>().Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "POOL-2")]
    public async Task A_host_with_a_running_vm_is_not_ejected()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VMStartOn(vm, world.Host(1), StartPaused: false, Force: false));

        XenError error = await world.FailureAsync(new PoolEject(world.Host(1)));

        error.Should().Be(new XenError(ErrorCode.OperationNotAllowed, "VM resident on host"));
        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Running);
    }

    [Fact]
    [Trait("Obligation", "POOL-2")]
    public async Task A_host_that_does_not_answer_is_not_ejected()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        await world.LoseAsync(world.Host(1));

        XenError error = await world.FailureAsync(new PoolEject(world.Host(1)));

        error.Should().Be(new XenError(ErrorCode.HostOffline, world.Host(1).ToString()));
    }

    [Fact]
    [Trait("Obligation", "POOL-3")]
    public async Task While_a_host_leaves_the_pool_shows_it_and_does_nothing_else()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        Ref<TaskRecord> task = await world.BeginAsync(new PoolEject(world.Host(1)));

        world.Pool().CurrentOperations.Should().ContainSingle()
            .Which.Value.Should().Be(PoolAllowedOperations.Eject);
        world.Pool().AllowedOperations.Should().BeEmpty();
        XenError error = await world.FailureAsync(new PoolDesignateNewMaster(world.Host(2)));

        error.Should().Be(new XenError(
            ErrorCode.OtherOperationInProgress, "pool", world.PoolRef().ToString(), "eject", task.ToString()));
        await world.EndAsync(task);
        world.Pool().CurrentOperations.Should().BeEmpty();
        world.Pool().AllowedOperations.Should().Contain(PoolAllowedOperations.Eject);
    }

    [Fact]
    [Trait("Obligation", "POOL-4")]
    [Trait("Obligation", "POOL-49")]
    public async Task Another_host_becomes_the_coordinator()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<TaskRecord> task = await world.BeginAsync(new PoolDesignateNewMaster(world.Host(1)));

        (await world.FailureAsync(new PoolEject(world.Host(1)))).Code.Should().Be("DESIGNATE_NEW_MASTER_IN_PROGRESS");
        world.Pool().Master.Should().Be(world.Host(0), "the handover is not over");
        await world.EndAsync(task);

        world.Pool().Master.Should().Be(world.Host(1));
        MessageRecord alert = world.View.All<MessageRecord>().Single().Record;
        alert.Name.Should().Be("POOL_MASTER_TRANSITION");
        alert.ObjUuid.Should().Be(world.View.Find(world.Host(1))!.Uuid);
    }

    [Fact]
    [Trait("Obligation", "POOL-4")]
    public async Task Making_the_coordinator_the_coordinator_changes_nothing()
    {
        await using World world = await WorldPool.OfHostsAsync(2);

        CallOutcome outcome = await world.SubmitAsync(new PoolDesignateNewMaster(world.Host(0)));

        outcome.Error.Should().BeNull();
        outcome.IsPending.Should().BeFalse();
        world.Alerts().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-5")]
    public async Task A_host_that_does_not_answer_cannot_take_over()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        await world.LoseAsync(world.Host(1));

        XenError error = await world.FailureAsync(new PoolDesignateNewMaster(world.Host(1)));

        error.Should().Be(new XenError(ErrorCode.HostOffline, world.Host(1).ToString()));
    }

    [Fact]
    [Trait("Obligation", "POOL-5")]
    public async Task A_host_that_is_lost_during_the_handover_does_not_take_over()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        Ref<TaskRecord> task = await world.BeginAsync(new PoolDesignateNewMaster(world.Host(1)));
        await world.LoseAsync(world.Host(1));

        TaskRecord ended = await world.EndAsync(task);

        ended.ErrorInfo.Should().Equal(ErrorCode.HostOffline, world.Host(1).ToString());
        world.Pool().Master.Should().Be(world.Host(0));
    }

    [Fact]
    [Trait("Obligation", "POOL-6")]
    public async Task Sessions_go_on_at_the_new_coordinator()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        CallOutcome login = await world.Model.SubmitAsync(
            new OpenSession(new SessionRecord { ThisHost = world.Host(0) }), CallContext.Server);
        Ref<SessionRecord> session = world.View.All<SessionRecord>().Single().Reference;

        await world.CallAsync(new PoolDesignateNewMaster(world.Host(1)));

        login.Error.Should().BeNull();
        world.View.Find(session)!.ThisHost.Should().Be(world.Host(1));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [Trait("Obligation", "POOL-7")]
    public async Task A_live_host_takes_over_when_the_coordinator_is_lost(bool isAlive, int coordinator)
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        if (!isAlive)
        {
            await world.LoseAsync(world.Host(0));
        }

        await world.CallAsync(new PoolEmergencyTransitionToMaster());

        world.Pool().Master.Should().Be(world.Host(coordinator));
    }

    [Fact]
    [Trait("Obligation", "POOL-8")]
    public async Task Members_that_answer_follow_the_coordinator()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        await world.LoseAsync(world.Host(1));

        var followers = (RefSet<HostRecord>)(await world.CallAsync(new PoolRecoverSlaves()))!;

        followers.Should().Be(RefSet<HostRecord>.Of([world.Host(2)]));
    }

    [Fact]
    [Trait("Obligation", "POOL-9")]
    public async Task A_host_that_says_hello_is_known_and_can_be_reached_or_is_told_otherwise()
    {
        await using World world = await WorldPool.OfHostsAsync(3);
        await world.LoseAsync(world.Host(2));
        string Uuid(int number) => world.View.Find(world.Host(number))!.Uuid;

        (await world.CallAsync(new PoolHello("nobody", "198.51.100.7"))).Should().Be(HelloReturn.UnknownHost);
        (await world.CallAsync(new PoolHello(Uuid(2), "198.51.100.7"))).Should().Be(HelloReturn.CannotTalkBack);
        (await world.CallAsync(new PoolHello(Uuid(1), "198.51.100.7"))).Should().Be(HelloReturn.Ok);

        world.View.Find(world.Host(1))!.Address.Should().Be("198.51.100.7");
        world.View.Find(world.Host(2))!.Address.Should().NotBe("198.51.100.7");
    }

    [Fact]
    [Trait("Obligation", "POOL-10")]
    public async Task Members_can_only_be_pointed_at_the_coordinator()
    {
        await using World world = await WorldPool.OfHostsAsync(2);
        string Address(int number) => world.View.Find(world.Host(number))!.Address;

        await world.CallAsync(new PoolEmergencyResetMaster(Address(0)));
        (await world.FailureAsync(new PoolEmergencyResetMaster(Address(1))))
            .Should().Be(new XenError(ErrorCode.HostIsSlave, Address(0)));
        (await world.FailureAsync(new PoolEmergencyResetMaster("198.51.100.7")))
            .Should().Be(new XenError(ErrorCode.HostMasterCannotTalkBack, "198.51.100.7"));
    }
}
