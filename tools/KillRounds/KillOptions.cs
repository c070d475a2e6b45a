namespace Xen.Model.KillRounds;

/// <summary>How hard the rounds are. The seed decides the writes and the moments of the kills.</summary>
public sealed record KillOptions(int Rounds)
{
    public int Writers { get; init; } = 4;

    public int Seed { get; init; } = 1;

    public TimeSpan LongestLoad { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Rounds from one kill to the next after which the log tool checks every byte of the log; 0 for none.
    /// </summary>
    public int VerifyEvery { get; init; }

    /// <summary>
    /// True to start the daemon with other flush, checkpoint and retention options each time: none of them may lose
    /// anything at the end of a process.
    /// </summary>
    public bool ChangeOptions { get; init; }
}
