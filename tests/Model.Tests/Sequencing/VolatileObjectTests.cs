using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

public sealed class VolatileObjectTests
{
    [Fact]
    public void Sessions_take_no_ids_and_are_not_in_the_log()
    {
        var world = new World();
        var session = (Ref<SessionRecord>)world.Do(new OpenSession(new SessionRecord { Originator = "tests" })).Result!;
        DateTimeOffset opened = world.Get(session).LastActive;
        world.Do(new TouchSession(session));
        world.Get(session).LastActive.Should().BeAfter(opened);
        world.Do(new SessionLogout(), new CallContext { Session = session });
        world.View.Find(session).Should().BeNull();
        world.Log.Head.Should().Be(EventId.None);
        world.Commits.Should().BeEmpty();
    }

    [Fact]
    public void A_call_that_changes_both_kinds_logs_one_of_them()
    {
        World world = Scripted.World();
        Ref<SessionRecord> session = default;
        world.Do(new Scripted(context =>
        {
            session = context.Create(new SessionRecord { Originator = "tests" });
            context.Create(new PVSSiteRecord { NameLabel = "site" });
            return Decision.Done;
        }));
        world.EventsAfter(EventId.None)
            .Should().ContainSingle().Which.After.Slot.Class.Should().Be(PVSSiteRecord.ClassInfo);
        world.Get(session).Originator.Should().Be("tests");
        world.Replayed().Log.View.All<SessionRecord>().Should().BeEmpty();
        world.Replayed().Log.View.All<PVSSiteRecord>().Should().ContainSingle();
    }

    [Fact]
    public void A_session_lists_its_tasks_without_an_event_of_its_own()
    {
        World world = Scripted.World();
        Ref<SessionRecord> session = default;
        Ref<TaskRecord> task = default;
        world.Do(new Scripted(context =>
        {
            session = context.Create(new SessionRecord());
            task = context.Create(new TaskRecord { Session = session });
            return Decision.Done;
        }));
        world.Get(session).Tasks.Contains(task).Should().BeTrue();
        world.EventsAfter(EventId.None).Should().ContainSingle();
        world.Replayed().Log.View.Find(task)!.Session.IsNull.Should().BeTrue("the log does not hold it");
    }

    [Fact]
    public void A_refused_call_leaves_sessions_as_they_were()
    {
        World world = Scripted.World();
        world.Step(new Scripted(context =>
        {
            context.Create(new SessionRecord());
            return DecisionContext.HandleInvalid(Ref<VMRecord>.Null);
        })).Error.Should().NotBeNull();
        world.View.All<SessionRecord>().Should().BeEmpty();
    }

    [Fact]
    public void Objects_outside_the_log_are_there_from_the_start_and_not_replayed()
    {
        World world = World.OfPlainObjects();
        var role = new Ref<RoleRecord>(world.Random.NextGuid());
        world.Sequencer.AddStatic(role, new RoleRecord { NameLabel = "pool-admin" });
        world.Get(role).NameLabel.Should().Be("pool-admin");
        world.Log.Head.Should().Be(EventId.None);
        world.Log.Publish(world.Log.Sealed());
        world.Log.Published.LiveCount(RoleRecord.ClassInfo).Should().Be(1);
    }
}
