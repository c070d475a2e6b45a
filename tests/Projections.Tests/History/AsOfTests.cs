using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Projections.Indexes;
using Xen.Model.Projections.Queries;
using Xen.Model.Sequencing;

namespace Xen.Model.Projections.Tests.History;

public sealed class AsOfTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 7)]
    [InlineData(3, 25)]
    public void The_state_as_of_any_event_is_the_fold_of_the_events_up_to_it(int seed, int checkpointEvery)
    {
        var world = new PastWorld((ulong)seed);
        for (int step = 1; step <= 60; step++)
        {
            world.Run(1);
            if (checkpointEvery > 0 && step % checkpointEvery == 0)
            {
                world.Archive.Remember(world.View);
            }
        }
        for (long id = 0; id <= world.Tail.Value; id++)
        {
            using PastView view = world.Past.AsOf(new EventId(id));
            view.Id.Value.Should().Be(id);
            PastWorld.Describe(view.View)
                .Should().Be(PastWorld.Describe(world.At(new EventId(id))), "of event {0}", id);
        }
    }

    [Fact]
    public void A_time_stands_for_the_last_event_at_or_before_it()
    {
        var world = new PastWorld();
        DateTimeOffset first = world.Now;
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "old" });
        world.Rename(network, "new");
        Label(first.AddMilliseconds(-1)).Should().BeNull();
        Label(first).Should().Be("old");
        Label(first.AddMilliseconds(999)).Should().Be("old");
        Label(first.AddSeconds(1)).Should().Be("new");
        Label(first.AddYears(1)).Should().Be("new");

        string? Label(DateTimeOffset time)
        {
            using PastView view = world.Past.AsOf(time);
            return view.View.Find(network)?.NameLabel;
        }
    }

    [Fact]
    public void Objects_of_the_past_are_found_by_the_name_and_uuid_they_had()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { Uuid = "one", NameLabel = "old" });
        EventId then = world.Tail;
        world.Rename(network, "new");
        using PastView view = world.Past.AsOf(then);
        view.Indexes.ByNameLabel(view.View, NetworkRecord.ClassInfo, "old").Should().Equal(network);
        view.Indexes.ByNameLabel(view.View, NetworkRecord.ClassInfo, "new").Should().BeEmpty();
        view.Indexes.ByUuid(view.View, NetworkRecord.ClassInfo, "one").Should().Be((ObjectRef)network);
    }

    [Fact]
    public void Every_query_works_on_the_past()
    {
        var world = new PastWorld();
        Ref<VMRecord> vm = world.Add(new VMRecord { NameLabel = "guest" });
        EventId then = world.Tail;
        world.Put(vm, null);
        QueryTable queries = StandardQueries.Table();
        using PastView view = world.Past.AsOf(then);
        var call = new VMGetAllowedVBDDevices(vm);
        queries.TryGet(call.GetType(), out Func<Schema.Call, QueryContext, QueryResult>? answer).Should().BeTrue();
        answer!(call, view.Query(CallContext.Server, TimeProvider.System)).Error.Should().BeNull();
        using PastView now = world.Past.AsOf(world.Tail);
        answer(call, now.Query(CallContext.Server, TimeProvider.System)).Error!.Code.Should().Be("HANDLE_INVALID");
    }

    [Fact]
    public void Roles_are_there_at_any_time_although_no_event_tells_of_them()
    {
        using PastView view = new PastWorld().Past.AsOf(EventId.None);
        view.View.All<RoleRecord>().Should().NotBeEmpty();
    }

    [Fact]
    public void Below_the_horizon_there_is_nothing_but_a_checkpoint_at_it_makes_it_readable()
    {
        var world = new PastWorld();
        world.Run(10);
        EventId horizon = world.Tail;
        string expected = PastWorld.Describe(world.View);
        world.Archive.Remember(world.View);
        world.Run(10);
        world.Storage.Truncate(horizon);
        using PastView view = world.Past.AsOf(horizon);
        PastWorld.Describe(view.View).Should().Be(expected);
        world.Past.OldestState().Should().Be(horizon);
        Action below = () => world.Past.AsOf(new EventId(horizon.Value - 1));
        below.Should().Throw<LogHorizonException>().Which.Horizon.Value.Should().Be(horizon.Value - 1);
    }

    [Fact]
    public void Between_the_horizon_and_the_first_checkpoint_no_state_can_be_had()
    {
        var world = new PastWorld();
        world.Run(10);
        EventId horizon = world.Tail;
        world.Run(10);
        EventId checkpoint = world.Tail;
        world.Archive.Remember(world.View);
        world.Storage.Truncate(horizon);
        Action below = () => world.Past.AsOf(new EventId(checkpoint.Value - 1));
        below.Should().Throw<LogHorizonException>().Which.Horizon.Value.Should().Be(checkpoint.Value - 1);
        world.Past.AsOf(checkpoint).Dispose();
    }

    [Fact]
    public void What_has_not_happened_yet_cannot_be_asked_for()
    {
        var world = new PastWorld();
        world.Run(3);
        Action ahead = () => world.Past.AsOf(new EventId(world.Tail.Value + 1));
        ahead.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void The_recent_past_is_read_from_the_running_model()
    {
        var world = new PastWorld();
        world.Run(10);
        var past = new LogHistory(world.Archive, new LiveState(world.Log, world.Store, new ObjectIndexes()));
        for (long id = 0; id <= world.Tail.Value; id++)
        {
            using PastView view = past.AsOf(new EventId(id));
            PastWorld.Describe(view.View).Should().Be(PastWorld.Describe(world.At(new EventId(id))));
        }
        world.Log.OldestPin.Should().BeNull("every view was let go of");
        using PastView held = past.AsOf(world.Tail);
        world.Log.OldestPin.Should().Be(held.Id);
    }
}
