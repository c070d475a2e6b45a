using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Projections.Snapshots;

namespace Xen.Model.Projections.Tests.Events;

public sealed class EventFromWaitingTests
{
    [Fact]
    public async Task With_nothing_to_tell_it_waits_for_the_timeout_and_answers_empty()
    {
        await using World world = await World.OpenAsync();
        await world.AddAsync(new VMRecord());
        Task<FromBatch> waiting = world.FromAsync(world.Token, 30, "vm");

        world.Clock.Advance(TimeSpan.FromSeconds(29.9));
        waiting.IsCompleted.Should().BeFalse();
        world.Clock.Advance(TimeSpan.FromSeconds(0.2));

        FromBatch batch = await World.Soon(waiting);
        batch.Error.Should().BeNull();
        batch.Events.Should().BeEmpty();
        batch.ValidRefCounts.Should().NotBeEmpty();
        batch.Token.Should().Be(world.Token);
        world.Feed.CallsUnderWay.Should().Be(0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e30)]
    [Trait("Obligation", "EVENT-18")]
    public async Task A_timeout_that_makes_no_sense_means_a_day(double timeout)
    {
        await using World world = await World.OpenAsync();
        Task<FromBatch> waiting = world.FromAsync("", timeout, "vm");

        world.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        waiting.IsCompleted.Should().BeFalse();
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        (await World.Soon(waiting)).Events.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "EVENT-18")]
    public async Task Without_a_timeout_it_answers_at_once()
    {
        await using World world = await World.OpenAsync();

        Task<FromBatch> answer = world.FromAsync("", 0, "vm");

        answer.IsCompleted.Should().BeTrue();
        (await answer).Events.Should().BeEmpty();
    }

    [Fact]
    public async Task With_no_classes_it_waits_whatever_happens()
    {
        await using World world = await World.OpenAsync();
        Task<FromBatch> waiting = world.FromAsync("", 5);
        await world.AddAsync(new VMRecord());
        waiting.IsCompleted.Should().BeFalse();

        await AdvanceUntilAsync(world, waiting);

        (await waiting).Events.Should().BeEmpty();
        world.Clock.GetUtcNow().Should().BeOnOrAfter(DateTimeOffset.FromUnixTimeSeconds(1_787_300_005));
    }

    [Fact]
    public async Task A_change_wakes_it_and_what_follows_shortly_comes_along()
    {
        await using World world = await World.OpenAsync(
            new EventFeedOptions { FromPause = TimeSpan.FromMilliseconds(20) });
        Task<FromBatch> waiting = world.FromAsync("", 30, "vm");

        await world.AddAsync(new VMRecord());
        await World.EventuallyAsync(() => world.Clock.PendingTimers == 1);
        await world.AddAsync(new VMRecord());
        waiting.IsCompleted.Should().BeFalse();
        await AdvanceUntilAsync(world, waiting);

        (await waiting).Events.Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "EVENT-19")]
    public async Task Who_waits_for_tasks_only_is_told_without_a_pause()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { FromPause = TimeSpan.FromHours(1) });
        Ref<TaskRecord> task = await world.AddAsync(new TaskRecord());
        Task<FromBatch> waiting = world.FromAsync(world.Token, 30, $"task/{task}");

        await world.RenameAsync(task, "done");

        (await World.Soon(waiting)).Events.Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)task);
    }

    [Fact]
    public async Task What_does_not_match_moves_the_token_but_does_not_end_the_wait()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { FromPause = TimeSpan.Zero });
        Task<FromBatch> waiting = world.FromAsync("", 30, "vm");

        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord());
        await world.RenameAsync(network, "other");
        waiting.IsCompleted.Should().BeFalse();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());

        FromBatch batch = await World.Soon(waiting);
        batch.Events.Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)vm);
        batch.Token.Should().Be(world.Token);
    }

    [Fact]
    public async Task A_thousand_waiters_are_woken_by_one_change_and_share_one_encoding()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { FromPause = TimeSpan.Zero });
        Ref<TaskRecord> task = await world.AddAsync(new TaskRecord());
        string token = world.Token;
        Task<FromBatch>[] waiting =
        [
            .. Enumerable.Range(0, 1000).Select(number =>
                world.FromAsync(token, 60, number % 2 == 0 ? $"task/{task}" : "*")),
        ];
        world.Feed.CallsUnderWay.Should().Be(1000);

        await world.RenameAsync(task, "done");
        FromBatch[] batches = await World.Soon(Task.WhenAll(waiting));

        var format = new TraceFormat();
        batches.Select(batch => SnapshotEncoder.Encode(batch.Events.Single().Snapshot!, format))
            .Distinct().Should().ContainSingle();
        format.Writers.Should().Be(1);
        world.Feed.CallsUnderWay.Should().Be(0);
        await World.EventuallyAsync(() => world.Clock.PendingTimers == 0);
    }

    [Fact]
    public async Task The_end_of_the_session_ends_the_wait()
    {
        await using World world = await World.OpenAsync();
        Task<FromBatch> waiting = world.FromAsync("", 30, "vm");

        world.Feed.EndSession(world.Session);

        (await World.Soon(waiting)).Error.Should().Be(new XenError(ErrorCode.SessionInvalid, world.Session.ToString()));
    }

    [Fact]
    public async Task A_logout_ends_the_wait_even_if_nobody_tells_the_feed()
    {
        await using World world = await World.OpenAsync();
        Task<FromBatch> waiting = world.FromAsync("", 30, "vm");

        await world.LogoutAsync(world.Session);

        (await World.Soon(waiting)).Error!.Code.Should().Be(ErrorCode.SessionInvalid);
        (await world.FromAsync("", 0, "vm")).Error!.Code.Should().Be(ErrorCode.SessionInvalid);
    }

    [Fact]
    public async Task A_client_that_hangs_up_ends_the_wait()
    {
        await using World world = await World.OpenAsync();
        using var hangUp = new CancellationTokenSource();
        Task<FromBatch> waiting = world.Feed.FromAsync(world.Session, ["vm"], "", 30, hangUp.Token).AsTask();

        await hangUp.CancelAsync();

        await waiting.Awaiting(task => World.Soon(task)).Should().ThrowAsync<OperationCanceledException>();
        world.Feed.CallsUnderWay.Should().Be(0);
        await World.EventuallyAsync(() => world.Clock.PendingTimers == 0);
    }

    [Fact]
    public async Task One_call_more_than_the_limit_is_refused()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { WaitingCallsMax = 2 });
        Task<FromBatch> first = world.FromAsync("", 30, "vm");
        Task<FromBatch> second = world.FromAsync("", 30, "vm");

        (await world.FromAsync("", 30, "vm")).Error.Should().Be(new XenError(ErrorCode.TooBusy));

        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await World.Soon(Task.WhenAll(first, second));
        (await world.FromAsync("", 0, "vm")).Error.Should().BeNull("there is room again");
    }

    [Fact]
    public async Task One_class_more_than_the_limit_is_refused()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { ClassesPerCallMax = 2 });

        (await world.FromAsync("", 0, "vm", "vbd")).Error.Should().BeNull();
        (await world.FromAsync("", 0, "vm", "vbd", "vif")).Error!.Code.Should().Be(ErrorCode.InvalidValue);
    }

    private static Task AdvanceUntilAsync(World world, Task task) => World.EventuallyAsync(() =>
    {
        world.Clock.Advance(TimeSpan.FromMilliseconds(100));
        return task.IsCompleted;
    });
}
