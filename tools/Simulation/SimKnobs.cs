using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>Everything about a run that is drawn from its seed beforehand.</summary>
public sealed record SimKnobs
{
    /// <summary>How many things happen.</summary>
    public int Steps { get; init; }

    /// <summary>Of a hundred starts, how many bring another flush policy.</summary>
    public int PolicyChangePercent { get; init; }

    /// <summary>Events that subscribers may be behind.</summary>
    public int WindowEvents { get; init; }

    /// <summary>Deletions that are remembered.</summary>
    public int Tombstones { get; init; }

    /// <summary>Events that the window gives up at a time.</summary>
    public int WindowBlock { get; init; } = 8;

    /// <summary>Events that the log keeps once a checkpoint allows it; null for all.</summary>
    public int? RetainedEvents { get; init; }

    /// <summary>The size of a segment file in bytes.</summary>
    public int SegmentBytes { get; init; }

    /// <summary>Calls in a batch at most.</summary>
    public int BatchCalls { get; init; }

    /// <summary>Of a hundred steps, how many end the process one way or another.</summary>
    public int EndPercent { get; init; }

    /// <summary>Events in an answer of event.next at most.</summary>
    public int NextEvents { get; init; }

    /// <summary>Steps from one whole checkpoint to the next; 0 to take them at random.</summary>
    public int CheckpointEvery { get; init; }

    /// <summary>Ends of the process that come at certain steps, whatever the seed says.</summary>
    public IReadOnlyDictionary<int, SimEnd> Ends { get; init; } = new Dictionary<int, SimEnd>();

    /// <summary>A fault at one call of the disk; null for none.</summary>
    public PlannedFault? Fault { get; init; }

    /// <summary>Draws the knobs of a run.</summary>
    public static SimKnobs Draw(SeededRandomSource random)
    {
        return new SimKnobs
        {
            Steps = 60 + random.NextInt(140),
            WindowEvents = 1 << random.NextInt(9),
            PolicyChangePercent = random.Chance(30) ? 40 : 0,
            WindowBlock = 1 << random.NextInt(6),
            RetainedEvents = random.Chance(60) ? random.NextInt(200) : null,
            Tombstones = 1 << random.NextInt(7),
            SegmentBytes = 4096 << random.NextInt(4),
            BatchCalls = 1 + random.NextInt(6),
            EndPercent = 1 + random.NextInt(4),
            NextEvents = 1 << random.NextInt(8),
        };
    }

    /// <summary>The knobs in words.</summary>
    public override string ToString() =>
        $"{Steps} steps, window {WindowEvents}, tombstones {Tombstones}, "
        + $"segments of {SegmentBytes} bytes, {BatchCalls} calls a batch, {EndPercent} % ends";
}
