using Xen.Model.Codec;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class AuditTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_log_says_who_did_what_from_where()
    {
        await _server.CallAsync("VM_set_name_label", _session, TestServer.VM, "new name");

        CommitHeader commit = Last();

        commit.UserName.Should().Be("root");
        commit.Origin.Should().Be("192.0.2.1 tests");
        commit.Method.Should().Be("VM_set_name_label");
        commit.TrackId.Should().MatchRegex("^[0-9a-f]{32}$");
        Texts(commit).Should().Equal(TestServer.VM.ToString(), "new name");
    }

    [Fact]
    public async Task A_password_in_a_map_is_masked_however_it_gets_there()
    {
        await _server.CallAsync("pool.add_to_other_config", _session, TestServer.Pool, "user_password", "hunter2");
        Texts(Last()).Should().Equal(TestServer.Pool.ToString(), "user_password", Redaction.Mask);

        await _server.CallAsync("pool.set_other_config", _session, TestServer.Pool,
            new (string, object)[] { ("secret_key", "hunter2"), ("colour", "blue") });
        Everything(Last()).Should().Contain("blue").And.NotContain("hunter2");
    }

    [Fact]
    public async Task Nothing_is_kept_of_calls_that_are_secret()
    {
        await _server.CallAsync("secret.create", _session,
            new (string, object)[] { ("value", "hunter2"), ("other_config", Array.Empty<(string, object)>()) });

        Last().Method.Should().Be("secret.create");
        Last().Arguments.Length.Should().Be(0);
    }

    [Fact]
    public async Task Endless_arguments_are_cut()
    {
        string endless = new('x', Redaction.BytesMax);
        await _server.CallAsync("VM.set_name_description", _session, TestServer.VM, endless);

        Texts(Last()).Should().Equal(Redaction.Cut);
    }

    [Fact]
    public async Task A_session_is_never_kept()
    {
        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, "new name");

        Everything(Last()).Should().NotContain(_session["OpaqueRef:".Length..]);
    }

    private CommitHeader Last()
    {
        StoredCommit last = _server.Log.Read(_server.Log.Horizon).Last();
        var reader = new MessagePackReader(last.Body);
        return CommitDecoder.ReadHeader(ref reader, out _);
    }

    private static string Everything(CommitHeader commit) => System.Text.Encoding.UTF8.GetString(commit.Arguments.Span);

    private static List<string?> Texts(CommitHeader commit)
    {
        var reader = new MessagePackReader(commit.Arguments);
        var texts = new List<string?>();
        for (int count = reader.ReadArrayHeader(); count > 0; count--)
        {
            texts.Add(reader.ReadString());
        }
        return texts;
    }
}
