using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

public sealed class SequencerTests
{
    [Fact]
    public void Ids_follow_each_other_without_a_gap_across_commits()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        for (int at = 0; at < 5; at++)
        {
            world.Create(new PVSServerRecord { Site = site });
        }
        world.Destroy(site);
        List<EventEntry> events = world.EventsAfter(EventId.None);
        events.Select(entry => entry.Id.Value).Should().Equal(Enumerable.Range(1, 12).Select(id => (long)id));
        world.Commits[0].FirstId.Should().Be(new EventId(1));
        world.Commits.Zip(world.Commits.Skip(1))
            .Should().OnlyContain(pair => pair.First.LastId.Value + 1 == pair.Second.FirstId.Value);
        world.Commits.Sum(commit => commit.EventCount).Should().Be(12);
        world.Log.Head.Should().Be(new EventId(12));
    }

    [Fact]
    public void Writing_what_is_there_already_is_no_event()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "here" });
        Ref<PVSServerRecord> server =
            world.Create(new PVSServerRecord { Site = site, Addresses = XenSet<string>.Of("10.0.0.1") });
        EventId before = world.Log.Head;
        world.Set(site, PVSSiteRecord.NameLabelField, "here");
        world.Set(server, PVSServerRecord.SiteField, site);
        world.Set(server, PVSServerRecord.AddressesField, XenSet<string>.Of("10.0.0.1"));
        world.Do(new Observe([new Fact(site, world.Get(site) with { NameLabel = new string("here".ToCharArray()) })]));
        world.Do(new AddToSet(server, PVSServerRecord.AddressesField, "10.0.0.1"));
        world.Do(new RemoveFromSet(server, PVSServerRecord.AddressesField, "absent"));
        world.Log.Head.Should().Be(before);
        world.Commits.Should().HaveCount(2);
    }

    [Fact]
    public void A_refused_call_leaves_no_trace()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "before" });
        CallOutcome outcome = world.Step(new Scripted(context =>
        {
            context.Changes.Update(site, record => record with { NameLabel = "after" });
            context.Create(new PVSServerRecord { Site = site });
            context.NeedTask();
            return new XenError(ErrorCode.OperationNotAllowed, "no");
        }));
        outcome.Error!.Description.Should().Equal("OPERATION_NOT_ALLOWED", "no");
        outcome.Task.IsNull.Should().BeTrue();
        AssertOnlySite(world, site);
    }

    [Fact]
    public void A_decider_that_throws_is_an_internal_error_and_changes_nothing()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "before" });
        CallOutcome outcome = world.Step(new Scripted(context =>
        {
            context.Changes.Delete(site);
            throw new InvalidCastException("a bug");
        }));
        outcome.Error!.Code.Should().Be("INTERNAL_ERROR");
        outcome.Error.Parameters
            .Should().ContainSingle().Which.Should().Contain("InvalidCastException").And.Contain("a bug");
        AssertOnlySite(world, site);
        world.Set(site, PVSSiteRecord.NameLabelField, "later");
        world.Get(site).NameLabel.Should().Be("later", "everybody else goes on");
    }

    [Fact]
    public void A_call_without_decider_is_not_implemented()
    {
        World world = World.OfPlainObjects();
        world.Step(new Scripted(_ => Decision.Done)).Error!.Description
            .Should().Equal("NOT_IMPLEMENTED", "test.scripted");
    }

    [Fact]
    public void What_is_created_and_deleted_in_one_decision_never_was()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "before" });
        world.Do(new Scripted(context =>
        {
            Ref<PVSServerRecord> server = context.Create(new PVSServerRecord { Site = site });
            context.Changes.Touch(server);
            context.Changes.Delete(server);
            return Decision.Done;
        }));
        AssertOnlySite(world, site);
    }

    [Fact]
    public void What_is_touched_and_then_deleted_is_gone()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        world.Do(new Scripted(context =>
        {
            context.Changes.Touch(site);
            context.Changes.Delete(site);
            return Decision.Done;
        }));
        world.View.Find(site).Should().BeNull();
        world.EventsAfter(EventId.None).Select(entry => entry.Kind).Should().Equal(EventKind.Add, EventKind.Del);
    }

    [Fact]
    public void A_touched_object_has_an_event_although_nothing_differs()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        world.Do(new Scripted(context =>
        {
            context.Changes.Touch(site);
            return Decision.Done;
        }));
        world.EventsAfter(EventId.None).Select(entry => entry.Kind).Should().Equal(EventKind.Add, EventKind.Mod);
        World.Events(world.Replayed().Log, EventId.None).Should().HaveCount(2);
    }

    [Fact]
    public void An_identity_is_never_given_twice_not_even_after_the_end_of_its_first_owner()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        world.Destroy(site);
        EventId head = world.Log.Head;
        world.Step(new Observe([new Fact(site, new PVSSiteRecord())])).Error!.Code.Should().Be("INTERNAL_ERROR");
        world.Step(new Observe([new Fact(ObjectRef.Null, new PVSSiteRecord())])).Error!.Code
            .Should().Be("INTERNAL_ERROR");
        world.Log.Head.Should().Be(head);
    }

    [Fact]
    public void An_object_cannot_become_one_of_another_class()
    {
        World world = World.OfPlainObjects();
        Ref<FeatureRecord> feature = world.Create(new FeatureRecord());
        world.Step(new Observe([new Fact(feature, new BlobRecord())])).Error!.Code.Should().Be("INTERNAL_ERROR");
        world.Get(feature).Should().NotBeNull();
    }

    [Fact]
    public void A_decision_sees_what_it_has_done_so_far()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> old = world.Create(new PVSSiteRecord());
        world.Do(new Scripted(context =>
        {
            Ref<PVSSiteRecord> made = context.Create(new PVSSiteRecord());
            context.Changes.All<PVSSiteRecord>().Select(item => item.Reference).Should().Equal(old, made);
            context.Changes.Delete(old);
            context.Changes.All<PVSSiteRecord>().Select(item => item.Reference).Should().Equal(made);
            context.Changes.TryGet(old, out _).Should().BeFalse();
            context.Changes.Find(made).Should().NotBeNull();
            Action getting = () => context.Changes.Get(old);
            getting.Should().Throw<InvalidOperationException>();
            return Decision.Done;
        }));
        world.View.All<PVSSiteRecord>().Should().ContainSingle();
    }

    [Fact]
    public void Nothing_is_visible_before_it_is_published()
    {
        World world = World.OfPlainObjects();
        var batch = new CommitBatch();
        world.Sequencer.Step(new CreateObject(new PVSSiteRecord()), CallContext.Server, world.Now, batch);
        world.View.All<PVSSiteRecord>().Should().BeEmpty();
        world.Log.Read(EventId.None, new EventEntry[1]).Should().Be(0);
        world.Log.Publish(world.Log.Sealed());
        world.View.All<PVSSiteRecord>().Should().ContainSingle();
        world.Log.Read(EventId.None, new EventEntry[1]).Should().Be(1);
    }

    [Fact]
    public void Calls_of_one_batch_build_on_each_other_and_stay_apart()
    {
        World world = World.OfPlainObjects();
        var batch = new CommitBatch();
        var site = (ObjectRef)world.Sequencer.Step(
            new CreateObject(new PVSSiteRecord()), CallContext.Server, world.Now, batch).Result!;
        world.Sequencer.Step(
            new SetField(site, PVSSiteRecord.NameLabelField, "x"), CallContext.Server, world.Now, batch);
        world.Sequencer.Step(new DestroyObject(PVSSiteRecord.ClassInfo, site), CallContext.Server, world.Now, batch);
        batch.Entries.Select(entry => (entry.FirstId.Value, entry.EventCount)).Should().Equal((1, 1), (2, 1), (3, 1));
        batch.LastId.Should().Be(world.Log.Head);
    }

    private static void AssertOnlySite(World world, Ref<PVSSiteRecord> site)
    {
        world.Get(site).Should().Be(PVSSiteRecord.ClassInfo.Empty is PVSSiteRecord empty
            ? empty with { NameLabel = "before", Uuid = world.Get(site).Uuid } : null);
        world.View.All<PVSServerRecord>().Should().BeEmpty();
        world.View.All<TaskRecord>().Should().BeEmpty();
        world.Log.Head.Should().Be(new EventId(1));
        world.Commits.Should().ContainSingle();
    }
}
