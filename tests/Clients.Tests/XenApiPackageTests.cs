using System.Text.Json;

namespace Xen.Model.Clients.Tests;

/// <summary>The library that Xen Orchestra is built on, in its present version, over each of its transports.</summary>
[Collection(ClientsCollection.Name)]
public sealed class XenApiPackageTests(DaemonFixture fixture)
{
    private static readonly string[] Walk =
    [
        "connected", "inventory", "indexed", "provisioned", "running", "barrier", "legacy events", "halted", "gone",
        "disconnected",
    ];

    [Theory]
    [InlineData("json-rpc")]
    [InlineData("xml-rpc")]
    public async Task Xen_api_4_walks_a_vm_through_its_life_over(string transport)
    {
        ClientOutcome outcome = await ClientProgram.Node("xen-api.mjs").With("XEN_TRANSPORT", transport)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal(Walk);
    }

    [Fact]
    public async Task Xen_api_4_finds_its_transport_by_itself_over_tls()
    {
        ClientOutcome outcome = await ClientProgram.Node("xen-api.mjs").With("XEN_TRANSPORT", "auto")
            .RunAsync(fixture.Daemon, fixture.Daemon.Https);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal(Walk);
    }

    [Fact]
    public async Task Xen_api_4_loads_every_class_that_the_server_lists()
    {
        ClientOutcome outcome = await ClientProgram.Node("xen-api.mjs").With("XEN_TRANSPORT", "json-rpc")
            .With("XEN_STOP_AFTER", "inventory").RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        JsonElement inventory = outcome.Step("inventory");
        inventory.GetProperty("classes").GetInt32().Should().BeGreaterThan(40);
        inventory.GetProperty("counts").EnumerateObject().Select(count => count.Name)
            .Should().Contain(["pool", "host", "VM", "SR", "PBD", "network", "PIF", "role"]);
    }
}
