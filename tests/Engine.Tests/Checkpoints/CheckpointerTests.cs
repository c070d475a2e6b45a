using Xen.Model.Classes;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Tests.Writing;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Checkpoints;

public sealed class CheckpointerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_state_of_one_event_is_written_however_much_happens_meanwhile(int seed)
    {
        using var cores = new Cores(Cores.NewDisk(), seed);
        cores.Run(3000);
        string state = cores.State;
        EventId tail = cores.Tail;
        while (cores.Checkpointer.Step())
        {
            cores.Run(2500);
        }
        using CheckpointFile file = cores.Store.Open(cores.Store.List().Single());
        file.Id.Should().Be(tail);
        var restored = new StateReplayer();
        restored.Restore(file);
        StateText.Of(restored.View).Should().Be(state);
        cores.Core.Sequencer.Log.OldestPin.Should().BeNull();
    }

    [Fact]
    public void The_log_is_durable_up_to_a_checkpoint_whatever_the_flush_policy()
    {
        using var cores = new Cores(
            Cores.NewDisk(), with: options => options with { FlushPolicy = Engine.Writing.FlushPolicy.Never });
        cores.Run(50);
        string state = cores.State;
        (cores.Core.Sequencer.Log.Published.Tail > cores.Durable).Should().BeTrue();
        EventId id = cores.TakeCheckpoint().Newest;
        cores.Durable.Should().Be(id);
        using var reopened = new Cores(cores.Disk.Crash(CrashKind.PowerLoss));
        reopened.Core.Report.Checkpoint.Should().Be(id);
        reopened.Core.Report.Commits.Should().Be(0);
        reopened.State.Should().Be(state);
    }

    [Fact]
    public void The_policy_says_when_a_checkpoint_is_due()
    {
        using var byBytes = Due(new CheckpointPolicy { LogBytesMin = 4000 });
        byBytes.Checkpointer.IsDue.Should().BeFalse();
        byBytes.Run(100);
        byBytes.Checkpointer.IsDue.Should().BeTrue();
        byBytes.TakeCheckpoint();
        byBytes.Checkpointer.IsDue.Should().BeFalse();

        using var bySize = Due(new CheckpointPolicy { LogBytesMin = 1, LogBytesFactor = 1000 });
        bySize.Run(1);
        bySize.TakeCheckpoint();
        bySize.Run(50);
        bySize.Checkpointer.IsDue.Should().BeFalse("the last one was larger than a thousandth of that");

        using var byEvents = Due(new CheckpointPolicy { EventsMax = 20, AtCloseEventsMin = 10 });
        byEvents.Run(11);
        byEvents.Checkpointer.IsDue.Should().BeFalse();
        byEvents.Checkpointer.IsDueAtClose.Should().BeTrue();
        byEvents.Run(20);
        byEvents.Checkpointer.IsDue.Should().BeTrue();
    }

    [Fact]
    public void Nothing_is_written_when_nothing_happened()
    {
        using var cores = new Cores(Cores.NewDisk());
        cores.Run(20);
        cores.TakeCheckpoint();
        long calls = cores.Disk.Count(DiskCall.Create);
        cores.TakeCheckpoint().Taken.Should().Be(1);
        cores.Disk.Count(DiskCall.Create).Should().Be(calls);
    }

    [Fact]
    public void A_full_disk_fails_the_checkpoint_and_nothing_else_and_it_is_tried_again_later()
    {
        using var cores = Due(new CheckpointPolicy { EventsMax = 1 });
        cores.Run(200);
        cores.Disk.CapacityBytes = cores.Disk.UsedBytes;
        CheckpointStatus status = cores.TakeCheckpoint();
        status.Failure.Should().BeOfType<IOException>();
        status.Newest.Should().Be(EventId.None);
        cores.Disk.List().Should().OnlyContain(name => !name.Contains("checkpoint"));
        cores.Checkpointer.IsDue.Should().BeFalse("the disk is not asked again at once");

        cores.Disk.CapacityBytes = null;
        cores.Run(50);
        Cores.Clock.Advance(TimeSpan.FromMinutes(1));
        cores.Checkpointer.IsDue.Should().BeTrue();
        status = cores.TakeCheckpoint();
        status.Failure.Should().BeNull();
        status.Newest.Should().Be(cores.Tail);
    }

    [Fact]
    public void Every_single_call_of_the_disk_may_fail_and_the_model_goes_on()
    {
        long calls;
        using (var cores = new Cores(Cores.NewDisk()))
        {
            cores.Run(50);
            long before = cores.Disk.Calls;
            cores.TakeCheckpoint();
            calls = cores.Disk.Calls - before;
        }
        foreach (DiskFault fault in (DiskFault[])[DiskFault.Fail, DiskFault.Tear, DiskFault.Full])
        {
            for (long at = 1; at <= calls; at++)
            {
                using var cores = new Cores(Cores.NewDisk());
                cores.Run(50);
                cores.Disk.FaultAt(cores.Disk.Calls + at, fault);
                cores.TakeCheckpoint();
                cores.Run(10);
                cores.TakeCheckpoint().Failure.Should().BeNull("fault {0} at call {1} is over", fault, at);
                using var reopened = new Cores(cores.Disk.Crash(CrashKind.PowerLoss));
                reopened.State.Should().Be(cores.State);
                reopened.Core.Report.BadCheckpoints.Should().BeEmpty();
            }
        }
    }

    [Fact]
    public void Two_checkpoints_stay_and_older_ones_while_they_are_no_larger_than_the_log()
    {
        using var cores = new Cores(Cores.NewDisk());
        cores.Run(20);
        for (int round = 0; round < 4; round++)
        {
            cores.TakeCheckpoint();
            cores.Run(2);
        }
        cores.Store.List().Should().HaveCount(2);
        cores.Run(8000);
        for (int round = 0; round < 3; round++)
        {
            cores.TakeCheckpoint();
            cores.Run(1);
        }
        cores.Store.List().Count.Should().BeGreaterThan(2);
    }

    [Fact]
    public void The_most_crowded_checkpoints_go_first()
    {
        int[] ids = [10, 50, 55, 100, 110];
        CheckpointName[] all = [.. ids.Select(id => new CheckpointName(new EventId(id), 10))];
        CheckpointSelection.Surplus(all, 50, false).Should().BeEmpty();
        CheckpointSelection.Surplus(all, 40, false).Select(name => name.Id.Value).Should().Equal(50);
        CheckpointSelection.Surplus(all, 30, false).Select(name => name.Id.Value).Should().Equal(50, 10);
        CheckpointSelection.Surplus(all, 30, true).Select(name => name.Id.Value).Should().Equal(50, 55);
        CheckpointSelection.Surplus(all, 0, false).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_model_takes_checkpoints_by_itself_and_when_it_is_closed()
    {
        SimulatedDisk disk = Cores.NewDisk();
        EventId first;
        await using (XenModel model = await Open(disk, new CheckpointPolicy { EventsMax = 50, CoreShare = 1 }))
        {
            await Scenario.RunAsync(model, 30);
            first = (await model.CheckpointAsync()).Newest;
            first.Value.Should().BeGreaterThan(0);
            model.RecoveryHorizon.Should().Be(first);
            model.Checkpoints.Failure.Should().BeNull();
        }
        EventId last;
        await using (XenModel model = await Open(disk, new CheckpointPolicy { AtCloseEventsMin = 5 }))
        {
            model.Recovery.Checkpoint.Should().Be(first);
            await Scenario.RunAsync(model, 3);
            last = model.Log.Published.Tail;
        }
        new CheckpointStore(disk).List()[^1].Id.Should().Be(last);
        await using XenModel again = await Open(disk, new CheckpointPolicy());
        again.Recovery.Commits.Should().Be(0);
        await again.DisposeAsync();
        await FluentActions.Awaiting(again.CheckpointAsync).Should().ThrowAsync<EngineStoppedException>();
    }

    [Fact]
    public async Task A_model_tells_why_a_checkpoint_failed_and_goes_on()
    {
        SimulatedDisk disk = Cores.NewDisk();
        var told = new List<Exception>();
        await using XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = SegmentLogStorage.Open(disk),
            Deciders = Decisions.StandardDeciders.Table(),
            CheckpointFailed = told.Add,
        });
        await Scenario.RunAsync(model, 5);
        disk.CapacityBytes = disk.UsedBytes;

        CheckpointStatus status = await model.CheckpointAsync();

        told.Should().ContainSingle().Which.Should().BeSameAs(status.Failure).And.BeAssignableTo<IOException>();
        disk.CapacityBytes = null;
        await Scenario.RunAsync(model, 5);
        (await model.CheckpointAsync()).Failure.Should().BeNull();
        told.Should().ContainSingle();
    }

    private static Task<XenModel> Open(SimulatedDisk disk, CheckpointPolicy policy) =>
        XenModel.OpenAsync(new XenModelOptions
        {
            Storage = SegmentLogStorage.Open(disk),
            Deciders = Decisions.StandardDeciders.Table(),
            Checkpoints = policy,
        });

    private static Cores Due(CheckpointPolicy policy) =>
        new(Cores.NewDisk(), with: options => options with { Checkpoints = policy });
}
