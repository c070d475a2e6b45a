using System.Globalization;

namespace Xen.Model.KillRounds;

/// <summary>What the command line asks for.</summary>
/// <param name="Rounds">How many kills in all.</param>
/// <param name="Seed">What writes, moments and options follow from.</param>
/// <param name="Parallel">How many daemons at a time.</param>
/// <param name="VerifyEvery">Rounds from one look of the log tool to the next; 0 for none.</param>
internal sealed record KillCommand(int Rounds, int Seed, int Parallel, int VerifyEvery)
{
    public const string Usage = "usage: kill-rounds ROUNDS [SEED] [--parallel N] [--verify-every N]";

    private const int VerifyEveryDefault = 5;

    /// <summary>Reads arguments; null when they make no sense.</summary>
    public static KillCommand? Parse(string[] args)
    {
        List<int> numbers = [];
        int parallel = Environment.ProcessorCount;
        int verifyEvery = VerifyEveryDefault;
        for (int at = 0; at < args.Length; at++)
        {
            if (args[at] == "--parallel" && at + 1 < args.Length && Number(args[at + 1]) is { } count and > 0)
            {
                parallel = count;
                at++;
            }
            else if (args[at] == "--verify-every" && at + 1 < args.Length && Number(args[at + 1]) is { } every)
            {
                verifyEvery = every;
                at++;
            }
            else if (Number(args[at]) is { } number and > 0)
            {
                numbers.Add(number);
            }
            else
            {
                return null;
            }
        }
        return numbers.Count is 1 or 2
            ? new KillCommand(numbers[0], numbers.Count == 2 ? numbers[1] : Any(), parallel, verifyEvery)
            : null;
    }

    /// <summary>One share of the rounds for each daemon.</summary>
    public IEnumerable<KillOptions> Shares() => Enumerable.Range(0, Parallel).Select(number =>
        new KillOptions((Rounds / Parallel) + (number < Rounds % Parallel ? 1 : 0))
        {
            Seed = Seed + number,
            VerifyEvery = VerifyEvery,
            ChangeOptions = true,
        });

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static int Any() => Random.Shared.Next(1, 1_000_000);
}
