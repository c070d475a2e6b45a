using System.Globalization;

namespace Xen.Model.KillRounds;

/// <summary>The sum of all rounds.</summary>
public sealed record KillReport(IReadOnlyList<RoundOutcome> Rounds)
{
    public long Acknowledged => Rounds.Sum(round => round.Acknowledged);

    public IReadOnlyList<string> Lost => [.. Rounds.SelectMany(round => round.Lost)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"kill rounds: {Rounds.Count} rounds, {Acknowledged} acknowledged writes, {Lost.Count} lost");
}
