using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>How <see cref="SegmentLogStorage"/> lays out its files.</summary>
public sealed class SegmentLogOptions
{
    /// <summary>Smallest allowed <see cref="SegmentSizeBytes"/>: 4 KiB.</summary>
    public const int MinSegmentSizeBytes = 4 * 1024;

    /// <summary>Largest allowed <see cref="SegmentSizeBytes"/>: 1 GiB.</summary>
    public const int MaxSegmentSizeBytes = 1024 * 1024 * 1024;

    /// <summary>
    /// Size in bytes at which a new segment begins, 64 MiB unless told; from <see cref="MinSegmentSizeBytes"/> to
    /// <see cref="MaxSegmentSizeBytes"/>. A single batch that is larger gets a segment of its own size.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int SegmentSizeBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinSegmentSizeBytes);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSegmentSizeBytes);
            field = value;
        }
    } = 64 * 1024 * 1024;

    /// <summary>
    /// True, unless told, to give segments that take nothing more their index on a thread of the pool, and the newest
    /// one when the log is closed, and to prepare the next segment there; false to leave the index to
    /// <see cref="SegmentLogStorage.SealSegments"/> and to prepare the next segment in the thread that writes.
    /// </summary>
    public bool SealInBackground { get; init; } = true;

    /// <summary>
    /// Durable bytes of the newest segment after which readers beside the writer get an index of it: what they have to
    /// search themselves.
    /// </summary>
    internal int IndexedEveryBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Not more often than this, however much is written.</summary>
    internal TimeSpan IndexedEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the time of a segment's creation is taken from; the system's clock unless told.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where a new log's identity comes from; the system's cryptographic generator unless told.</summary>
    public IRandomSource Random { get; init; } = new SystemRandomSource();
}
