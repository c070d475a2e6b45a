using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;

namespace Xen.Model.Projections.Tests.Events;

public sealed class EventNextTests
{
    [Fact]
    [Trait("Obligation", "EVENT-1")]
    public async Task Every_touch_is_an_event_of_its_own_and_deletions_carry_the_last_state()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> a = await world.AddAsync(new VMRecord { NameLabel = "a" });
        Ref<VMRecord> b = await world.AddAsync(new VMRecord { NameLabel = "b" });
        world.Feed.Register(world.Session, ["VM", "VBD"]).Should().BeNull();
        long start = world.Tail.Value;

        await world.RenameAsync(a, "a2");
        await world.RenameAsync(a, "a3");
        await world.RemoveAsync(b);
        Ref<VBDRecord> x = await world.AddAsync(new VBDRecord { VM = a });
        await world.RemoveAsync(x);
        Ref<VBDRecord> y = await world.AddAsync(new VBDRecord { VM = a });
        IReadOnlyList<FeedEvent> events = await world.TakeNextAsync();

        events.Select(item => (item.Id.Value - start, item.Class, item.OperationName, item.Ref)).Should().Equal(
            (1, "vm", "mod", (ObjectRef)a),
            (2, "vm", "mod", (ObjectRef)a),
            (3, "vm", "del", (ObjectRef)b),
            (4, "vbd", "add", (ObjectRef)x),
            (5, "vm", "mod", (ObjectRef)a),
            (6, "vbd", "del", (ObjectRef)x),
            (7, "vm", "mod", (ObjectRef)a),
            (8, "vbd", "add", (ObjectRef)y),
            (9, "vm", "mod", (ObjectRef)a));
        events.Should().OnlyContain(item => item.Snapshot != null && !item.Snapshot.IsTombstone);
        ((VMRecord)events[0].Snapshot!.Record!).NameLabel.Should().Be("a2", "each event has the state of its moment");
        ((VMRecord)events[2].Snapshot!.Record!).NameLabel.Should().Be("b");
        events[0].Timestamp.Should().Be("1787300000.");
    }

    [Fact]
    [Trait("Obligation", "EVENT-2")]
    public async Task Fractions_of_a_second_are_in_the_timestamp()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);
        world.Clock.Advance(TimeSpan.FromMilliseconds(1250));

        await world.AddAsync(new VMRecord());

        (await world.TakeNextAsync())[0].Timestamp.Should().Be("1787300001.25");
    }

    [Fact]
    [Trait("Obligation", "EVENT-3")]
    public async Task Only_what_comes_after_the_registration_is_told()
    {
        await using World world = await World.OpenAsync();
        await world.AddAsync(new VMRecord());
        world.Feed.Register(world.Session, ["*"]);
        Task<NextBatch> waiting = world.NextAsync().AsTask();
        waiting.IsCompleted.Should().BeFalse();

        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());

        using NextBatch batch = await World.Soon(waiting);
        batch.Events.Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)vm);
    }

    [Fact]
    [Trait("Obligation", "EVENT-4")]
    public async Task A_session_that_never_registered_is_told_so_without_its_reference()
    {
        await using World world = await World.OpenAsync();

        using NextBatch batch = await world.NextAsync();

        batch.Error!.Code.Should().Be(ErrorCode.SessionNotRegistered);
        batch.Error.Parameters.Should().ContainSingle().Which.Should().MatchRegex("^trackid=[0-9a-f]{32}$");
    }

    [Fact]
    [Trait("Obligation", "EVENT-5")]
    public async Task Even_taking_back_a_subscription_registers()
    {
        await using World world = await World.OpenAsync();

        world.Feed.Unregister(world.Session, ["vm"]).Should().BeNull();

        using var hangUp = new CancellationTokenSource();
        Task<NextBatch> waiting = world.NextAsync(hangUp.Token).AsTask();
        waiting.IsCompleted.Should().BeFalse();
        await hangUp.CancelAsync();
        await waiting.Awaiting(task => World.Soon(task)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    [Trait("Obligation", "EVENT-5")]
    public async Task Taking_back_a_class_leaves_the_wider_subscription_as_it_is()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*", "network"]);
        world.Feed.Unregister(world.Session, ["VM", "Network"]);

        await world.AddAsync(new VMRecord());
        await world.AddAsync(new NetworkRecord());

        (await world.TakeNextAsync()).Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "EVENT-5")]
    public async Task Taking_back_the_same_subscription_ends_it_in_any_case()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["vm", "VM", "network"]);
        world.Feed.Unregister(world.Session, ["Vm"]);

        await world.AddAsync(new VMRecord());
        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord());

        (await world.TakeNextAsync()).Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)network);
    }

    [Fact]
    [Trait("Obligation", "EVENT-6")]
    public async Task A_batch_whose_reply_was_lost_is_delivered_again()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);
        await world.AddAsync(new VMRecord());
        IReadOnlyList<FeedEvent> lost;
        using (NextBatch batch = await world.NextAsync())
        {
            lost = batch.Events;
        }
        await world.AddAsync(new VMRecord());

        IReadOnlyList<FeedEvent> again = await world.TakeNextAsync();

        again.Should().HaveCount(2).And.StartWith(lost);
    }

    [Fact]
    [Trait("Obligation", "EVENT-7")]
    public async Task Calls_of_one_session_take_turns_and_share_the_events()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);
        Task<NextBatch> first = world.NextAsync().AsTask();
        Task<NextBatch> second = world.NextAsync().AsTask();
        Ref<VMRecord> a = await world.AddAsync(new VMRecord());

        using NextBatch batchOfA = await World.Soon(await Task.WhenAny(first, second));
        Task<NextBatch> other = batchOfA == (first.IsCompleted ? await first : null) ? second : first;
        await world.AddAsync(new VMRecord());
        other.IsCompleted.Should().BeFalse("the batch before has not been written yet");
        batchOfA.Commit();

        using NextBatch batchOfB = await World.Soon(other);
        batchOfA.Events.Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)a);
        batchOfB.Events.Should().ContainSingle().Which.Ref.Should().NotBe((ObjectRef)a);
    }

    [Fact]
    public async Task Answers_are_bounded_and_nothing_is_left_out_between_them()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { NextEventsMax = 3 });
        world.Feed.Register(world.Session, ["*"]);
        long start = world.Tail.Value;
        for (int number = 0; number < 7; number++)
        {
            await world.AddAsync(new VMRecord());
        }

        var ids = new List<IEnumerable<long>>();
        for (int answer = 0; answer < 3; answer++)
        {
            ids.Add((await world.TakeNextAsync()).Select(item => item.Id.Value - start));
        }

        ids[0].Should().Equal(1, 2, 3);
        ids[1].Should().Equal(4, 5, 6);
        ids[2].Should().Equal(7);
    }

    [Fact]
    public async Task A_pause_lets_more_events_come_along()
    {
        await using World world = await World.OpenAsync(
            new EventFeedOptions { NextPause = TimeSpan.FromMilliseconds(200) });
        world.Feed.Register(world.Session, ["*"]);
        Task<NextBatch> waiting = world.NextAsync().AsTask();

        await world.AddAsync(new VMRecord());
        await World.EventuallyAsync(() => world.Clock.PendingTimers == 1);
        await world.AddAsync(new VMRecord());
        waiting.IsCompleted.Should().BeFalse();
        world.Clock.Advance(TimeSpan.FromMilliseconds(200));

        using NextBatch batch = await World.Soon(waiting);
        batch.Events.Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "EVENT-8")]
    public async Task Events_are_lost_exactly_when_the_session_fell_behind_the_window()
    {
        await using World world = await World.OpenAsync(window: new EventWindowOptions { RetainedEventsMax = 1 });
        Ref<NetworkRecord> filler = await world.AddAsync(new NetworkRecord());
        Ref<SessionRecord> late = await world.LoginAsync();
        await world.FillToAsync(filler, EventLog.BlockLength - 1);
        world.Feed.Register(world.Session, ["*"]);
        await world.FillToAsync(filler, EventLog.BlockLength);
        world.Feed.Register(late, ["*"]);

        await world.FillToAsync(filler, EventLog.BlockLength + 1);
        await world.HorizonReachesAsync(EventLog.BlockLength);

        using NextBatch lost = await world.NextAsync();
        lost.Error.Should().Be(new XenError(ErrorCode.EventsLost));
        using NextBatch kept = await world.Feed.NextAsync(late, default);
        kept.Events.Should().ContainSingle().Which.Id.Value.Should().Be(EventLog.BlockLength + 1);
    }

    [Fact]
    public async Task After_a_loss_the_session_goes_on_at_the_head_without_registering_again()
    {
        await using World world = await World.OpenAsync(window: new EventWindowOptions { RetainedEventsMax = 1 });
        Ref<NetworkRecord> filler = await world.AddAsync(new NetworkRecord());
        world.Feed.Register(world.Session, ["*"]);
        await world.FillToAsync(filler, EventLog.BlockLength + 10);
        await world.HorizonReachesAsync(EventLog.BlockLength);
        using (NextBatch unanswered = await world.NextAsync())
        {
            unanswered.Error!.Code.Should().Be(ErrorCode.EventsLost);
        }
        using (NextBatch lost = await world.NextAsync())
        {
            lost.Error!.Code.Should().Be(ErrorCode.EventsLost, "the client has not been told yet");
            lost.Commit();
        }

        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());

        (await world.TakeNextAsync()).Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)vm);
    }

    [Fact]
    public async Task Waiting_for_a_rare_class_is_no_falling_behind()
    {
        await using World world = await World.OpenAsync(window: new EventWindowOptions { RetainedEventsMax = 1 });
        Ref<NetworkRecord> filler = await world.AddAsync(new NetworkRecord());
        world.Feed.Register(world.Session, ["vm"]);
        await world.FillToAsync(filler, EventLog.BlockLength);
        using (var hangUp = new CancellationTokenSource())
        {
            // Looks at all there is before it waits, and finds nothing that was asked for.
            Task<NextBatch> waiting = world.NextAsync(hangUp.Token).AsTask();
            await hangUp.CancelAsync();
            await waiting.Awaiting(task => World.Soon(task)).Should().ThrowAsync<OperationCanceledException>();
        }
        await world.FillToAsync(filler, EventLog.BlockLength + 1);
        await world.HorizonReachesAsync(EventLog.BlockLength);

        await world.AddAsync(new VMRecord());

        (await world.TakeNextAsync()).Should().ContainSingle().Which.Class.Should().Be("vm");
    }

    [Fact]
    [Trait("Obligation", "EVENT-1")]
    public async Task A_subscriber_that_keeps_up_sees_exactly_the_filtered_log()
    {
        await using World world = await World.OpenAsync(new EventFeedOptions { NextEventsMax = 7 });
        world.Feed.Register(world.Session, ["vm", "network"]);
        EventId start = world.Tail;
        Task writing = Task.Run(() => WriteAsync(world));
        var seen = new List<FeedEvent>();
        var random = new Random(2);

        while (seen.Count == 0 || seen[^1].Class != "network")
        {
            using NextBatch batch = await World.Soon(world.NextAsync().AsTask());
            batch.Error.Should().BeNull();
            if (random.Next(4) > 0)
            {
                seen.AddRange(batch.Events);
                batch.Commit();
            }
        }
        await writing;

        var entries = new EventEntry[world.Tail.Value - start.Value];
        world.Log.Read(start, entries).Should().Be(entries.Length);
        seen.Select(item => item.Id).Should().Equal(entries
            .Where(entry => entry.After.Slot.Class == VMRecord.ClassInfo
                || entry.After.Slot.Class == NetworkRecord.ClassInfo)
            .Select(entry => entry.Id));
    }

    private static async Task WriteAsync(World world)
    {
        for (int step = 0; step < 100; step++)
        {
            Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
            await world.AddAsync(new TaskRecord());
            await world.RenameAsync(vm, $"step {step}");
            await world.RemoveAsync(vm);
        }
        await world.AddAsync(new NetworkRecord());
    }
}
