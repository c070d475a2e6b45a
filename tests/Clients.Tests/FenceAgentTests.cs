using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>The agent with which a cluster makes sure that a member is off, as Debian packages it.</summary>
[Collection(ClientsCollection.Name)]
public sealed class FenceAgentTests(DaemonFixture fixture) : IAsyncLifetime
{
    private const int IsOff = 2;

    private readonly string plug = "fenced " + Guid.NewGuid().ToString("N");
    private RpcClient client = null!;
    private string vm = null!;

    public async Task InitializeAsync()
    {
        client = await RpcClient.LoginAsync(fixture.Daemon);
        vm = await client.InstallAsync(plug);
    }

    public async Task DisposeAsync()
    {
        if (await client.PowerStateAsync(vm) != "Halted")
        {
            await client.CallAsync("VM.hard_shutdown", vm);
        }
        await client.CallAsync("VM.destroy", vm);
        client.Dispose();
    }

    [Fact]
    public async Task It_lists_the_guests_with_their_identities()
    {
        ClientOutcome outcome = await FenceAsync("list");

        outcome.ShouldHaveSucceeded();
        string uuid = await client.CallTextAsync("VM.get_uuid", vm);
        outcome.Output.Split('\n').Should().Contain($"{uuid},{plug}");
        outcome.Output.Should().NotContain("Control domain").And.NotContain(XenRecords.DebianTemplate);
    }

    [Fact]
    public async Task It_switches_a_guest_on_and_off_and_sees_what_has_become_of_it()
    {
        (await FenceAsync("status")).ExitCode.Should().Be(IsOff);

        (await FenceAsync("on")).ShouldHaveSucceeded();
        (await client.PowerStateAsync(vm)).Should().Be("Running");
        (await FenceAsync("status")).ShouldHaveSucceeded();

        long before = await DomainAsync();
        (await FenceAsync("reboot")).ShouldHaveSucceeded();
        (await client.PowerStateAsync(vm)).Should().Be("Running");
        (await DomainAsync()).Should().NotBe(before);

        (await FenceAsync("off")).ShouldHaveSucceeded();
        (await client.PowerStateAsync(vm)).Should().Be("Halted");
    }

    [Fact]
    public async Task It_works_over_tls_when_it_trusts_the_certificate()
    {
        ClientOutcome outcome = await Agent("status", fixture.Daemon.Https, fixture.Daemon.Password)
            .With("SSL_CERT_FILE", fixture.Certificate)
            .RunAsync(fixture.Daemon, fixture.Daemon.Https);

        outcome.ExitCode.Should().Be(IsOff, "{0}", outcome.Story);
    }

    [Fact]
    public async Task It_says_that_a_password_is_wrong_and_that_a_guest_is_unknown()
    {
        ClientOutcome stranger = await Agent("status", fixture.Daemon.Http, "wrong")
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);
        stranger.ExitCode.Should().Be(1);
        stranger.Output.Should().Contain("SESSION_AUTHENTICATION_FAILED");

        await client.CallAsync("VM.set_name_label", vm, "another");
        ClientOutcome unknown = await FenceAsync("status");
        unknown.ExitCode.Should().Be(1, "{0}", unknown.Story);
    }

    private Task<ClientOutcome> FenceAsync(string action) =>
        Agent(action, fixture.Daemon.Http, fixture.Daemon.Password).RunAsync(fixture.Daemon, fixture.Daemon.Http);

    private ClientProgram Agent(string action, Uri server, string password) => ClientProgram.Installed(
        "fence_xenapi",
        "--session-url", server.GetLeftPart(UriPartial.Authority),
        "--username", fixture.Daemon.User,
        "--password", password,
        "--plug", plug,
        "--action", action);

    private async Task<long> DomainAsync() => (await client.CallAsync("VM.get_domid", vm)).GetInt64();
}
