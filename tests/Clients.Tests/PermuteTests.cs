using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>The example of the SDK guide that moves every VM at once.</summary>
public sealed class PermuteTests
{
    [Fact]
    public async Task Every_running_vm_moves_round_a_ring_of_hosts_while_the_tasks_are_polled()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync(new DaemonOptions { Hosts = 3 });

        ClientOutcome outcome = await ClientProgram.Python("permute.py").RunAsync(daemon, daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("prepared", "permuted", "permuted", "moves", "disconnected");
        outcome.Step("permuted").GetProperty("vms").GetInt32().Should().Be(4);
        outcome.Step("moves").GetProperty("alerts").GetInt32().Should().Be(8, "each move is told in an alert");
    }
}
