namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>What a load did.</summary>
/// <param name="Events">Events that became visible; one to a commit.</param>
/// <param name="Time">How long it took until the last was answered.</param>
/// <param name="Processor">Processor time of the whole process: callers, engine, log and collections.</param>
/// <param name="AllocatedBytes">By the whole process.</param>
/// <param name="Paused">How long collections stopped all threads.</param>
internal readonly record struct LoadResult(
    long Events, TimeSpan Time, TimeSpan Processor, long AllocatedBytes, TimeSpan Paused)
{
    public double PausedShare => Paused / Time;

    public double PerSecond => Events / Time.TotalSeconds;

    public double BytesPerCommit => (double)AllocatedBytes / Events;

    /// <summary>Hardly depends on what else runs on the machine, other than the rate.</summary>
    public double ProcessorNanosecondsPerCommit => Processor.TotalNanoseconds / Events;
}
