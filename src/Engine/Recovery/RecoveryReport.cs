using Xen.Model.Primitives;

namespace Xen.Model.Engine.Recovery;

/// <summary>What start-up found. Immutable.</summary>
public sealed record RecoveryReport
{
    /// <summary>The event of the checkpoint that was read; none when the whole log was.</summary>
    public EventId Checkpoint { get; init; }

    /// <summary>Checkpoints that could not be used, and why; they have been put aside.</summary>
    public IReadOnlyList<string> BadCheckpoints { get; init; } = [];

    /// <summary>Commits read from the log.</summary>
    public long Commits { get; init; }

    /// <summary>
    /// The last event before ids that the crash before this start made the log give up; null when there was no such
    /// crash. What clients saw of those ids may be lost.
    /// </summary>
    public EventId? LostAfter { get; init; }
}
