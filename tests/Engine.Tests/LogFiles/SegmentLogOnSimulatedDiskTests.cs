using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>The log of files on the disk that the simulation uses, reopened after a loss of power.</summary>
public sealed class SegmentLogOnSimulatedDiskTests : LogStorageContract
{
    private static readonly SegmentLogOptions Small = new() { SegmentSizeBytes = 4096 };

    protected override ILogStorage Create() =>
        SegmentLogStorage.Open(new SimulatedDisk(new SeededRandomSource(3)), Small);

    protected override ILogStorage Reopen(ILogStorage log)
    {
        log.Dispose();
        var disk = (SimulatedDisk)((SegmentLogStorage)log).Disk;
        return SegmentLogStorage.Open(disk.Crash(CrashKind.PowerLoss), Small);
    }
}
