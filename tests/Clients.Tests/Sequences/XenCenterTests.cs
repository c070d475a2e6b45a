using System.Text.Json;
using System.Text.Json.Nodes;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>The calls of the C# library, on which XenCenter and the PowerShell module are built.</summary>
[Collection(ClientsCollection.Name)]
public sealed class XenCenterTests(DaemonFixture fixture)
{
    [Theory]
    [InlineData("/jsonrpc", true)]
    [InlineData("/json", false)]
    [Trait("Obligation", "CLIENT-10")]
    public async Task It_logs_in_and_finds_out_who_it_is_in_either_version_of_the_protocol(string path, bool isVersion2)
    {
        using JsonConversation center = new(fixture.Daemon.Http, path, isVersion2);
        await center.LoginAsync(fixture.Daemon, "2.20", "XenCenter");

        JsonProperty pool = (await center.CallAsync("pool.get_all_records")).EnumerateObject().Single();
        string master = pool.Value.GetProperty("master").GetString()!;
        JsonElement host = await center.CallAsync("host.get_record", master);
        host.GetProperty("API_version_major").GetInt64().Should().Be(2);
        host.GetProperty("API_version_minor").GetInt64().Should().Be(20, "later ones are unknown to libraries in use");
        (await center.TextAsync("session.get_this_host", center.Session)).Should().Be(master);
        (await center.CallAsync("session.get_is_local_superuser", center.Session)).GetBoolean().Should().BeTrue();
        (await center.CallAsync("session.get_rbac_permissions", center.Session)).GetArrayLength()
            .Should().Be(0, "local root needs none");
        (await center.CallAsync("role.get_all_records")).EnumerateObject()
            .Select(role => role.Value.GetProperty("name_label").GetString())
            .Should().Contain(
                ["pool-admin", "pool-operator", "vm-power-admin", "vm-admin", "vm-operator", "read-only"]);
        await center.CallAsync("session.logout");
    }

    [Theory]
    [InlineData()]
    [InlineData("1.0")]
    [InlineData("2.1")]
    [InlineData("2.14.18")]
    [InlineData("2.21", "an originator")]
    [Trait("Obligation", "CLIENT-11")]
    public async Task Whatever_version_a_client_says_it_speaks_it_may_log_in(params string[] more)
    {
        using JsonConversation client = new(fixture.Daemon.Http);

        await client.LoginAsync(fixture.Daemon, more);

        client.Session.Should().StartWith("OpaqueRef:");
        await client.CallAsync("session.logout");
    }

    [Fact]
    [Trait("Obligation", "CLIENT-12")]
    public async Task An_error_is_its_code_and_its_parts_in_both_versions()
    {
        using JsonConversation one = new(fixture.Daemon.Http, "/json", isVersion2: false);
        using JsonConversation two = new(fixture.Daemon.Http);

        string[] expected = ["SESSION_AUTHENTICATION_FAILED", "root", "Authentication failure"];
        (await one.ErrorAsync("session.login_with_password", "root", "wrong")).Should().Equal(expected);
        (await two.ErrorAsync("session.login_with_password", "root", "wrong")).Should().Equal(expected);
        (await two.ErrorAsync("session.login_with_password", "root"))
            .Should().Equal("MESSAGE_PARAMETER_COUNT_MISMATCH", "session.login_with_password", "2", "1");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("17")]
    [InlineData("\"text\"")]
    [Trait("Obligation", "CLIENT-13")]
    public async Task The_identifier_of_a_request_comes_back_as_it_was(string id)
    {
        using JsonConversation client = new(
            fixture.Daemon.Http, type: "application/json; charset=utf-8");

        JsonElement reply = await client.AskAsync("system.isAlive:test", JsonNode.Parse(id)!, "yes");

        reply.GetProperty("result").GetString().Should().Be("yes");
    }

    [Fact]
    [Trait("Obligation", "CLIENT-14")]
    public async Task Sessions_users_and_secrets_bring_no_events()
    {
        using JsonConversation client = new(fixture.Daemon.Http);
        await client.LoginAsync(fixture.Daemon);
        JsonElement all = await client.CallAsync("event.from", new[] { "*" }, "", 0.0);
        string token = all.GetProperty("token").GetString()!;

        using JsonConversation another = new(fixture.Daemon.Http);
        await another.LoginAsync(fixture.Daemon);
        string secret = await another.TextAsync("secret.create", new Dictionary<string, object>
        {
            ["value"] = "hidden",
            ["other_config"] = new Dictionary<string, string>(),
        });
        string task = await another.TextAsync("task.create", "seen", "");

        JsonElement batch = await client.CallAsync("event.from", new[] { "*" }, token, 30.0);
        batch.GetProperty("events").EnumerateArray().Select(change => change.GetProperty("class").GetString())
            .Should().Contain("task").And.NotContain(["session", "user", "secret"]);
        await another.CallAsync("secret.destroy", secret);
        await another.CallAsync("task.destroy", task);
        await another.CallAsync("session.logout");
    }
}
