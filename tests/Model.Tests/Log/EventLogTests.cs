using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Tests.Log;

public sealed class EventLogTests
{
    private static readonly EventWindowOptions s_small = new() { RetainedEventsMax = 10, RetainedTombstonesMax = 3 };

    [Fact]
    public void An_empty_log_has_nothing_and_loses_nothing()
    {
        EventLog log = World.OfPlainObjects().Log;
        log.Read(EventId.None, new EventEntry[4]).Should().Be(0);
        log.Head.Should().Be(EventId.None);
        log.Horizon.Should().Be(EventId.None);
        log.TombstoneHorizon.Should().Be(EventId.None);
    }

    [Fact]
    public void Entries_are_read_in_order_across_blocks_with_any_buffer()
    {
        World world = WithEvents(EventLog.BlockLength + 100);
        var buffer = new EventEntry[999];
        EventId at = EventId.None;
        for (int count; (count = world.Log.Read(at, buffer)) > 0; at = new EventId(at.Value + count))
        {
            buffer.Take(count).Select(entry => entry.Id.Value - at.Value)
                .Should().Equal(Enumerable.Range(1, count).Select(id => (long)id));
        }
        at.Should().Be(world.Log.Head);
        world.Log.Read(at, []).Should().Be(0);
    }

    [Fact]
    public void A_reader_ahead_of_the_tail_waits_however_far_ahead_it_is()
    {
        World world = WithEvents(3);
        var buffer = new EventEntry[4];
        world.Log.Read(new EventId(3), buffer).Should().Be(0);
        world.Log.Read(new EventId(4), buffer).Should().Be(0);
        world.Log.Read(new EventId(1L << 40), buffer).Should().Be(0);
        world.Log.Read(new EventId(long.MaxValue), buffer).Should().Be(0);
    }

    [Fact]
    public void Trimming_gives_up_whole_blocks_and_reading_below_them_fails()
    {
        World world = World.OfPlainObjects(window: s_small);
        AddEvents(world, EventLog.BlockLength + 9);
        world.Log.Trim();
        world.Log.Horizon.Should().Be(EventId.None, "the window is not exceeded by a block yet");
        AddEvents(world, 1);
        world.Log.Trim();
        world.Log.Horizon.Should().Be(new EventId(EventLog.BlockLength));
        var buffer = new EventEntry[20];
        world.Log.Read(EventId.None, buffer).Should().Be(-1);
        world.Log.Read(new EventId(EventLog.BlockLength - 1), buffer).Should().Be(-1);
        world.Log.Read(world.Log.Horizon, buffer).Should().Be(10);
        buffer[0].Id.Should().Be(new EventId(EventLog.BlockLength + 1));
        AddEvents(world, 3 * EventLog.BlockLength);
        world.Log.Trim();
        world.Log.Horizon.Should().Be(new EventId(4 * EventLog.BlockLength));
    }

