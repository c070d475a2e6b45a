using Xen.Model.Engine.Writing;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>Everything about a run that is drawn from its seed beforehand.</summary>
public sealed record SimKnobs
{
    /// <summary>How many things happen.</summary>
    public int Steps { get; init; }

    /// <summary>When commits are flushed.</summary>
    public FlushPolicy FlushPolicy { get; init; } = FlushPolicy.Always;

    /// <summary>How long a commit may wait for its flush; null when it does not, infinite for ever.</summary>
    public TimeSpan? FlushInterval { get; init; }

    /// <summary>How many bytes of commits may wait for their flush.</summary>
    public long FlushBytes { get; init; } = long.MaxValue;

    /// <summary>Events that subscribers may be behind.</summary>
    public int WindowEvents { get; init; }

    /// <summary>Deletions that are remembered.</summary>
    public int Tombstones { get; init; }

    /// <summary>The size of a segment file in bytes.</summary>
    public int SegmentBytes { get; init; }

    /// <summary>Calls in a batch at most.</summary>
    public int BatchCalls { get; init; }

    /// <summary>Of a hundred steps, how many end the process one way or another.</summary>
    public int EndPercent { get; init; }

    /// <summary>Events in an answer of event.next at most.</summary>
    public int NextEvents { get; init; }

    /// <summary>Draws the knobs of a run.</summary>
    public static SimKnobs Draw(SeededRandomSource random)
    {
        SimKnobs knobs = DrawPolicy(random);
        return knobs with
        {
            Steps = 60 + random.NextInt(140),
            WindowEvents = 1 << random.NextInt(9),
            Tombstones = 1 << random.NextInt(7),
            SegmentBytes = 4096 << random.NextInt(4),
            BatchCalls = 1 + random.NextInt(6),
            EndPercent = 1 + random.NextInt(4),
            NextEvents = 1 << random.NextInt(8),
        };
    }

    private static SimKnobs DrawPolicy(SeededRandomSource random)
    {
        int policy = random.NextInt(6);
        TimeSpan interval = TimeSpan.FromMilliseconds(1 + random.NextInt(2000));
        long bytes = 200L << random.NextInt(12);
        return policy switch
        {
            < 6 => new SimKnobs(),
            < 9 => new SimKnobs
            {
                FlushPolicy = FlushPolicy.AtMostEvery(interval, bytes),
                FlushInterval = interval,
                FlushBytes = bytes,
            },
            _ => new SimKnobs { FlushPolicy = FlushPolicy.Never, FlushInterval = Timeout.InfiniteTimeSpan },
        };
    }

    /// <summary>The knobs in words.</summary>
    public override string ToString() =>
        $"{Steps} steps, flush {FlushPolicy}, window {WindowEvents}, tombstones {Tombstones}, "
        + $"segments of {SegmentBytes} bytes, {BatchCalls} calls a batch, {EndPercent} % ends";
}
