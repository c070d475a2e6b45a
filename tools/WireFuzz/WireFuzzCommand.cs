using System.Diagnostics;
using System.Globalization;

namespace Xen.Model.WireFuzz;

/// <summary>The command line.</summary>
public static class WireFuzzCommand
{
    private const string Usage = "usage: fuzz-wire [--count N] [--from SEED] [--parallel N]";
    private const int PerSeed = 5_000;

    /// <summary>Sends what is asked for; 0 when every promise was kept, 1 when not, 2 for bad arguments.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var numbers = new Dictionary<string, int>
        {
            ["--count"] = 100_000,
            ["--from"] = 1,
            ["--parallel"] = Environment.ProcessorCount,
        };
        for (int at = 0; at < args.Length; at += 2)
        {
            if (!numbers.ContainsKey(args[at]) || at + 1 >= args.Length
                || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number == 0)
            {
                await output.WriteLineAsync(Usage);
                return 2;
            }
            numbers[args[at]] = number;
        }
        long start = Stopwatch.GetTimestamp();
        var report = new WireFuzzReport();
        int parts = (numbers["--count"] + PerSeed - 1) / PerSeed;
        await Parallel.ForAsync(
            0, parts, new ParallelOptions { MaxDegreeOfParallelism = numbers["--parallel"] }, async (part, _) =>
            {
                int count = Math.Min(PerSeed, numbers["--count"] - (part * PerSeed));
                report.Add(await WireFuzzer.RunAsync(numbers["--from"] + part, count, isMember: part % 2 == 1));
            });
        foreach (string failure in report.Failures.Take(20))
        {
            await output.WriteLineAsync($"FAILED {failure}");
        }
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report}\n{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {report.Failures.Count} failed"));
        return report.Failures.Count == 0 ? 0 : 1;
    }
}
