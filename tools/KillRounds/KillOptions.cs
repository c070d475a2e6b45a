namespace Xen.Model.KillRounds;

/// <summary>How hard the rounds are. The seed decides the writes and the moments of the kills.</summary>
public sealed record KillOptions(int Rounds)
{
    public int Writers { get; init; } = 4;

    public int Seed { get; init; } = 1;

    public TimeSpan LongestLoad { get; init; } = TimeSpan.FromMilliseconds(400);
}