    [Fact]
    public void Trimming_cuts_the_past_of_versions_and_keeps_every_view_above_the_horizon()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> blob = world.Create(new BlobRecord { NameLabel = "0" });
        AddEvents(world, EventLog.BlockLength + 20, blob);
        RecordVersion newest = world.View.Find((ObjectRef)blob)!;
        world.Log.Trim();
        EventId horizon = world.Log.Horizon;
        horizon.Value.Should().Be(EventLog.BlockLength);
        for (EventId id = horizon; id <= world.Log.Head; id = new EventId(id.Value + 1))
        {
            world.Sequencer.Store.AsOf(id).Find((ObjectRef)blob)!.Id.Should().Be(id);
        }
        int kept = 0;
        for (RecordVersion? version = newest; version is not null; version = version.Previous)
        {
            kept++;
        }
        kept.Should().Be((int)(world.Log.Head.Value - horizon.Value) + 1);
        world.View.Find((ObjectRef)blob).Should().BeSameAs(newest);
    }

    [Fact]
    public void Trimming_frees_objects_that_were_gone_before_the_horizon()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> gone = world.Create(new BlobRecord());
        Ref<BlobRecord> alive = world.Create(new BlobRecord());
        world.Destroy(gone);
        world.View.Slots(BlobRecord.ClassInfo).Should().HaveCount(2, "a subscriber may still ask about it");
        AddEvents(world, EventLog.BlockLength + 20, alive);
        world.Log.Trim();
        world.View.Slots(BlobRecord.ClassInfo).Select(slot => slot.Reference).Should().Equal(alive);
        world.Sequencer.Store.Find(gone).Should().BeNull();
        world.View.All<BlobRecord>().Should().ContainSingle();
    }

    [Fact]
    public void A_reader_that_stands_on_a_freed_object_finds_its_way_on()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord>[] blobs = [.. Enumerable.Range(0, 5).Select(_ => world.Create(new BlobRecord()))];
        using IEnumerator<RecordSlot> reader = world.View.Slots(BlobRecord.ClassInfo).GetEnumerator();
        reader.MoveNext();
        reader.MoveNext();
        reader.Current.Reference.Should().Be((ObjectRef)blobs[1]);
        world.Destroy(blobs[1]);
        world.Destroy(blobs[2]);
        AddEvents(world, EventLog.BlockLength + 20, blobs[0]);
        world.Log.Trim();
        reader.MoveNext();
        while (reader.Current.Reference == (ObjectRef)blobs[2])
        {
            reader.MoveNext();
        }
        reader.Current.Reference.Should().Be((ObjectRef)blobs[3]);
    }

    [Fact]
    public void Deletions_are_remembered_up_to_their_limit_and_the_horizon_says_so()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord>[] blobs = [.. Enumerable.Range(0, 5).Select(_ => world.Create(new BlobRecord()))];
        foreach (Ref<BlobRecord> blob in blobs.Take(3))
        {
            world.Destroy(blob);
        }
        world.Log.TombstoneHorizon.Should().Be(EventId.None, "the limit is reached, not exceeded");
        world.Destroy(blobs[3]);
        world.Log.TombstoneHorizon.Should().Be(new EventId(6));
        Tombstone[] all = [.. world.Log.TombstonesAfter(EventId.None, world.Log.Head)];
        all.Select(item => item.Reference).Should().Equal(blobs[1], blobs[2], blobs[3]);
        all[0].DeletedAt.Should().Be(new EventId(7));
        all[0].CreatedAt.Should().Be(new EventId(2));
        all[0].Class.Should().BeSameAs(BlobRecord.ClassInfo);
        world.Log.TombstonesAfter(new EventId(7), new EventId(8)).Select(item => item.Reference)
            .Should().Equal(blobs[2]);
        world.Log.TombstonesAfter(new EventId(9), new EventId(9)).Should().BeEmpty();
    }

    [Fact]
    public void Limits_below_one_are_refused()
    {
        foreach (EventWindowOptions options in (EventWindowOptions[])
            [new() { RetainedEventsMax = 0 }, new() { RetainedTombstonesMax = 0 }])
        {
            Action making = () => World.OfPlainObjects(window: options);
            making.Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    [Fact]
    public void Classes_without_events_are_in_the_log_but_not_visible()
    {
        World world = World.OfPlainObjects();
        world.Create(new BlobRecord());
        world.EventsAfter(EventId.None)
            .Should().OnlyContain(entry => entry.IsVisible == BlobRecord.ClassInfo.Declaration.Events);
        world.Create(new OperationRecord());
        world.EventsAfter(new EventId(1)).Should().OnlyContain(entry => !entry.IsVisible);
    }

    [Fact]
    public void Whoever_waits_is_woken_by_the_next_publication()
    {
        World world = World.OfPlainObjects();
        Task waiting = world.Log.Signal.Next();
        world.Log.Signal.Next().Should().BeSameAs(waiting);
        waiting.IsCompleted.Should().BeFalse();
        world.Create(new BlobRecord());
        waiting.IsCompletedSuccessfully.Should().BeTrue();
        world.Log.Signal.Next().Should().NotBeSameAs(waiting);
    }

    private static World WithEvents(int count)
    {
        World world = World.OfPlainObjects();
        AddEvents(world, count);
        return world;
    }

    private static void AddEvents(World world, int count, Ref<BlobRecord> blob = default)
    {
        if (blob.IsNull)
        {
            blob = world.Create(new BlobRecord());
            count--;
        }
        for (int at = 0; at < count; at++)
        {
            world.Set(blob, BlobRecord.NameLabelField, $"{at}, {count} in all");
        }
    }
}
