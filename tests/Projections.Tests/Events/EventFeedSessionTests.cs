using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;

namespace Xen.Model.Projections.Tests.Events;

public sealed class EventFeedSessionTests
{
    [Fact]
    [Trait("Obligation", "EVENT-20")]
    public async Task The_end_of_the_session_ends_the_call_that_reads_and_those_that_wait_for_their_turn()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);
        Task<NextBatch>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => world.NextAsync().AsTask())];

        world.Feed.EndSession(world.Session);

        foreach (NextBatch batch in await World.Soon(Task.WhenAll(waiting)))
        {
            batch.Error.Should().Be(new XenError(ErrorCode.SessionInvalid, world.Session.ToString()));
            batch.Dispose();
        }
        world.Feed.CallsUnderWay.Should().Be(0);
    }

    [Fact]
    public async Task A_logout_ends_the_call_even_if_nobody_tells_the_feed()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);
        Task<NextBatch> waiting = world.NextAsync().AsTask();

        await world.LogoutAsync(world.Session);

        using NextBatch batch = await World.Soon(waiting);
        batch.Error!.Code.Should().Be(ErrorCode.SessionInvalid);
        world.Feed.Register(world.Session, ["*"])!.Code.Should().Be(ErrorCode.SessionInvalid);
    }

    [Fact]
    public async Task The_end_of_a_session_forgets_its_subscriptions()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);

        world.Feed.EndSession(world.Session);

        using NextBatch batch = await world.NextAsync();
        batch.Error!.Code.Should().Be(ErrorCode.SessionNotRegistered);
    }

    [Fact]
    public async Task Sessions_do_not_disturb_each_other()
    {
        await using World world = await World.OpenAsync();
        Ref<SessionRecord> other = await world.LoginAsync();
        world.Feed.Register(world.Session, ["vm"]);
        world.Feed.Register(other, ["*"]);
        Task<NextBatch> waiting = world.NextAsync().AsTask();
        await world.AddAsync(new NetworkRecord());

        world.Feed.EndSession(other);
        await world.AddAsync(new VMRecord());

        using NextBatch batch = await World.Soon(waiting);
        batch.Events.Should().ContainSingle().Which.Class.Should().Be("vm");
    }

    [Fact]
    [Trait("Obligation", "EVENT-26")]
    public async Task One_subscription_more_than_the_limit_is_refused_and_changes_nothing()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { SubscriptionsPerSessionMax = 2 });
        world.Feed.Register(world.Session, ["vm", "vbd"]).Should().BeNull();

        world.Feed.Register(world.Session, ["network"])!.Code.Should().Be(ErrorCode.InvalidValue);
        world.Feed.Register(world.Session, ["VM", "vbd", "vm", "nonsense"]).Should().BeNull("nothing new is asked for");

        await world.AddAsync(new NetworkRecord());
        await world.AddAsync(new VMRecord());
        (await world.TakeNextAsync()).Should().ContainSingle().Which.Class.Should().Be("vm");
    }

    [Fact]
    public async Task One_string_more_than_a_call_may_have_is_refused()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { ClassesPerCallMax = 2 });

        world.Feed.Register(world.Session, ["vm", "vbd"]).Should().BeNull();
        world.Feed.Register(world.Session, ["vm", "vbd", "vif"])!.Code.Should().Be(ErrorCode.InvalidValue);
        world.Feed.Unregister(world.Session, ["vm", "vbd", "vif"])!.Code.Should().Be(ErrorCode.InvalidValue);
    }

    [Fact]
    [Trait("Obligation", "EVENT-26")]
    public async Task One_registered_session_more_than_the_limit_is_refused_until_another_is_gone()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { RegisteredSessionsMax = 2 });
        Ref<SessionRecord> second = await world.LoginAsync();
        Ref<SessionRecord> third = await world.LoginAsync();
        world.Feed.Register(world.Session, ["vm"]).Should().BeNull();
        world.Feed.Register(second, ["vm"]).Should().BeNull();
        world.Feed.Register(second, ["vbd"]).Should().BeNull("it has its place already");

        world.Feed.Register(third, ["vm"]).Should().Be(new XenError(ErrorCode.TooBusy));
        world.Feed.Unregister(third, ["vm"]).Should().Be(new XenError(ErrorCode.TooBusy));

        await world.LogoutAsync(second);
        world.Feed.Register(third, ["vm"]).Should().BeNull();
    }

    [Fact]
    public async Task One_call_more_than_the_limit_is_refused()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { WaitingCallsMax = 1 });
        world.Feed.Register(world.Session, ["vm"]);
        Task<NextBatch> waiting = world.NextAsync().AsTask();

        using (NextBatch refused = await world.NextAsync())
        {
            refused.Error.Should().Be(new XenError(ErrorCode.TooBusy));
        }

        await world.AddAsync(new VMRecord());
        using NextBatch batch = await World.Soon(waiting);
        batch.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task A_client_that_hangs_up_gives_the_turn_back()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["vm"]);
        using var hangUp = new CancellationTokenSource();
        Task<NextBatch> first = world.NextAsync(hangUp.Token).AsTask();
        Task<NextBatch> second = world.NextAsync().AsTask();

        await hangUp.CancelAsync();
        await first.Awaiting(task => World.Soon(task)).Should().ThrowAsync<OperationCanceledException>();
        await world.AddAsync(new VMRecord());

        using NextBatch batch = await World.Soon(second);
        batch.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task The_current_id_is_that_of_the_last_event()
    {
        await using World world = await World.OpenAsync();
        EventId before = world.Feed.CurrentId;

        await world.AddAsync(new VMRecord());

        world.Feed.CurrentId.Value.Should().Be(before.Value + 1).And.Be(world.Tail.Value);
    }
}
