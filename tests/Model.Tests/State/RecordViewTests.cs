using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Tests.Schema;

namespace Xen.Model.Tests.State;

public sealed class RecordViewTests
{
    [Fact]
    public void A_view_at_every_event_of_a_history_shows_what_had_happened_by_then()
    {
        World world = World.OfPlainObjects(seed: 71);
        var workload = new RelationWorkload(world);
        while (world.Log.Head.Value < 300)
        {
            workload.Run(1);
        }
        AssertEveryView(world);
    }

    [Fact]
    public void A_view_taken_early_goes_on_showing_the_past()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "first" });
        RecordView early = world.View;
        world.Set(site, PVSSiteRecord.NameLabelField, "second");
        Ref<PVSSiteRecord> other = world.Create(new PVSSiteRecord());
        world.Destroy(site);
        early.Find(site)!.NameLabel.Should().Be("first");
        early.Find(other).Should().BeNull();
        early.All<PVSSiteRecord>().Should().ContainSingle();
        early.Id.Should().Be(new EventId(1));
        world.View.Find(site).Should().BeNull();
        world.View.All<PVSSiteRecord>().Select(item => item.Reference).Should().Equal(other);
    }

    [Fact]
    public void Objects_are_listed_in_order_of_creation()
    {
        World world = World.OfPlainObjects();
        Ref<BlobRecord>[] blobs = [.. Enumerable.Range(0, 6).Select(_ => world.Create(new BlobRecord()))];
        world.Set(blobs[0], BlobRecord.NameLabelField, "touched last");
        world.Destroy(blobs[2]);
        world.Destroy(blobs[5]);
        Ref<BlobRecord> last = world.Create(new BlobRecord());
        world.View.All<BlobRecord>().Select(item => item.Reference)
            .Should().Equal(blobs[0], blobs[1], blobs[3], blobs[4], last);
    }

    [Fact]
    public void An_object_is_found_under_its_own_class_only()
    {
        World world = World.OfPlainObjects();
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        world.View.Find(BlobRecord.ClassInfo, blob).Should().NotBeNull();
        world.View.Find(VMRecord.ClassInfo, blob).Should().BeNull();
        world.View.Find(new Ref<VMRecord>(blob.Id)).Should().BeNull();
        world.View.TryGet(new Ref<VMRecord>(blob.Id), out _).Should().BeFalse();
        world.View.Find(ObjectRef.Null).Should().BeNull();
        world.View.Find(new ObjectRef(world.Random.NextGuid())).Should().BeNull();
    }

    [Fact]
    public void A_version_knows_when_it_came_and_when_its_object_was_created()
    {
        World world = World.OfPlainObjects();
        world.Create(new BlobRecord());
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        world.Set(blob, BlobRecord.NameLabelField, "changed");
        RecordVersion version = world.View.Find((ObjectRef)blob)!;
        version.CreatedAt.Should().Be(new EventId(2));
        version.Id.Should().Be(new EventId(3));
        version.Previous!.Id.Should().Be(new EventId(2));
        version.Previous.Previous.Should().BeNull();
    }

    [Fact]
    public void A_version_is_encoded_once_for_each_wire_format()
    {
        World world = World.OfPlainObjects();
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        RecordVersion version = world.View.Find((ObjectRef)blob)!;
        int encodings = 0;
        byte[] Encode(XenRecord record) => [(byte)++encodings];
        byte[] first = version.Encoded(0, Encode);
        version.Encoded(0, Encode).Should().BeSameAs(first);
        version.Encoded(1, Encode).Should().NotBeSameAs(first);
        encodings.Should().Be(2);
    }

    [Fact]
    public void Published_counts_are_those_of_the_published_tail()
    {
        World world = World.OfPlainObjects();
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        world.Create(new BlobRecord());
        Published before = world.Log.Published;
        world.Destroy(blob);
        before.LiveCount(BlobRecord.ClassInfo).Should().Be(2);
        world.Log.Published.LiveCount(BlobRecord.ClassInfo).Should().Be(1);
        world.Log.Published.LiveCount(VMRecord.ClassInfo).Should().Be(0);
    }

    private static void AssertEveryView(World world)
    {
        // The model: the newest record of each living object, kept up from the events alone.
        var model = new Dictionary<ObjectRef, XenRecord>();
        foreach (EventEntry entry in world.EventsAfter(EventId.None))
        {
            if (entry.After.Record is { } record)
            {
                model[entry.After.Slot.Reference] = record;
            }
            else
            {
                model.Remove(entry.After.Slot.Reference);
            }
            RecordView view = world.Sequencer.Store.AsOf(entry.Id);
            RecordVersion[] all = [.. DataModel.Classes.SelectMany(view.All)];
            all.Should().HaveCount(model.Count, "at event {0}", entry.Id);
            all.Should().OnlyContain(version => ReferenceEquals(model[version.Slot.Reference], version.Record));
            view.Find(entry.After.Slot.Reference)?.Record.Should().BeSameAs(entry.After.Record);
        }
    }
}
