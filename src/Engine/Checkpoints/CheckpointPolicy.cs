namespace Xen.Model.Engine.Checkpoints;

/// <summary>
/// When checkpoints are taken: whichever of the reasons comes first. Start-up reads the newest one and the log behind
/// it, so this bounds how long it takes. Immutable.
/// </summary>
public sealed record CheckpointPolicy
{
    /// <summary>
    /// Bytes of log since the last checkpoint after which the next is due, at least. 1 or more. Default 64 MiB.
    /// </summary>
    public long LogBytesMin { get; init; } = 64L * 1024 * 1024;

    /// <summary>
    /// The same in relation to the size of the last checkpoint, so that writing checkpoints never costs much more than
    /// writing the log. The larger of the two counts. 0 or more. Default 1.
    /// </summary>
    public double LogBytesFactor { get; init; } = 1;

    /// <summary>Events since the last checkpoint after which the next is due. 1 or more. Default 5 million.</summary>
    public long EventsMax { get; init; } = 5_000_000;

    /// <summary>
    /// Events since the last checkpoint from which on closing the model takes one, so that the next start reads no log.
    /// 1 or more; <see cref="long.MaxValue"/> for never. Default 10 000.
    /// </summary>
    public long AtCloseEventsMin { get; init; } = 10_000;

    /// <summary>
    /// Share of one processor core that writing a checkpoint may take while there is traffic. More than 0, 1 at most;
    /// without traffic it takes what it gets. Default 0.1: a twentieth of what two cores can do, and a million
    /// objects take half a minute.
    /// </summary>
    public double CoreShare { get; init; } = 0.1;

    /// <summary>How long after a failed checkpoint, on a full disk for instance, the next is tried. Default 1 minute.
    /// </summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LogBytesMin, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LogBytesFactor, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(EventsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(AtCloseEventsMin, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CoreShare, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CoreShare, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryAfter, TimeSpan.Zero);
    }
}
