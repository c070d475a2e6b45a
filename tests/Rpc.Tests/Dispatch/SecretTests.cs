using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.State;

namespace Xen.Model.Rpc.Tests.Dispatch;

/// <summary>Who may see a secret sees it, whichever way it is asked for; nobody else does.</summary>
public sealed class SecretTests : IAsyncLifetime
{
    private static readonly ObjectRef s_pbd = new(Guid.Parse("00000000-0000-4000-8000-000000000004"));

    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("root")]
    [InlineData("operator")]
    [Trait("Obligation", "OBJECT-41")]
    public async Task Those_who_may_read_secrets_see_them_however_they_ask(string who)
    {
        string secret = await CreateAsync("hunter2");
        string session = who == "root" ? _session : await _server.LoginAsync(Role.PoolOperator);
        (await _server.CallAsync("secret.get_value", session, secret)).Text.Should().Be("hunter2");
        (await _server.CallAsync("secret.get_record", session, secret)).Value
            .GetProperty("value").GetString().Should().Be("hunter2");
        (await _server.CallAsync("secret.get_all_records", session)).Value
            .GetProperty(secret).GetProperty("value").GetString().Should().Be("hunter2");
        foreach (string verb in (string[])["get_all_where", "get_all_records_where"])
        {
            (await _server.CallAsync("secret." + verb, session, "field \"value\" = \"hunter2\"")).Value
                .ToString().Should().Contain(secret);
            (await _server.CallAsync("secret." + verb, session, "field \"value\" = \"hunter3\"")).Value
                .ToString().Should().NotContain(secret);
        }
    }

    [Theory]
    [InlineData("get_value")]
    [InlineData("get_record")]
    public async Task Other_roles_are_refused(string verb)
    {
        string secret = await CreateAsync("hunter2");
        string session = await _server.LoginAsync(Role.VMAdmin);
        (await _server.CallAsync("secret." + verb, session, secret)).Error
            .Should().HaveElementAt(0, "RBAC_PERMISSION_DENIED");
        (await _server.CallAsync("secret.get_all_records", session)).Error
            .Should().HaveElementAt(0, "RBAC_PERMISSION_DENIED");
    }

    [Fact]
    public async Task A_secret_can_be_changed_and_emptied()
    {
        string secret = await CreateAsync("hunter2");
        await _server.CallAsync("secret.set_value", _session, secret, "hunter3");
        (await _server.CallAsync("secret.get_value", _session, secret)).Text.Should().Be("hunter3");
        await _server.CallAsync("secret.set_value", _session, secret, "");
        (await _server.CallAsync("secret.get_value", _session, secret)).Text.Should().BeEmpty();
    }

    [Fact]
    public async Task A_password_of_storage_is_shown_to_every_reader_and_kept_from_what_readers_share()
    {
        await _server.ObserveAsync(s_pbd, (PBDRecord)PBDRecord.ClassInfo.Empty with
        {
            DeviceConfig = XenMap<string, string>.Of(("server", "nas"), ("cifspassword", "hunter2")),
        });
        string session = await _server.LoginAsync(Role.ReadOnly);

        Password((await _server.CallAsync("PBD.get_record", session, s_pbd)).Value).Should().Be("hunter2");
        (await _server.CallAsync("PBD.get_device_config", session, s_pbd)).Value
            .GetProperty("cifspassword").GetString().Should().Be("hunter2");
        JsonElement batch = (await _server.CallAsync("event.from", session, new[] { "pbd" }, "", 0.0)).Value;
        Password(batch.GetProperty("events")[0].GetProperty("snapshot")).Should().Be("hunter2");

        RecordVersion version = _server.Model.View.Find(s_pbd)!;
        foreach (IWireFormat format in (IWireFormat[])[WireFormats.Json, WireFormats.Xml])
        {
            System.Text.Encoding.UTF8.GetString(SnapshotEncoder.Encode(version, format))
                .Should().Contain("nas").And.NotContain("hunter2");
        }
    }

    [Fact]
    public async Task Events_of_the_older_kind_show_what_the_session_may_see_too()
    {
        await _server.CallAsync("event.register", _session, new[] { "pbd" });
        await _server.ObserveAsync(s_pbd, (PBDRecord)PBDRecord.ClassInfo.Empty with
        {
            DeviceConfig = XenMap<string, string>.Of(("cifspassword", "hunter2")),
        });
        JsonElement events = (await _server.CallAsync("event.next", _session)).Value;
        Password(events[0].GetProperty("snapshot")).Should().Be("hunter2");
    }

    private static string? Password(JsonElement record) =>
        record.GetProperty("device_config").GetProperty("cifspassword").GetString();

    private async Task<string> CreateAsync(string value) => (await _server.CallAsync("secret.create", _session,
        new (string, object)[] { ("value", value), ("other_config", Array.Empty<(string, object)>()) })).Text;
}
