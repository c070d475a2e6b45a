namespace Xen.Model.Log;

/// <summary>How much of the past is kept in memory for subscribers. Limits are checked when the engine opens.</summary>
public sealed record EventWindowOptions
{
    /// <summary>
    /// Events that a subscriber may be behind before it gets EVENTS_LOST. At least 1; whole blocks of
    /// <see cref="EventLog.BlockLength"/> are given up at a time. Default 50 000.
    /// </summary>
    public int RetainedEventsMax { get; init; } = 50_000;

    /// <summary>Deleted objects that <c>event.from</c> can still report. At least 1. Default 1 000 000.</summary>
    public int RetainedTombstonesMax { get; init; } = 1_000_000;

    /// <summary>
    /// Events that are given up at a time, a power of two; simulations have smaller windows than a block.
    /// </summary>
    internal int BlockLength { get; init; } = EventLog.BlockLength;
}
