namespace Xen.Model.Clients.Tests;

/// <summary>Whole disks through other people's clients, the patient ones and those that hang up.</summary>
[Collection(ClientsCollection.Name)]
public sealed class DiskTransferTests(DaemonFixture fixture)
{
    [Fact]
    public async Task Old_scripts_and_curl_move_disks()
    {
        ClientOutcome outcome = await ClientProgram.Python("disks.py")
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("without a length", "with a length", "curl", "curl over HTTP/1.0");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Xen_api_4_moves_disks(bool isTls)
    {
        ClientOutcome outcome = await ClientProgram.Node("disks.mjs").With("XEN_TRANSPORT", "json-rpc")
            .RunAsync(fixture.Daemon, isTls ? fixture.Daemon.Https : fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("raw", "vhd", "stream", "disconnected");
    }
}
