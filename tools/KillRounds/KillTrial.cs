using System.Diagnostics;
using Xen.Model.Harness;

namespace Xen.Model.KillRounds;

/// <summary>Kills a daemon under load again and again and counts the acknowledged writes that are gone.</summary>
public sealed class KillTrial(DaemonProcess daemon, KillOptions options, Action<RoundOutcome> onRound)
{
    private readonly Random random = new(options.Seed);
    private readonly List<Ledger> ledgers = [];
    private RpcClient? login;

    public async Task<KillReport> RunAsync()
    {
        await CreateVmsAsync();
        List<RoundOutcome> rounds = [];
        for (int number = 1; number <= options.Rounds; number++)
        {
            RoundOutcome outcome = await RunRoundAsync(number);
            rounds.Add(outcome);
            onRound(outcome);
        }
        login?.Dispose();
        KillReport report = new(rounds);
        if (report.Lost.Count > 0)
        {
            daemon.KeepData();
        }
        return report;
    }

    private async Task CreateVmsAsync()
    {
        RpcClient client = login = await RpcClient.LoginAsync(daemon);
        string template = await client.FindDebianTemplateAsync();
        for (int writer = 0; writer < options.Writers; writer++)
        {
            string name = $"{Ledger.Prefix}{writer}-vm";
            ledgers.Add(new Ledger(writer, await client.CallTextAsync("VM.clone", template, name), name));
        }
    }

    private async Task<RoundOutcome> RunRoundAsync(int number)
    {
        long before = ledgers.Sum(ledger => ledger.Acknowledged);
        TimeSpan underLoad = await WriteUntilKilledAsync();
        bool isChecked = options.VerifyEvery > 0 && number % options.VerifyEvery == 0;
        string? damage = isChecked ? await LogCheck.RunAsync(daemon.Data) : null;
        if (options.ChangeOptions)
        {
            daemon.UseOptions(RandomOptions.Draw(random));
        }
        long start = Stopwatch.GetTimestamp();
        await daemon.StartAgainAsync();
        TimeSpan restart = Stopwatch.GetElapsedTime(start);
        login?.Dispose();
        login = await RpcClient.LoginAsync(daemon);
        List<string> lost = [.. await new Verifier(login).VerifyAsync(ledgers)];
        if (damage is not null)
        {
            lost.Add(damage);
        }
        return new RoundOutcome(number, ledgers.Sum(ledger => ledger.Acknowledged) - before, underLoad, restart, lost);
    }

    private async Task<TimeSpan> WriteUntilKilledAsync()
    {
        List<RpcClient> clients = [];
        try
        {
            foreach (Ledger _ in ledgers)
            {
                clients.Add(login!.Another());
            }
            return await WriteUntilKilledAsync(clients);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private async Task<TimeSpan> WriteUntilKilledAsync(List<RpcClient> clients)
    {
        using CancellationTokenSource killed = new();
        long start = Stopwatch.GetTimestamp();
        List<Writer> writers = [.. clients.Zip(ledgers, (client, own) => new Writer(client, own, new(random.Next())))];
        List<Task> running = [.. writers.Select(writer => writer.RunUntilKilledAsync(killed.Token))];
        await Task.WhenAll(writers.Select(writer => writer.FirstAcknowledged));
        await Task.Delay(random.NextDouble() * options.LongestLoad);
        await killed.CancelAsync();
        TimeSpan underLoad = Stopwatch.GetElapsedTime(start);
        daemon.Kill();
        await Task.WhenAll(running);
        return underLoad;
    }
}
