using Xen.Model.Engine.LogFiles;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>Whatever happens to the disk under it, the log keeps what it promised and gives no id twice.</summary>
public sealed class LogCrashTests
{
    private const int Steps = 100;

    private static readonly SegmentLogOptions s_options = new()
    {
        SegmentSizeBytes = 8192,
        SealInBackground = false,
        Clock = new ManualClock(),
        Random = new SeededRandomSource(1),
    };

    [Fact]
    public void Losses_of_power_one_after_the_other_take_nothing_durable()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            var random = new SeededRandomSource(seed);
            var disk = new SimulatedDisk(new SeededRandomSource(seed + 1));
            var witness = new LogWitness();
            for (int generation = 0; generation < 5; generation++)
            {
                SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
                string because = $"seed {seed}, generation {generation}";
                witness.Check(log, because);
                witness.Work(log, random, Steps);
                if (random.Chance(30))
                {
                    log.Dispose();
                }
                disk = disk.Crash(random.Pick<CrashKind>([CrashKind.PowerLoss, CrashKind.ProcessEnd]));
            }
        }
    }

    [Theory]
    [InlineData(DiskFault.Fail)]
    [InlineData(DiskFault.Full)]
    [InlineData(DiskFault.Tear)]
    [InlineData(DiskFault.Crash)]
    public void A_fault_at_any_call_takes_nothing_durable(DiskFault fault)
    {
        long calls = Run(new SimulatedDisk(new SeededRandomSource(5)), new LogWitness());
        calls.Should().BeGreaterThan(100);
        for (long call = 1; call <= calls; call++)
        {
            foreach (CrashKind kind in Enum.GetValues<CrashKind>())
            {
                var disk = new SimulatedDisk(new SeededRandomSource(5));
                disk.FaultAt(call, fault);
                var witness = new LogWitness();
                Run(disk, witness);

                string because = $"{fault} at call {call}, then {kind}";
                SimulatedDisk left = disk.Crash(kind);
                using SegmentLogStorage log = SegmentLogStorage.Open(left, s_options);
                witness.Check(log, because);
                witness.Work(log, new SeededRandomSource(9), Steps);
                using SegmentLogStorage again = SegmentLogStorage.Open(left.Crash(CrashKind.PowerLoss), s_options);
                witness.Check(again, because + ", then again");
            }
        }
    }

    [Fact]
    public void A_fault_while_a_log_is_recovered_takes_nothing_durable()
    {
        for (ulong seed = 0; seed < 30; seed++)
        {
            var disk = new SimulatedDisk(new SeededRandomSource(seed));
            var witness = new LogWitness();
            SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
            witness.Work(log, new SeededRandomSource(seed), Steps);
            SimulatedDisk crashed = disk.Crash(seed % 2 == 0 ? CrashKind.PowerLoss : CrashKind.ProcessEnd);
            SimulatedDisk counted = crashed.Crash(CrashKind.ProcessEnd);
            using (SegmentLogStorage recovered = SegmentLogStorage.Open(counted, s_options))
            {
            }
            for (long call = 1; call <= counted.Calls; call++)
            {
                SimulatedDisk faulty = crashed.Crash(CrashKind.ProcessEnd);
                faulty.FaultAt(call, DiskFault.Crash);
                try
                {
                    SegmentLogStorage.Open(faulty, s_options).Dispose();
                }
                catch (IOException e) when (e is not LogDamagedException)
                {
                    // As planned.
                }
                using SegmentLogStorage reopened =
                    SegmentLogStorage.Open(faulty.Crash(CrashKind.PowerLoss), s_options);
                new LogWitness(witness).Check(reopened, $"seed {seed}, crash at call {call} of opening");
            }
        }
    }

    [Fact]
    public void A_full_disk_stops_the_log_and_room_lets_it_go_on()
    {
        int full = 0;
        for (long capacity = 0; capacity < 64 * 1024; capacity += 4096)
        {
            var disk = new SimulatedDisk(new SeededRandomSource(5)) { CapacityBytes = capacity };
            var witness = new LogWitness();
            SegmentLogStorage? log = null;
            try
            {
                log = SegmentLogStorage.Open(disk, s_options);
                witness.Work(log, new SeededRandomSource(77), 4 * Steps);
            }
            catch (IOException error)
            {
                full++;
                error.HResult.Should().Be(28);
                error.Message.Should().Contain("full");
                log?.Invoking(l => l.AppendOne()).Should().Throw<IOException>().Which.Should().BeSameAs(error);
                log?.Invoking(l => l.Flush()).Should().Throw<IOException>().Which.Should().BeSameAs(error);
            }
            log?.Dispose();

            SimulatedDisk left = disk.Crash(CrashKind.ProcessEnd);
            left.CapacityBytes = null;
            using SegmentLogStorage reopened = SegmentLogStorage.Open(left, s_options);
            witness.Check(reopened, $"room for {capacity} bytes");
            witness.Work(reopened, new SeededRandomSource(7), Steps);
        }
        full.Should().BeGreaterThan(4);
    }

    [Fact]
    public void A_failed_flush_is_not_believed_when_the_log_is_opened_again()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            var disk = new SimulatedDisk(new SeededRandomSource(seed));
            SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
            log.Append(Batches.Of(1, [.. Enumerable.Repeat(1, 60)]));
            disk.FaultAt(disk.Calls + 1, DiskFault.Fail);
            log.Invoking(l => l.Flush()).Should().Throw<IOException>();
            log.Dispose();

            SimulatedDisk ended = disk.Crash(CrashKind.ProcessEnd);
            long head = SegmentLogStorage.Open(ended, s_options).Durable.Value;

            head.Should().Be(60, "all of it can be read");
            using SegmentLogStorage after = SegmentLogStorage.Open(ended.Crash(CrashKind.PowerLoss), s_options);
            after.FirstIds().Should().HaveCount(60);
        }
    }

    [Fact]
    public void Ids_that_may_have_been_shown_are_given_up_and_the_segment_says_so()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
        log.Append(Batches.Of(1, 1, 1));
        log.Reserve(new(100));

        SimulatedDisk left = disk.Crash(CrashKind.PowerLoss);
        using SegmentLogStorage reopened = SegmentLogStorage.Open(left, s_options);

        reopened.Head.Value.Should().Be(100);
        reopened.Durable.Value.Should().Be(100);
        reopened.Ceiling.Value.Should().Be(100);
        reopened.TailRepair.Should().BeNull();
        reopened.AppendOne();
        reopened.FirstIds().Should().Equal(1, 2, 101);
        reopened.Truncate(new(100));
        reopened.Horizon.Value.Should().Be(2, "it is the last event that cannot be read, and there was none after it");
        reopened.FirstIds(2).Should().Equal(101);
        reopened.FirstIds(57).Should().Equal(101);
        left.List().Should().Equal("00000000000000000101.segment");
    }

    [Fact]
    public void A_log_that_crashes_before_anything_is_written_gives_up_its_ids_again()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
        for (long head = 0; head < 40; head += 10)
        {
            log.Head.Value.Should().Be(head);
            log.Reserve(new(head + 10));
            disk = disk.Crash(CrashKind.PowerLoss);
            log = SegmentLogStorage.Open(disk, s_options);
        }

        log.AppendOne();
        log.FirstIds().Should().Equal(41);
        log.Dispose();
        using SegmentLogStorage reopened = SegmentLogStorage.Open(disk.Crash(CrashKind.PowerLoss), s_options);
        reopened.FirstIds().Should().Equal(41);
        reopened.Horizon.Value.Should().Be(0);
    }

    [Fact]
    public void What_was_left_unfinished_is_removed()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        disk.Create("00000000000000000001.segment.tmp").Dispose();
        disk.Create("something.tmp").Dispose();

        using SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);

        disk.List().Should().Equal("00000000000000000001.segment");
    }

    /// <summary>The same calls each time, until one fails; how many there were.</summary>
    private static long Run(SimulatedDisk disk, LogWitness witness)
    {
        try
        {
            using SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
            witness.Work(log, new SeededRandomSource(77), Steps);
        }
        catch (IOException e) when (e is not LogDamagedException)
        {
            // The log is as it is now.
        }
        return disk.Calls;
    }
}
