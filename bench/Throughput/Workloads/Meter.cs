using System.Diagnostics;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>Takes the readings at the beginning and end of a load.</summary>
internal sealed class Meter(Func<long> tail)
{
    private readonly long _tail = tail();
    private readonly long _bytes = GC.GetTotalAllocatedBytes();
    private readonly TimeSpan _paused = GC.GetTotalPauseDuration();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public LoadResult Read() => new(
        tail() - _tail,
        Elapsed,
        Environment.CpuUsage.TotalTime - _processor,
        GC.GetTotalAllocatedBytes() - _bytes,
        GC.GetTotalPauseDuration() - _paused);
}
