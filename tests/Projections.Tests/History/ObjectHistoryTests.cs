using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Projections.Tests.History;

public sealed class ObjectHistoryTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void The_history_of_every_object_is_the_log_filtered_by_it(int seed)
    {
        var world = new PastWorld((ulong)seed);
        world.Run(60);
        foreach (IGrouping<RecordSlot, EventEntry> life in Events(world).GroupBy(entry => entry.After.Slot))
        {
            ObjectChange[] changes = [.. world.Past.Of(life.Key.Class, life.Key.Reference)];
            changes.Select(change => (change.Id, change.Kind, Text(life.Key, change.After))).Should().Equal(
                life.Select(entry => (entry.Id, entry.Kind, Text(life.Key, entry.After.Record))));
            foreach ((ObjectChange change, EventEntry entry) in changes.Zip(life))
            {
                CheckFields(change, entry);
            }
        }
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void A_life_whose_beginning_is_truncated_goes_on_from_a_checkpoint(int seed, bool checkpointAtHorizon)
    {
        var world = new PastWorld((ulong)seed);
        world.Run(40);
        EventId horizon = world.Tail;
        world.Run(checkpointAtHorizon ? 0 : 10);
        EventId checkpoint = world.Tail;
        world.Archive.Remember(world.View);
        world.Run(40);
        List<EventEntry> events = Events(world);
        world.Storage.Truncate(horizon);
        foreach (IGrouping<RecordSlot, EventEntry> life in events.GroupBy(entry => entry.After.Slot))
        {
            ObjectChange[] changes = [.. world.Past.Of(life.Key.Class, life.Key.Reference)];
            EventEntry[] left = [.. life.Where(entry => entry.Id > horizon)];
            changes.Select(change => (change.Id, change.Kind)).Should().Equal(left.Select(e => (e.Id, e.Kind)));
            foreach ((ObjectChange change, EventEntry entry) in changes.Zip(left))
            {
                if (entry.Id > checkpoint)
                {
                    Text(life.Key, change.After).Should().Be(Text(life.Key, entry.After.Record));
                    CheckFields(change, entry);
                }
                foreach (FieldChange field in change.Fields.Where(field => field.After is not null))
                {
                    field.Field.Same(field.After!, entry.After.Record!).Should().BeTrue();
                }
            }
        }
    }

    [Fact]
    public void A_change_says_who_made_it_when_and_how()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "one" });
        DateTimeOffset time = world.Now;
        world.Do(
            new SetField(network, NetworkRecord.NameLabelField, "two"),
            new CallContext
            {
                UserName = "ada", Origin = "10.0.0.1", TrackId = "t", Method = "network.set_name_label",
            });
        ObjectChange change = world.Past.Of(NetworkRecord.ClassInfo, network).Last();
        change.Time.Should().Be(time);
        change.Header.UserName.Should().Be("ada");
        change.Header.Origin.Should().Be("10.0.0.1");
        change.Header.TrackId.Should().Be("t");
        change.Header.Method.Should().Be("network.set_name_label");
        change.Header.Outcome.Error.Should().BeNull();
        FieldChange field = change.Fields.Should().ContainSingle().Subject;
        NetworkRecord.NameLabelField.Get((NetworkRecord)field.Before!).Should().Be("one");
        NetworkRecord.NameLabelField.Get((NetworkRecord)field.After!).Should().Be("two");
    }

    [Fact]
    public void Only_the_asked_for_part_of_a_life_is_told()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "0" });
        EventId after = world.Tail;
        world.Rename(network, "1");
        EventId upTo = world.Tail;
        world.Rename(network, "2");
        world.Past.Of(NetworkRecord.ClassInfo, network, after, upTo).Select(change => change.Id).Should().Equal(upTo);
    }

    [Fact]
    public void Nothing_is_told_below_the_horizon()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord());
        world.Storage.Truncate(world.Tail);
        Action below = () => world.Past.Of(NetworkRecord.ClassInfo, network, EventId.None);
        below.Should().Throw<LogHorizonException>();
        world.Past.Of(NetworkRecord.ClassInfo, network).Should().BeEmpty();
    }

    private static void CheckFields(ObjectChange change, EventEntry entry)
    {
        if (entry.Kind != EventKind.Mod)
        {
            return;
        }
        XenRecord before = entry.After.Previous!.Record!;
        XenRecord after = entry.After.Record!;
        change.Fields.Select(field => field.Field)
            .Should().Equal(after.Class.Fields.Where(field => !field.Same(before, after)));
        foreach (FieldChange field in change.Fields)
        {
            field.Field.QueryText(field.Before!).Should().Be(field.Field.QueryText(before));
            field.Field.QueryText(field.After!).Should().Be(field.Field.QueryText(after));
        }
    }

    private static string Text(RecordSlot slot, XenRecord? record) => PastWorld.Describe(slot.Reference, record);

    private static List<EventEntry> Events(PastWorld world)
    {
        var buffer = new EventEntry[world.Tail.Value];
        world.Log.Read(EventId.None, buffer).Should().Be(buffer.Length);
        return [.. buffer];
    }
}
