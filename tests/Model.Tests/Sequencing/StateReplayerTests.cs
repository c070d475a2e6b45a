using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Tests.Schema;

namespace Xen.Model.Tests.Sequencing;

public sealed class StateReplayerTests
{
    private static readonly XenClass[] s_logged = [.. DataModel.Classes.Where(type => !type.IsVolatile)];

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_checkpoint_and_the_commits_behind_it_lead_where_the_whole_log_leads(int seed)
    {
        World world = Scripted.World((ulong)seed);
        new RelationWorkload(world).Run(120);
        StateReplayer whole = new();
        int middle = world.Commits.Count / 2;
        foreach (StoredCommit commit in world.Commits.Take(middle))
        {
            whole.Replay(commit);
        }
        whole.Show();
        var tail = new StateReplayer();
        var told = new Told();
        tail.Restore(new Taken(whole), [told]);
        told.Additions.Should().Be(Describe(whole.View).Count());
        foreach (StoredCommit commit in world.Commits.Skip(middle))
        {
            whole.Replay(commit);
            tail.Replay(commit);
        }
        tail.Show();

        tail.Head.Should().Be(world.Log.Head);
        Describe(tail.View).Should().Equal(Describe(world.View));
        foreach (XenClass type in s_logged)
        {
            tail.Log.Published.LiveCount(type).Should().Be(world.Log.Published.LiveCount(type));
        }
        tail.Log.TombstonesAfter(EventId.None, tail.Head)
            .Should().Equal(world.Log.TombstonesAfter(EventId.None, world.Log.Head));
        tail.Log.Read(EventId.None, new EventEntry[1]).Should().Be(-1, "the events before the checkpoint are unknown");
    }

    [Fact]
    public void A_commit_that_gives_the_reference_of_a_gone_object_to_another_is_damage()
    {
        World world = World.OfPlainObjects();
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        world.Destroy(blob);
        var replayer = new StateReplayer();
        world.Commits.ForEach(commit => replayer.Replay(commit));

        StoredCommit again = world.Commits[0] with { FirstId = new EventId(replayer.Head.Value + 1) };
        replayer.Invoking(state => state.Replay(again)).Should().Throw<MessagePackException>();
    }

    [Fact]
    public void Ids_that_were_given_up_are_passed_over_and_the_window_begins_behind_them()
    {
        World world = World.OfPlainObjects();
        Ref<BlobRecord> blob = world.Create(new BlobRecord());
        world.Set(blob, BlobRecord.NameLabelField, "changed");
        var replayer = new StateReplayer();
        replayer.Replay(world.Commits[0]);
        replayer.Replay(world.Commits[1] with { FirstId = new EventId(500) });
        replayer.Show();

        replayer.Head.Value.Should().Be(500);
        replayer.Log.Horizon.Value.Should().Be(499);
        RecordVersion version = replayer.View.Find((ObjectRef)blob)!;
        version.Id.Value.Should().Be(500);
        version.CreatedAt.Value.Should().Be(1);
        replayer.View.Find(blob)!.NameLabel.Should().Be("changed");
        replayer.GoTo(new EventId(400));
        replayer.Head.Value.Should().Be(500);
    }

    [Fact]
    public void A_state_that_is_not_empty_takes_no_checkpoint()
    {
        World world = World.OfPlainObjects();
        world.Create(new BlobRecord());
        var replayer = new StateReplayer();
        replayer.Replay(world.Commits[0]);
        Action again = () => replayer.Restore(new Taken(replayer));
        again.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Objects_that_no_log_can_hold_are_refused()
    {
        var reference = new ObjectRef(Guid.NewGuid());
        CheckpointObject good = new(reference, BlobRecord.ClassInfo.Empty, new EventId(1), new EventId(2));
        foreach (CheckpointObject[] bad in (CheckpointObject[][])
            [
                [good, good],
                [good with { CreatedAt = EventId.None }],
                [good with { CreatedAt = new EventId(3) }],
                [good with { ModifiedAt = new EventId(11) }],
            ])
        {
            Action restoring = () => new StateReplayer().Restore(new Given(bad));
            restoring.Should().Throw<MessagePackException>();
        }
    }

    private static IEnumerable<string> Describe(RecordView view) =>
        s_logged.SelectMany(type => view.All(type)).Select(version =>
            $"{version.Slot.Reference} {version.CreatedAt} {version.Id} {WireText.OfLastingFields(version.Record!)}");

    /// <summary>A checkpoint that is nothing but the state of another replayer.</summary>
    private sealed class Taken(StateReplayer state) : ICheckpointReader
    {
        public EventId Id => state.Head;

        public EventId TombstoneHorizon => state.Log.TombstoneHorizon;

        public IEnumerable<CheckpointObject> Objects() =>
            s_logged.SelectMany(type => state.View.All(type)).Select(version => new CheckpointObject(
                version.Slot.Reference, version.Record!, version.CreatedAt, version.Id)).ToArray();

        public IEnumerable<Tombstone> Tombstones() => state.Log.TombstonesAfter(EventId.None, state.Head).ToArray();

        public void Dispose()
        {
        }
    }

    private sealed class Given(CheckpointObject[] objects) : ICheckpointReader
    {
        public EventId Id => new(10);

        public EventId TombstoneHorizon => EventId.None;

        public IEnumerable<CheckpointObject> Objects() => objects;

        public IEnumerable<Tombstone> Tombstones() => [];

        public void Dispose()
        {
        }
    }

    private sealed class Told : IProjection
    {
        public int Additions { get; private set; }

        public void Apply(ReadOnlySpan<EventEntry> entries)
        {
            foreach (EventEntry entry in entries)
            {
                entry.Kind.Should().Be(EventKind.Add);
                Additions++;
            }
        }
    }
}
