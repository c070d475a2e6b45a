using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine;

/// <summary>
/// How much of the past the log keeps. Whole segments are given up, after a checkpoint, as soon as one of the limits is
/// exceeded; never what start-up needs, nor what somebody reads at the moment, so more may be kept. Immutable.
/// </summary>
public sealed record RetentionPolicy
{
    /// <summary>Keeps everything for ever. The default.</summary>
    public static RetentionPolicy KeepAll { get; } = new();

    /// <summary>Events to keep; null for all. 0 or more.</summary>
    public long? EventsMax { get; init; }

    /// <summary>Bytes of log files to keep, checkpoints not counted; null for all. 0 or more.</summary>
    public long? BytesMax { get; init; }

    /// <summary>How long to keep events; null for ever. Zero or more.</summary>
    public TimeSpan? AgeMax { get; init; }

    /// <summary>The last event that need not be kept; none when all have to be.</summary>
    /// <param name="parts">What could be given up, oldest first.</param>
    /// <param name="head">The last event there is.</param>
    /// <param name="now">The time, UTC.</param>
    internal EventId Cut(IReadOnlyList<LogPart> parts, EventId head, DateTimeOffset now)
    {
        EventId cut = EventId.None;
        long bytes = parts.Sum(part => part.SizeBytes);
        foreach (LogPart part in parts)
        {
            bool isDue = head.Value - part.LastId.Value >= EventsMax || bytes > BytesMax || now - part.EndedAt > AgeMax;
            if (!isDue)
            {
                break;
            }
            cut = part.LastId;
            bytes -= part.SizeBytes;
        }
        return cut;
    }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(EventsMax ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(BytesMax ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(AgeMax ?? TimeSpan.Zero, TimeSpan.Zero);
    }
}
