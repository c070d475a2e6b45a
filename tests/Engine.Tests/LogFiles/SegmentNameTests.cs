using Xen.Model.Engine.LogFiles;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>The names of segments must be as durable as what is in them.</summary>
public sealed class SegmentNameTests
{
    private static readonly SegmentLogOptions Small = new() { SegmentSizeBytes = 4096, SealInBackground = false };

    [Fact]
    public void What_goes_into_a_segment_whose_name_an_earlier_process_did_not_sync_survives_a_loss_of_power()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(5));
        using SegmentLogStorage dying = SegmentLogStorage.Open(disk, Small);
        disk.BeforeCall = kind =>
        {
            if (kind == DiskCall.SyncNames)
            {
                disk.FaultAt(disk.Calls + 1, DiskFault.Fail);
            }
        };
        dying.Invoking(log => Fill(log)).Should().Throw<IOException>("the next segment got its name and no more");

        SimulatedDisk left = disk.Crash(CrashKind.ProcessEnd);
        using SegmentLogStorage next = SegmentLogStorage.Open(left, Small);
        next.AppendOne();
        next.Flush();
        for (int draw = 0; draw < 20; draw++)
        {
            using SegmentLogStorage reopened = SegmentLogStorage.Open(left.Crash(CrashKind.PowerLoss), Small);
            reopened.Head.Should().BeGreaterThanOrEqualTo(next.Head);
        }
    }

    private static void Fill(SegmentLogStorage log)
    {
        for (int batch = 0; batch < 500; batch++)
        {
            log.AppendOne();
            log.Flush();
        }
    }
}
