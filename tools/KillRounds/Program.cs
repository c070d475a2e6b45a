using System.Globalization;
using Xen.Model.Harness;
using Xen.Model.KillRounds;

if (args.Length is 0 or > 2 || !int.TryParse(args[0], out int rounds) || rounds < 1)
{
    await Console.Error.WriteLineAsync("usage: kill-rounds ROUNDS [SEED]");
    return 2;
}
int seed = args.Length == 2 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Random.Shared.Next(1, 1_000_000);
Console.WriteLine($"seed {seed}");
try
{
    using DaemonProcess daemon = await DaemonProcess.StartAsync();
    KillReport report = await new KillTrial(daemon, new KillOptions(rounds) { Seed = seed }, Print).RunAsync();
    foreach (string loss in report.Lost)
    {
        Console.WriteLine($"lost: {loss}");
    }
    Console.WriteLine(report.Lost.Count == 0 ? $"{report}" : $"{report}; the data is left in {daemon.Data}");
    return report.Lost.Count == 0 ? 0 : 1;
}
catch (Exception failed) when (failed is DaemonFailedException or RpcFailedException or HttpRequestException)
{
    Console.WriteLine($"kill rounds: FAILED {failed.Message}");
    return 1;
}

static void Print(RoundOutcome round) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"round {round.Number,4}: {round.Acknowledged,6} acknowledged in {round.UnderLoad.TotalMilliseconds,5:0} ms, "
        + $"killed, ready again in {round.Restart.TotalSeconds:0.00} s, {round.Lost.Count} lost"));
