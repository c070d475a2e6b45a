namespace Xen.Model.Clients.Tests;

/// <summary>Metrics as scripts, graphs in web pages and rrdtool read them.</summary>
[Collection(ClientsCollection.Name)]
public sealed class MetricsTests(DaemonFixture fixture)
{
    [Fact]
    [Trait("Obligation", "METRICS-10")]
    [Trait("Obligation", "METRICS-55")]
    public async Task Scripts_graphs_and_rrdtool_read_the_same_values()
    {
        ClientOutcome outcome = await ClientProgram.Python("metrics.py").RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("script", "graphs", "rrdtool", "sources", "gone");
        outcome.Step("rrdtool").GetProperty("compared").GetInt32().Should().BeGreaterThan(20);
    }
}
