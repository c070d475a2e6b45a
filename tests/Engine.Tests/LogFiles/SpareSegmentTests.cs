using Xen.Model.Engine.LogFiles;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

public sealed class SpareSegmentTests
{
    private const string Spare = "spare.tmp";

    private static readonly SegmentLogOptions s_options = new()
    {
        SegmentSizeBytes = 4096,
        SealInBackground = false,
        Clock = new ManualClock(),
        Random = new SeededRandomSource(1),
    };

    [Fact]
    public void The_next_segment_is_prepared_when_half_of_one_is_full_and_not_before()
    {
        SimulatedDisk disk = NewDisk();
        using SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
        while (!disk.List().Contains(Spare))
        {
            disk.List().Should().ContainSingle();
            log.AppendOne();
        }
        log.Parts.Should().BeEmpty();
        int commits = log.FirstIds().Count;
        commits.Should().BeInRange(10, 40);
        while (log.Parts.Count == 0)
        {
            log.AppendOne();
        }
        disk.List().Should().HaveCount(2).And.NotContain(Spare);
    }

    [Fact]
    public void A_segment_is_made_when_it_is_needed_where_there_was_no_room_to_prepare_it()
    {
        SimulatedDisk disk = NewDisk();
        using SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
        disk.CapacityBytes = disk.UsedBytes;
        for (int commit = 0; commit < 25; commit++)
        {
            log.AppendOne();
        }
        disk.List().Should().ContainSingle("there is no room for another");
        disk.CapacityBytes = null;
        while (log.Parts.Count == 0)
        {
            log.AppendOne();
        }
        log.Flush();
        log.FirstIds().Should().StartWith(1).And.BeInAscendingOrder();
    }

    [Fact]
    public void None_is_left_behind_by_closing_and_one_left_by_a_crash_goes_when_the_log_is_opened()
    {
        SimulatedDisk disk = NewDisk();
        SegmentLogStorage log = SegmentLogStorage.Open(disk, s_options);
        while (!disk.List().Contains(Spare))
        {
            log.AppendOne();
        }
        SimulatedDisk left = disk.Crash(CrashKind.ProcessEnd);
        left.List().Should().Contain(Spare);
        using (SegmentLogStorage reopened = SegmentLogStorage.Open(left, s_options))
        {
            left.List().Should().NotContain(Spare);
            reopened.TailRepair.Should().BeNull();
        }
        log = SegmentLogStorage.Open(left, s_options);
        while (!left.List().Contains(Spare))
        {
            log.AppendOne();
        }
        log.Dispose();
        left.List().Should().NotContain(Spare);
    }

    private static SimulatedDisk NewDisk() => new(new SeededRandomSource(1));
}
