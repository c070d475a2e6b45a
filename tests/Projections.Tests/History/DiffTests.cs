using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Tests.History;

public sealed class DiffTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void The_first_state_with_the_differences_is_the_second_state(int seed)
    {
        var world = new PastWorld((ulong)seed);
        world.Run(20);
        world.Archive.Remember(world.View);
        world.Run(20);
        for (int round = 0; round < 60; round++)
        {
            var from = new EventId(world.Random.NextInt((int)world.Tail.Value + 1));
            var to = new EventId(from.Value + world.Random.NextInt((int)(world.Tail.Value - from.Value) + 1));
            Dictionary<ObjectRef, string> state = StateAt(world.At(from));
            foreach (ObjectDifference difference in world.Past.Diff(from, to))
            {
                Apply(state, difference);
            }
            state.Should().BeEquivalentTo(StateAt(world.At(to)), "from {0} to {1}", from, to);
        }
    }

    [Fact]
    public void What_came_and_went_in_between_is_not_a_difference()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "one" });
        EventId from = world.Tail;
        world.Put(world.Add(new NetworkRecord()), null);
        world.Rename(network, "two");
        world.Rename(network, "one");
        world.Past.Diff(from, world.Tail).Should().BeEmpty();
    }

    [Fact]
    public void A_changed_object_names_its_fields_with_both_values()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "one" });
        EventId from = world.Tail;
        world.Rename(network, "two");
        ObjectDifference difference = world.Past.Diff(from, world.Tail).Should().ContainSingle().Subject;
        difference.Kind.Should().Be(EventKind.Mod);
        FieldChange change = difference.Fields.Should().ContainSingle().Subject;
        change.Field.GetValue(change.Before!).Should().Be("one");
        change.Field.GetValue(change.After!).Should().Be("two");
    }

    [Fact]
    public void The_second_event_must_not_come_before_the_first()
    {
        var world = new PastWorld();
        world.Run(3);
        Action backwards = () => world.Past.Diff(world.Tail, EventId.None);
        backwards.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void Apply(Dictionary<ObjectRef, string> state, ObjectDifference difference)
    {
        state.GetValueOrDefault(difference.Reference, "").Should().Be(
            difference.Before is { } before ? PastWorld.Describe(difference.Reference, before) : "");
        if (difference.After is { } after)
        {
            state[difference.Reference] = PastWorld.Describe(difference.Reference, after);
        }
        else
        {
            state.Remove(difference.Reference);
        }
    }

    private static Dictionary<ObjectRef, string> StateAt(RecordView view) => DataModel.Classes
        .SelectMany(view.All)
        .Where(version => version.Id > EventId.None)
        .ToDictionary(
            version => version.Slot.Reference, version => PastWorld.Describe(version.Slot.Reference, version.Record));
}
