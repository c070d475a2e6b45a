namespace Xen.Model.Clients.Tests;

/// <summary>Exports and imports by other people's programs, and what their tools think of the archives.</summary>
[Collection(ClientsCollection.Name)]
public sealed class TransferToolTests(DaemonFixture fixture)
{
    [Fact]
    public async Task Xen_api_4_exports_a_vm_and_imports_it_with_a_length_and_without()
    {
        ClientOutcome outcome = await ClientProgram.Node("transfer.mjs").RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("exported", "imported", "imported");
    }

    [Fact]
    public async Task Archives_are_what_tar_and_xva_img_take_them_for_and_come_back_whole()
    {
        string scratch = Directory.CreateDirectory(Path.Combine(fixture.Scratch, "transfer")).FullName;
        ClientOutcome outcome = await ClientProgram.Python("transfer.py").With("XEN_SCRATCH", scratch)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal(
            "exported plain.xva", "imported plain.xva", "exported gzip.xva", "imported gzip.xva",
            "exported zstd.xva", "imported zstd.xva", "listed", "exported sha1.xva", "unpacked", "done");
    }
}
