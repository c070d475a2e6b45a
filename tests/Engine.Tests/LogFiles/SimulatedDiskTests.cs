using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

public sealed class SimulatedDiskTests : LogDiskContract
{
    [Fact]
    public void The_end_of_the_process_loses_nothing()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        file.Write(0, [1, 2, 3]);

        SimulatedDisk left = disk.Crash(CrashKind.ProcessEnd);

        left.Contents("one").Should().Equal(1, 2, 3);
        file.Write(0, [9]);
        left.Contents("one").Should().Equal(1, 2, 3);
    }

    [Fact]
    public void A_loss_of_power_keeps_what_was_flushed_and_the_names_that_were_synced()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        file.Write(0, Bytes(5000, 1));
        file.Flush();
        disk.SyncNames();
        file.Write(5000, Bytes(5000, 2));

        foreach (SimulatedDisk left in Losses(disk, 50))
        {
            left.Contents("one")[..5000].Should().Equal(Bytes(5000, 1));
        }
    }

    [Fact]
    public void A_loss_of_power_keeps_loses_and_tears_what_was_not_flushed()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        file.SetLength(20_000);
        file.Flush();
        disk.SyncNames();
        file.Write(0, Bytes(20_000, 1));

        byte[][] left = [.. Losses(disk, 100).Select(loss => loss.Contents("one"))];

        left.Should().OnlyContain(bytes => bytes.Length == 20_000 && bytes.All(b => b <= 1));
        left.Should().Contain(bytes => bytes[0] == 1 && bytes[8192] == 0).And
            .Contain(bytes => bytes[0] == 0 && bytes[8192] == 1).And
            .Contain(bytes => bytes[0] == 1 && bytes[4095] == 0).And
            .Contain(bytes => bytes[1023] == 1 && bytes[1024] == 0);
    }

    [Fact]
    public void A_loss_of_power_may_take_back_each_change_of_a_name_and_of_a_length()
    {
        SimulatedDisk disk = New();
        disk.Create("old").Dispose();
        using (ILogFile file = disk.Create("cut"))
        {
            file.Write(0, Bytes(100, 1));
            file.Flush();
            disk.SyncNames();
            file.SetLength(10);
        }
        disk.Create("new").Dispose();
        disk.Delete("old");

        SimulatedDisk[] left = [.. Losses(disk, 100)];

        left.Select(loss => string.Join(' ', loss.List())).Distinct().Should()
            .BeEquivalentTo("cut new", "cut old", "cut new old", "cut");
        left.Select(loss => loss.Contents("cut").Length).Should().Contain([10, 100]);
        left.Select(loss => loss.Contents("cut")).Should().OnlyContain(bytes => bytes.All(b => b == 1));
    }

    [Fact]
    public void A_name_that_was_synced_may_lead_to_a_file_that_lost_its_bytes()
    {
        SimulatedDisk disk = New();
        using (ILogFile file = disk.Create("one"))
        {
            file.Write(0, Bytes(100, 1));
        }
        disk.SyncNames();

        Losses(disk, 100).Select(loss => loss.Contents("one").Length).Should().Contain([0, 100]);
    }

    [Fact]
    public void What_the_end_of_the_process_kept_can_still_be_lost_with_the_power()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        file.Write(0, Bytes(100, 1));

        SimulatedDisk ended = disk.Crash(CrashKind.ProcessEnd);

        Losses(ended, 100).Select(loss => loss.List().Count).Should().Contain([0, 1]);
    }

    [Fact]
    public void The_same_seed_leaves_the_same()
    {
        string[][] runs = [.. Enumerable.Range(0, 2).Select(_ => Losses(Filled(), 20)
            .Select(left => Convert.ToHexString(left.Contents("one"))).ToArray())];

        runs[0].Should().Equal(runs[1]);
        runs[0].Distinct().Should().HaveCountGreaterThan(10);

        static SimulatedDisk Filled()
        {
            SimulatedDisk disk = New();
            disk.SyncNames();
            ILogFile file = disk.Create("one");
            disk.SyncNames();
            file.Write(0, Bytes(20_000, 1));
            return disk;
        }
    }

    [Fact]
    public void A_full_disk_takes_what_fits_and_says_that_it_is_full()
    {
        SimulatedDisk disk = New();
        disk.CapacityBytes = 8192;
        using ILogFile file = disk.Create("one");

        file.Invoking(f => f.SetLength(8193)).Should().Throw<IOException>().Which.HResult.Should().Be(28);
        file.Length.Should().Be(0);
        file.Invoking(f => f.Write(0, Bytes(9000, 1))).Should().Throw<IOException>().Which.HResult.Should().Be(28);
        file.Length.Should().Be(8192);
        disk.UsedBytes.Should().Be(8192);

        disk.CapacityBytes = 12_288;
        file.Write(8192, [1]);
        disk.Delete("one");
        disk.UsedBytes.Should().Be(0);
    }

    [Fact]
    public void The_chosen_call_fails_and_does_nothing_and_the_next_works()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        disk.FaultAt(disk.Calls + 1, DiskFault.Fail);
        disk.FaultAt(disk.Calls + 2, DiskFault.Full);

        file.Invoking(f => f.Write(0, [1])).Should().Throw<IOException>().Which.HResult.Should().NotBe(28);
        file.Invoking(f => f.Write(0, [1])).Should().Throw<IOException>().Which.HResult.Should().Be(28);
        file.Length.Should().Be(0);
        file.Write(0, [1]);

        file.Length.Should().Be(1);
        disk.HasCrashed.Should().BeFalse();
    }

    [Fact]
    public void A_torn_write_does_a_part_of_it_from_the_front()
    {
        var lengths = new HashSet<long>();
        for (ulong seed = 0; seed < 50; seed++)
        {
            var disk = new SimulatedDisk(new SeededRandomSource(seed));
            using ILogFile file = disk.Create("one");
            disk.FaultAt(2, DiskFault.Tear);
            file.Invoking(f => f.Write(0, Bytes(3, 1))).Should().Throw<IOException>();
            lengths.Add(file.Length);
        }

        lengths.Should().BeEquivalentTo([0, 1, 2, 3]);
    }

    [Fact]
    public void What_a_failed_flush_gave_up_is_read_back_but_no_later_flush_makes_it_durable()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        file.SetLength(40_000);
        file.Flush();
        disk.SyncNames();
        file.Write(0, Bytes(40_000, 1));
        disk.FaultAt(disk.Calls + 1, DiskFault.Fail);

        file.Invoking(f => f.Flush()).Should().Throw<IOException>();
        file.Flush();

        disk.Contents("one").Should().OnlyContain(b => b == 1);
        disk.Crash(CrashKind.PowerLoss).Contents("one").Should().Contain(0);
        file.Write(0, Bytes(40_000, 1));
        file.Flush();
        disk.Crash(CrashKind.PowerLoss).Contents("one").Should().OnlyContain(b => b == 1);
    }

    [Fact]
    public void After_a_crash_every_call_fails_and_what_is_left_can_be_opened()
    {
        SimulatedDisk disk = New();
        using ILogFile file = disk.Create("one");
        disk.FaultAt(2, DiskFault.Crash);

        file.Invoking(f => f.Write(0, [1])).Should().Throw<IOException>();

        disk.HasCrashed.Should().BeTrue();
        file.Invoking(f => f.Read(0, new byte[1])).Should().Throw<IOException>();
        disk.Invoking(d => d.List()).Should().Throw<IOException>();
        disk.Crash(CrashKind.ProcessEnd).List().Should().Equal("one");
    }

    [Fact]
    public void Calls_are_counted_by_kind_and_told_beforehand()
    {
        SimulatedDisk disk = New();
        var told = new List<DiskCall>();
        disk.BeforeCall = told.Add;
        using ILogFile file = disk.Create("one");

        file.Write(0, [1, 2, 3]);
        file.Write(3, [4]);
        file.Flush();
        file.Read(0, new byte[100]);

        told.Should().Equal(DiskCall.Create, DiskCall.Write, DiskCall.Write, DiskCall.Flush, DiskCall.Read);
        disk.Calls.Should().Be(5);
        disk.Count(DiskCall.Write).Should().Be(2);
        disk.BytesWritten.Should().Be(4);
        disk.BytesRead.Should().Be(4);
    }

    [Fact]
    public void A_flipped_bit_stays_flipped()
    {
        SimulatedDisk disk = New();
        disk.Replace("one", [0, 0]);

        disk.FlipBit("one", 1, 3);

        disk.Contents("one").Should().Equal(0, 8);
        disk.Crash(CrashKind.PowerLoss).Contents("one").Should().Equal(0, 8);
    }

    protected override ILogDisk Create() => New();

    protected override ILogDisk Reopen(ILogDisk disk)
    {
        disk.Dispose();
        return ((SimulatedDisk)disk).Crash(CrashKind.PowerLoss);
    }

    private static SimulatedDisk New() => new(new SeededRandomSource(42));

    private static byte[] Bytes(int count, byte value) => [.. Enumerable.Repeat(value, count)];

    private static IEnumerable<SimulatedDisk> Losses(SimulatedDisk disk, int count) =>
        Enumerable.Range(0, count).Select(_ => disk.Crash(CrashKind.PowerLoss));
}
