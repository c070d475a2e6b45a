using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Recovery;
using Xen.Model.Engine.Tests.Checkpoints;
using Xen.Model.Engine.Tests.Writing;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Recovery;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_checkpoint_and_the_tail_of_the_log_lead_where_the_whole_log_leads(int seed)
    {
        SimulatedDisk disk = Cores.NewDisk(seed);
        var random = new Random(seed);
        for (int life = 0; life < 6; life++)
        {
            using var cores = new Cores(disk, seed + life);
            cores.Run(random.Next(1, 300));
            if (random.Next(2) == 0)
            {
                cores.TakeCheckpoint();
            }
            cores.Run(random.Next(1, 100));
            if (random.Next(2) == 0)
            {
                // The end of this life is a crash instead of a proper close.
                disk = disk.Crash(random.Next(2) == 0 ? CrashKind.PowerLoss : CrashKind.ProcessEnd);
            }
            CompareWithWholeLog(cores);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(6000)]
    public void After_a_start_the_window_holds_as_many_events_as_it_promises(int retained)
    {
        SimulatedDisk disk = Cores.NewDisk();
        using (var cores = new Cores(disk))
        {
            cores.Run(9000);
        }
        using var reopened = new Cores(disk, with: options => options with
        {
            Window = new EventWindowOptions { RetainedEventsMax = retained },
        });

        EventLog log = reopened.Core.Sequencer.Log;
        reopened.Core.Report.Checkpoint.Should().Be(EventId.None);
        long end = reopened.Tail.Value - retained;
        log.Horizon.Value.Should().BeInRange(end - EventLog.BlockLength, end);
        var entry = new EventEntry[1];
        for (EventId at = log.Horizon; at < reopened.Tail; at = entry[0].Id)
        {
            log.Read(at, entry).Should().Be(1);
            entry[0].Id.Value.Should().Be(at.Value + 1);
        }
    }

    [Fact]
    public void A_damaged_checkpoint_is_put_aside_and_the_one_before_is_read()
    {
        SimulatedDisk disk = TwoCheckpoints(out string state, out CheckpointName[] names);
        disk.FlipBit(names[1].FileName, 200, 3);
        using var reopened = new Cores(disk);
        reopened.State.Should().Be(state);
        reopened.Core.Report.Checkpoint.Should().Be(names[0].Id);
        reopened.Core.Report.BadCheckpoints.Should().ContainSingle().Which.Should().Contain("damaged");
        reopened.Store.List().Should().Equal(names[0]);
        disk.List().Should().Contain(names[1].FileName + ".bad");
    }

    [Fact]
    public void Without_any_good_checkpoint_the_whole_log_is_read()
    {
        SimulatedDisk disk = TwoCheckpoints(out string state, out CheckpointName[] names);
        disk.Replace(names[0].FileName, []);
        disk.Replace(names[1].FileName, "XENMCKP\n"u8);
        using var reopened = new Cores(disk);
        reopened.State.Should().Be(state);
        reopened.Core.Report.Checkpoint.Should().Be(EventId.None);
        reopened.Core.Report.BadCheckpoints.Should().HaveCount(2);
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_not_taken_for_ones_own()
    {
        SimulatedDisk disk = TwoCheckpoints(out string state, out CheckpointName[] names);
        SimulatedDisk other = Cores.NewDisk();
        using (var cores = new Cores(other, seed: 77))
        {
            cores.Run(400);
            cores.TakeCheckpoint();
            CheckpointName foreign = cores.Store.List().Single();
            disk.Replace(foreign.FileName, other.Contents(foreign.FileName));
        }
        using var reopened = new Cores(disk);
        reopened.State.Should().Be(state);
        reopened.Core.Report.BadCheckpoints.Should().ContainSingle().Which.Should().Contain("another log");
    }

    [Fact]
    public void A_log_that_ends_before_a_checkpoint_is_refused()
    {
        SimulatedDisk disk = Cores.NewDisk();
        SimulatedDisk before;
        using (var cores = new Cores(disk))
        {
            cores.Run(20);
            before = disk.Crash(CrashKind.ProcessEnd);
            cores.Run(20);
            cores.TakeCheckpoint();
            CheckpointName name = cores.Store.List().Single();
            before.Replace(name.FileName, disk.Contents(name.FileName));
        }
        Action opening = () => new Cores(before).Dispose();
        opening.Should().Throw<IOException>().WithMessage("*the end of the log is missing*");
    }

    [Fact]
    public void Unfinished_checkpoints_are_cleared_away()
    {
        SimulatedDisk disk = Cores.NewDisk();
        using (var cores = new Cores(disk))
        {
            cores.Run(50);
            cores.Checkpointer.Step();
            disk = disk.Crash(CrashKind.ProcessEnd);
        }
        disk.List().Should().Contain(name => name.EndsWith(".checkpoint.tmp"));
        using var reopened = new Cores(disk);
        disk.List().Should().NotContain(name => name.EndsWith(".tmp"));
        reopened.TakeCheckpoint().Failure.Should().BeNull();
    }

    [Fact]
    public void Start_up_tells_how_far_it_has_come()
    {
        SimulatedDisk disk = TwoCheckpoints(out _, out CheckpointName[] names);
        var told = new Told();
        using var cores = new Cores(disk, with: options => options with { Progress = told });
        told.Reports.Select(report => report.Phase).Distinct().Should().Equal(
            StartupPhase.VerifyCheckpoint, StartupPhase.ReadCheckpoint, StartupPhase.ReadLog);
        told.Reports.Should().OnlyContain(report => report.Done <= report.Total);
        told.Reports.First(report => report.Phase == StartupPhase.VerifyCheckpoint).Total
            .Should().Be(names[1].SizeBytes);
        told.Reports[^1].Done.Should().Be(cores.Tail.Value);
    }

    [Fact]
    public void Ids_that_were_shown_and_lost_are_never_given_again_and_are_remembered_as_a_gap()
    {
        SimulatedDisk disk = Cores.NewDisk();
        EventId shown;
        using (var cores = new Cores(disk, with: Relaxed))
        {
            cores.Run(1);
            cores.Run(200);
            shown = cores.Tail;
            disk = disk.Crash(CrashKind.PowerLoss);
        }
        using var reopened = new Cores(disk, with: Relaxed);
        EventLog log = reopened.Core.Sequencer.Log;
        (log.Head > shown).Should().BeTrue();
        reopened.Core.Report.LostAfter.Should().NotBeNull();
        log.Horizon.Should().Be(log.Head);
        Tombstone gap = Gap(log);
        gap.CreatedAt.Should().Be(reopened.Core.Report.LostAfter!.Value);
        (gap.DeletedAt > shown).Should().BeTrue();
        reopened.Run(20);
        CompareWithWholeLog(reopened);
        reopened.TakeCheckpoint();
        using var third = new Cores(disk.Crash(CrashKind.ProcessEnd), with: Relaxed);
        third.Core.Sequencer.Log.TombstonesAfter(EventId.None, third.Tail).Should()
            .Contain(gap, "checkpoints keep gaps");
    }

    private static Tombstone Gap(EventLog log) =>
        log.TombstonesAfter(EventId.None, log.Head).Should().ContainSingle(item => item.IsGap).Which;

    [Fact]
    public void Readings_that_were_shown_and_lost_leave_a_gap_too_under_the_strictest_policy()
    {
        SimulatedDisk disk = Cores.NewDisk();
        EventId shown;
        using (var cores = new Cores(disk, with: Readings))
        {
            cores.Run(3);
            cores.Do(new MakeMetrics());
            Ref<VMMetricsRecord> metrics =
                cores.Core.Sequencer.Log.View.All<VMMetricsRecord>().Single().Reference;
            cores.Do(new Measure(metrics, DateTimeOffset.UnixEpoch.AddDays(1)));
            cores.Do(new Measure(metrics, DateTimeOffset.UnixEpoch.AddDays(2)));
            shown = cores.Tail;
            (cores.Durable < shown).Should().BeTrue("readings are not flushed");
            disk = disk.Crash(CrashKind.PowerLoss);
        }
        using var reopened = new Cores(disk, with: Readings);
        (Gap(reopened.Core.Sequencer.Log).DeletedAt > shown).Should().BeTrue();
        reopened.Run(1);
        CompareWithWholeLog(reopened);
    }

    private static XenModelOptions Relaxed(XenModelOptions options) =>
        options with { FlushPolicy = FlushPolicy.Never };

    private static XenModelOptions Readings(XenModelOptions options) => options with
    {
        Deciders = Decisions.StandardDeciders.Table()
            .Add<MakeMetrics>((_, context) =>
            {
                context.Create(new VMMetricsRecord());
                return Decision.Done;
            })
            .Add<Measure>((call, context) =>
            {
                context.Changes.Update(call.Metrics, record => record with { LastUpdated = call.At });
                return Decision.Done;
            }),
    };

    private static SimulatedDisk TwoCheckpoints(out string state, out CheckpointName[] names)
    {
        SimulatedDisk disk = Cores.NewDisk();
        using var cores = new Cores(disk);
        cores.Run(60);
        cores.TakeCheckpoint();
        cores.Run(60);
        cores.TakeCheckpoint();
        cores.Run(30);
        state = cores.State;
        names = [.. cores.Store.List()];
        names.Should().HaveCount(2);
        return disk;
    }

    /// <summary>The state is the fold of the log, whatever start-up read instead of its beginning.</summary>
    private static void CompareWithWholeLog(Cores cores)
    {
        SimulatedDisk copy = cores.Disk.Crash(CrashKind.ProcessEnd);
        using SegmentLogStorage log = SegmentLogStorage.Open(copy);
        var whole = new StateReplayer();
        foreach (StoredCommit commit in log.Read(EventId.None))
        {
            whole.Replay(commit);
        }
        whole.Show();
        StateText.Of(whole.View).Should().Be(cores.State);
        whole.Head.Should().Be(cores.Tail);
        EventId horizon = cores.Core.Sequencer.Log.TombstoneHorizon;
        whole.Log.TombstonesAfter(horizon, whole.Head)
            .Should().Equal(cores.Core.Sequencer.Log.TombstonesAfter(horizon, cores.Tail));
    }

    private sealed record MakeMetrics : Schema.Call<Nothing>
    {
        public override string WireName => "test.make";
    }

    private sealed record Measure(Ref<VMMetricsRecord> Metrics, DateTimeOffset At) : Schema.Call<Nothing>
    {
        public override string WireName => "test.measure";
    }

    private sealed class Told : IProgress<StartupProgress>
    {
        public List<StartupProgress> Reports { get; } = [];

        public void Report(StartupProgress value) => Reports.Add(value);
    }
}
