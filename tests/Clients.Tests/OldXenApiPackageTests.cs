namespace Xen.Model.Clients.Tests;

/// <summary>The library that Xen Orchestra is built on, in versions of past years.</summary>
[Collection(ClientsCollection.Name)]
public sealed class OldXenApiPackageTests(DaemonFixture fixture)
{
    private static readonly string[] Walk =
        ["connected", "collected", "provisioned", "running", "barrier", "refused", "gone", "disconnected"];

    [Theory]
    [InlineData("xen-api-0.10", false)]
    [InlineData("xen-api-0.13", false)]
    [InlineData("xen-api-0.14", true)]
    [InlineData("xen-api-0.16", true)]
    [InlineData("xen-api-0.23", true)]
    public async Task It_collects_all_objects_and_follows_a_vm_through_its_life(string package, bool hasBarrier)
    {
        ClientOutcome outcome = await ClientProgram.Node("xen-api-old.cjs").With("XEN_PACKAGE", package)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal(Walk.Where(step => hasBarrier || step != "barrier"));
    }

    [Theory]
    [InlineData("xen-api-0.13")]
    [InlineData("xen-api-0.23")]
    public async Task It_does_the_same_over_tls(string package)
    {
        ClientOutcome outcome = await ClientProgram.Node("xen-api-old.cjs").With("XEN_PACKAGE", package)
            .RunAsync(fixture.Daemon, fixture.Daemon.Https);

        outcome.ShouldHaveSucceeded();
    }
}
