using System.Diagnostics;
using System.Globalization;
using Xen.Model.Harness;
using Xen.Model.KillRounds;

if (KillCommand.Parse(args) is not { } command)
{
    await Console.Error.WriteLineAsync(KillCommand.Usage);
    return 2;
}
Console.WriteLine($"seed {command.Seed}");
if (command.VerifyEvery > 0 && !File.Exists(DaemonFiles.LogTool))
{
    Console.WriteLine($"{DaemonFiles.LogTool} is missing: the logs are not verified");
    command = command with { VerifyEvery = 0 };
}
long start = Stopwatch.GetTimestamp();
try
{
    KillReport[] reports = await Task.WhenAll(command.Shares().Where(share => share.Rounds > 0).Select(RunAsync));
    KillReport all = new([.. reports.SelectMany(report => report.Rounds)]);
    foreach (string loss in all.Lost)
    {
        Console.WriteLine($"lost: {loss}");
    }
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{all}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
    return all.Lost.Count == 0 ? 0 : 1;
}
catch (Exception failed) when (failed is DaemonFailedException or RpcFailedException or HttpRequestException)
{
    Console.WriteLine($"kill rounds: FAILED {failed.Message}");
    return 1;
}

static async Task<KillReport> RunAsync(KillOptions share)
{
    using DaemonProcess daemon = await DaemonProcess.StartAsync();
    KillReport report = await new KillTrial(daemon, share, Print).RunAsync();
    if (report.Lost.Count > 0)
    {
        Console.WriteLine($"the data is left in {daemon.Data}");
    }
    return report;
}

static void Print(RoundOutcome round) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"round {round.Number,4}: {round.Acknowledged,6} acknowledged in {round.UnderLoad.TotalMilliseconds,5:0} ms, "
        + $"killed, ready again in {round.Restart.TotalSeconds:0.00} s, {round.Lost.Count} lost"));
