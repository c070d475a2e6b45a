namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>What was written.</summary>
/// <param name="Bytes">Bytes, frame headers included.</param>
/// <param name="Commits">Commits.</param>
/// <param name="Flushes">Flushes.</param>
internal readonly record struct FlushCounts(long Bytes, long Commits, long Flushes)
{
    public double BytesPerFlush => Flushes == 0 ? 0 : (double)Bytes / Flushes;

    public double CommitsPerFlush => Flushes == 0 ? 0 : (double)Commits / Flushes;

    public static FlushCounts operator -(FlushCounts left, FlushCounts right) =>
        new(left.Bytes - right.Bytes, left.Commits - right.Commits, left.Flushes - right.Flushes);
}
