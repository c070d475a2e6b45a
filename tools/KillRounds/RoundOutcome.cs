namespace Xen.Model.KillRounds;

/// <summary>What one round did and found.</summary>
public sealed record RoundOutcome(
    int Number, long Acknowledged, TimeSpan UnderLoad, TimeSpan Restart, IReadOnlyList<string> Lost);
