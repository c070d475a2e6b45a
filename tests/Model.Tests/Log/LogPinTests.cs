using System.Runtime.CompilerServices;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;
using Xen.Model.Testing;
using Xen.Model.Tests.Schema;

namespace Xen.Model.Tests.Log;

public sealed class LogPinTests
{
    private static readonly EventWindowOptions s_small = new() { RetainedEventsMax = 1 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_held_view_shows_the_state_at_its_event_whatever_happens_later(int seed)
    {
        World world = World.OfPlainObjects((ulong)seed, s_small);
        var workload = new RelationWorkload(world);
        var random = new SeededRandomSource((ulong)seed + 100);
        var held = new List<(LogPin Pin, string State)>();
        for (int round = 0; round < 120; round++)
        {
            workload.Run(100);
            world.Log.Trim();
            if (held.Count < 4 && random.Chance(20))
            {
                LogPin pin = world.Log.Pin();
                pin.Id.Should().Be(world.Log.Published.Tail);
                held.Add((pin, Describe(world, pin.Id)));
            }
            if (held.Count > 0 && random.Chance(15))
            {
                int at = random.NextInt(held.Count);
                held[at].Pin.Dispose();
                held.RemoveAt(at);
            }
            foreach ((LogPin pin, string state) in held)
            {
                Describe(world, pin.Id).Should().Be(state);
            }
        }
        world.Log.Horizon.Value.Should().BeGreaterThan(EventLog.BlockLength);
        held.ForEach(item => item.Pin.Dispose());
        world.Log.Trim();
        world.Log.PinnedPasts.Should().Be(0);
        world.Log.OldestPin.Should().BeNull();
        NothingIsKeptBelowTheWindow(world);
    }

    [Fact]
    public void A_pin_keeps_one_version_of_an_object_however_often_it_changes()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> blob = world.Create(new BlobRecord { NameLabel = "held" });
        using LogPin pin = world.Log.Pin();
        Change(world, blob, 4 * EventLog.BlockLength);
        world.Log.Trim();

        RecordVersion? version = world.Sequencer.Store.AsOf(world.Log.Horizon).Find((ObjectRef)blob);
        version!.Previous!.Id.Should().Be(pin.Id);
        version.Previous.Previous.Should().BeNull();
        world.Sequencer.Store.AsOf(pin.Id).Find(blob)!.NameLabel.Should().Be("held");
        world.Log.PinnedPasts.Should().Be(1);
    }

    [Fact]
    public void A_deleted_object_is_given_up_only_when_nothing_holds_it()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> gone = world.Create(new BlobRecord());
        Ref<BlobRecord> other = world.Create(new BlobRecord());
        LogPin pin = world.Log.Pin();
        world.Destroy(gone);
        Change(world, other, 2 * EventLog.BlockLength);
        world.Log.Trim();
        world.Sequencer.Store.AsOf(pin.Id).All<BlobRecord>().Select(item => item.Reference).Should().Equal(gone, other);
        world.View.Find(gone).Should().BeNull();

        pin.Dispose();
        world.Sequencer.Store.Find(gone).Should().NotBeNull("only the writer gives anything up");
        world.Log.Trim();
        world.Sequencer.Store.Find(gone).Should().BeNull();
        world.View.Slots(BlobRecord.ClassInfo).Select(slot => slot.Reference).Should().Equal(other);
    }

    [Fact]
    public void An_object_that_came_and_went_unseen_by_any_pin_is_given_up_at_once()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> other = world.Create(new BlobRecord());
        using LogPin pin = world.Log.Pin();
        Ref<BlobRecord> brief = world.Create(new BlobRecord());
        world.Destroy(brief);
        Change(world, other, 2 * EventLog.BlockLength);
        world.Log.Trim();
        world.Sequencer.Store.Find(brief).Should().BeNull();
    }

    [Fact]
    public void What_was_held_is_no_longer_in_memory_after_the_release()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        LogPin pin = world.Log.Pin();
        WeakReference held = Watch(world, blob);
        Change(world, blob, 2 * EventLog.BlockLength);
        world.Log.Trim();
        Collect();
        held.IsAlive.Should().BeTrue();

        pin.Dispose();
        pin.Dispose();
        world.Log.Trim();
        Collect();
        held.IsAlive.Should().BeFalse();
    }

    [Fact]
    public void A_pin_survives_ids_that_were_given_up()
    {
        World world = World.OfPlainObjects(window: s_small);
        Ref<BlobRecord> blob = world.Create(new BlobRecord { NameLabel = "held" });
        using LogPin pin = world.Log.Pin();
        world.Set(blob, BlobRecord.NameLabelField, "later");
        world.Log.BeginAnew(new EventId(1000));
        world.Set(blob, BlobRecord.NameLabelField, "latest");
        world.Log.Horizon.Value.Should().Be(1000);
        world.Sequencer.Store.AsOf(pin.Id).Find(blob)!.NameLabel.Should().Be("held");
        world.Sequencer.Store.AsOf(new EventId(1000)).Find(blob)!.NameLabel.Should().Be("later");
        world.View.Find(blob)!.NameLabel.Should().Be("latest");
    }

    private static void Change(World world, Ref<BlobRecord> blob, int times)
    {
        for (int at = 0; at < times; at++)
        {
            world.Set(blob, BlobRecord.NameLabelField, $"{at}");
        }
    }

    private static string Describe(World world, EventId id)
    {
        RecordView view = world.Sequencer.Store.AsOf(id);
        IEnumerable<XenClass> kept = DataModel.Classes.Where(type => !type.IsVolatile);
        return string.Join('\n', kept.SelectMany(view.All).Select(version =>
            $"{version.Slot.Reference} {version.CreatedAt} {version.Id} "
            + RuntimeHelpers.GetHashCode(version.Record)));
    }

    private static void NothingIsKeptBelowTheWindow(World world)
    {
        EventId horizon = world.Log.Horizon;
        foreach (XenClass type in DataModel.Classes)
        {
            foreach (RecordSlot slot in world.View.Slots(type))
            {
                slot.At(horizon)?.Previous.Should().BeNull();
                (slot.Head.IsTombstone && slot.Head.Id <= horizon).Should().BeFalse();
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Watch(World world, Ref<BlobRecord> blob) => new(world.View.Find((ObjectRef)blob)!);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
