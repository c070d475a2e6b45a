using System.Globalization;
using Xen.Model.Harness;
using Xen.Model.KillRounds;

namespace Xen.Model.Clients.Tests;

public sealed class KillTests
{
    private static int Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable("KILL_ROUNDS"), CultureInfo.InvariantCulture, out int rounds)
            ? rounds
            : 10;

    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_daemon_is_killed_under_load()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync();

        KillReport report = await new KillTrial(daemon, new KillOptions(Rounds), _ => { }).RunAsync();

        report.Lost.Should().BeEmpty("{0}; the data is left in {1}", report, daemon.Data);
        report.Rounds.Should().HaveCount(Rounds).And.OnlyContain(round => round.Acknowledged > 0);
    }
}
