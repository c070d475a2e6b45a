using System.Buffers;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.Tests.Writing;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Checkpoints;

public sealed class CheckpointFileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_checkpoint_gives_back_the_state_that_was_written(int seed)
    {
        using var cores = new Cores(Cores.NewDisk(), seed);
        cores.Run(400);
        cores.TakeCheckpoint().Newest.Should().Be(cores.Tail);

        CheckpointName name = cores.Store.List().Single();
        using CheckpointFile file = cores.Store.Open(name);
        file.Verify().Last().Should().Be(name.SizeBytes);
        file.Header.Log.Chain.Length.Should().Be(32);
        var state = new StateReplayer();
        state.Restore(file);
        StateText.Of(state.View).Should().Be(cores.State).And.NotBeEmpty();
        state.Head.Should().Be(cores.Tail);
        state.Log.TombstonesAfter(EventId.None, state.Head).Should().Equal(cores.Tombstones).And.NotBeEmpty();
        file.ObjectCount.Should().Be(state.View.All<TaskRecord>().Count());
        file.ObjectCounts.Should().Equal((TaskRecord.ClassInfo, file.ObjectCount));
    }

    [Fact]
    public void Any_byte_that_is_not_what_was_written_is_noticed()
    {
        SimulatedDisk disk = Small(out CheckpointName name);
        byte[] good = disk.Contents(name.FileName);
        for (int at = 0; at < good.Length; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= (byte)(1 << (at % 8));
            disk.Replace(name.FileName, bad);
            Reading(disk, name).Should().Throw<CheckpointDamagedException>("byte {0} is another", at);
        }
    }

    [Fact]
    public void A_checkpoint_that_ends_early_is_noticed_wherever_it_ends()
    {
        SimulatedDisk disk = Small(out CheckpointName name);
        byte[] good = disk.Contents(name.FileName);
        for (int length = 0; length < good.Length; length++)
        {
            disk.Replace(name.FileName, good.AsSpan(0, length));
            Reading(disk, name).Should().Throw<CheckpointDamagedException>("it ends at {0}", length);
        }
    }

    [Fact]
    public void A_checkpoint_under_the_name_of_another_is_refused()
    {
        SimulatedDisk disk = Small(out CheckpointName name);
        disk.Rename(name.FileName, (name with { Id = new EventId(7) }).FileName);
        Reading(disk, name with { Id = new EventId(7) }).Should().Throw<CheckpointDamagedException>();
    }

    [Fact]
    public void Nonsense_in_a_block_is_refused_and_nothing_else_happens()
    {
        using var cores = new Cores(Cores.NewDisk());
        cores.Run(40);
        var body = new ArrayBufferWriter<byte>();
        var encoder = new CheckpointEncoder();
        CheckpointEncoder.BeginObjects(body, TaskRecord.ClassInfo);
        int count = 0;
        foreach (State.RecordVersion version in cores.Core.Sequencer.Log.View.All(TaskRecord.ClassInfo))
        {
            encoder.Add(body, new CheckpointObject(
                version.Slot.Reference, version.Record!, version.CreatedAt, version.Id));
            count++;
        }
        byte[] good = body.WrittenSpan.ToArray();
        CheckpointDecoder.Objects(good, count).Should().HaveCount(count);
        var random = new Random(5);
        for (int round = 0; round < 3000; round++)
        {
            byte[] bad = [.. good];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }
            int length = random.Next(3) == 0 ? random.Next(bad.Length) : bad.Length;
            Decode(() => CheckpointDecoder.Objects(bad.AsSpan(0, length), count));
            Decode(() => CheckpointDecoder.Tombstones(bad.AsSpan(0, length), count));
        }
        Action tooMany = () => CheckpointDecoder.Objects(good, good.Length);
        tooMany.Should().Throw<MessagePackException>();
        Action tooFew = () => CheckpointDecoder.Objects(good, count - 1);
        tooFew.Should().Throw<MessagePackException>();
    }

    private static void Decode(Action decoding)
    {
        try
        {
            decoding();
        }
        catch (MessagePackException)
        {
            // The only way in which it may end, unless the bytes happen to mean something.
        }
    }

    private static SimulatedDisk Small(out CheckpointName name)
    {
        SimulatedDisk disk = Cores.NewDisk();
        using var cores = new Cores(disk);
        cores.Run(12);
        cores.TakeCheckpoint();
        name = cores.Store.List().Single();
        return disk;
    }

    private static Action Reading(SimulatedDisk disk, CheckpointName name) => () =>
    {
        using CheckpointFile file = new CheckpointStore(disk).Open(name);
        file.Verify().Last();
    };
}
