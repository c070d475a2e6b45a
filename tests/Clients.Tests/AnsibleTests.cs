using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>The modules of community.general, as Debian packages them with Ansible.</summary>
[Collection(ClientsCollection.Name)]
public sealed class AnsibleTests(DaemonFixture fixture)
{
    [Fact]
    public async Task A_playbook_leads_a_guest_from_its_template_through_its_states_to_its_end()
    {
        ClientOutcome outcome = await ClientProgram.Playbook("guest.yml", fixture.Scratch)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        (await client.NamesOfVMsAsync()).Should().NotContain(["guest", "copy"], "{0}", outcome.Story);
    }

    [Fact]
    public async Task A_playbook_on_the_host_itself_takes_stock_and_deploys_through_the_socket()
    {
        ClientOutcome outcome = await ClientProgram.Playbook("local.yml", fixture.Scratch)
            .With("XEN_SOCKET", fixture.UnixSocket)
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        (await client.NamesOfVMsAsync()).Should().NotContain("local");
    }
}
