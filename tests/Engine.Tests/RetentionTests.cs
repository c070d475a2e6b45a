using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.Tests.Checkpoints;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch.AddDays(100);

    private static readonly LogPart[] s_parts =
    [
        new(new EventId(10), 100, s_now.AddDays(-30)),
        new(new EventId(20), 100, s_now.AddDays(-20)),
        new(new EventId(30), 100, s_now.AddDays(-10)),
    ];

    [Fact]
    public void Each_limit_says_what_need_not_be_kept()
    {
        Cut(RetentionPolicy.KeepAll).Should().Be(0);
        Cut(new RetentionPolicy { EventsMax = 25 }).Should().Be(10);
        Cut(new RetentionPolicy { EventsMax = 15 }).Should().Be(20);
        Cut(new RetentionPolicy { EventsMax = 0 }).Should().Be(30);
        Cut(new RetentionPolicy { BytesMax = 300 }).Should().Be(0);
        Cut(new RetentionPolicy { BytesMax = 299 }).Should().Be(10);
        Cut(new RetentionPolicy { AgeMax = TimeSpan.FromDays(15) }).Should().Be(20);
        Cut(new RetentionPolicy { AgeMax = TimeSpan.FromDays(40), BytesMax = 150 }).Should().Be(20);
    }

    [Fact]
    public void The_log_is_given_up_only_after_two_checkpoints_and_never_past_the_older()
    {
        using var cores = Keeping(new RetentionPolicy { BytesMax = 0 });
        cores.Run(500);
        cores.TakeCheckpoint();
        cores.Horizon.Should().Be(EventId.None);
        EventId first = cores.Checkpointer.Status.Newest;
        cores.Run(500);
        cores.TakeCheckpoint();
        cores.Horizon.Value.Should().BeGreaterThan(0);
        (cores.Horizon <= first).Should().BeTrue();
        cores.Checkpointer.Status.Oldest.Should().Be(first);
        string state = cores.State;
        using var reopened = new Cores(cores.Disk.Crash(CrashKind.PowerLoss));
        reopened.State.Should().Be(state);
        reopened.Core.Path.Durable.Horizon.Should().Be(cores.Horizon);
    }

    [Fact]
    public void A_damaged_newest_checkpoint_does_no_harm_after_truncation_either()
    {
        using var cores = Keeping(new RetentionPolicy { EventsMax = 1 });
        for (int round = 0; round < 5; round++)
        {
            cores.Run(400);
            cores.TakeCheckpoint();
        }
        cores.Run(50);
        cores.Store.List().Should().HaveCount(2);
        CheckpointName newest = cores.Store.List()[^1];
        SimulatedDisk disk = cores.Disk.Crash(CrashKind.ProcessEnd);
        disk.FlipBit(newest.FileName, newest.SizeBytes / 2, 0);
        using var reopened = new Cores(disk);
        reopened.State.Should().Be(cores.State);
    }

    [Fact]
    public void What_somebody_reads_is_kept()
    {
        using var cores = Keeping(new RetentionPolicy { BytesMax = 0 });
        cores.Run(600);
        cores.TakeCheckpoint();
        LogPin pin = cores.Core.Sequencer.Log.Pin();
        for (int round = 0; round < 3; round++)
        {
            cores.Run(600);
            cores.TakeCheckpoint();
        }
        (cores.Horizon <= pin.Id).Should().BeTrue();
        pin.Dispose();
        cores.Run(600);
        cores.TakeCheckpoint();
        (cores.Horizon > pin.Id).Should().BeTrue();
    }

    [Fact]
    public void A_truncated_log_without_a_good_checkpoint_is_refused()
    {
        using var cores = Keeping(new RetentionPolicy { BytesMax = 0 });
        for (int round = 0; round < 3; round++)
        {
            cores.Run(600);
            cores.TakeCheckpoint();
        }
        cores.Horizon.Value.Should().BeGreaterThan(0);
        SimulatedDisk disk = cores.Disk.Crash(CrashKind.ProcessEnd);
        foreach (CheckpointName name in cores.Store.List())
        {
            disk.Delete(name.FileName);
        }
        Action opening = () => new Cores(disk).Dispose();
        opening.Should().Throw<IOException>().WithMessage("*no good checkpoint*");
    }

    [Fact]
    public void The_three_horizons_lie_in_their_order()
    {
        using var cores = Keeping(new RetentionPolicy { BytesMax = 0 });
        for (int round = 0; round < 4; round++)
        {
            cores.Run(3000);
            cores.TakeCheckpoint();
        }
        cores.Run(10);
        EventId audit = cores.Core.Path.Durable.Horizon;
        EventId recovery = cores.Checkpointer.Status.Newest;
        EventId oldest = cores.Checkpointer.Status.Oldest;
        (audit <= oldest && oldest < recovery && recovery <= cores.Tail).Should().BeTrue();
        cores.Core.Sequencer.Log.Horizon.Value.Should().BeGreaterThan(0);
    }

    private static long Cut(RetentionPolicy policy) => policy.Cut(s_parts, new EventId(35), s_now).Value;

    private static Cores Keeping(RetentionPolicy policy) =>
        new(Cores.NewDisk(), with: options => options with { Retention = policy });
}
