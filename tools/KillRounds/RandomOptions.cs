using System.Globalization;

namespace Xen.Model.KillRounds;

/// <summary>Draws options for one life of the daemon.</summary>
internal static class RandomOptions
{
    /// <summary>Small files, frequent checkpoints and short memories, so that each life sees all of them.</summary>
    public static IReadOnlyList<string> Draw(Random random)
    {
        List<string> options =
        [
            "--flush", random.Next(4) switch
            {
                0 => "never",
                1 => random.Next(1, 200).ToString(CultureInfo.InvariantCulture) + " ms",
                _ => "always",
            },
            "--log-segment-bytes", Text(8192 << random.Next(6)),
            "--checkpoint-bytes", Text(4096 << random.Next(10)),
        ];
        if (random.Next(2) == 0)
        {
            options.AddRange(["--keep-log-bytes", Text(65536 << random.Next(4))]);
        }
        return options;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
