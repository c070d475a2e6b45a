using Xen.Model.Calls;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

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

    [Fact]
    public async Task A_denied_call_is_noted_with_the_one_who_made_it()
    {
        string reader = await _server.LoginAsync(Roles.Role.ReadOnly);
        await _server.CallAsync("VM.set_name_label", reader, TestServer.VM, "new name");

        CommitHeader note = await LastNoteAsync();
        note.Method.Should().Be("VM.set_name_label");
        note.UserName.Should().Be("ReadOnly");
        note.Outcome.Error!.Code.Should().Be(ErrorCode.RBACPermissionDenied);
        Texts(note).Should().Equal(TestServer.VM.ToString(), "new name");

        await _server.CallAsync("secret.get_all", reader);
        (await LastNoteAsync()).Method.Should().Be("secret.get_all", "a look that was denied is none");
    }

    [Fact]
    public async Task A_wrong_password_is_noted_without_the_password()
    {
        await _server.CallAsync("session.login_with_password", "root", "hunter2", "1.0", "tests");

        CommitHeader note = await LastNoteAsync();
        note.Method.Should().Be("session.login_with_password");
        note.UserName.Should().Be("root");
        note.Origin.Should().Be("192.0.2.1 tests");
        note.Outcome.Error!.Code.Should().Be(ErrorCode.SessionAuthenticationFailed);
        note.Arguments.Length.Should().Be(0);
    }

    [Fact]
    public async Task A_login_and_a_change_of_the_password_are_noted_although_no_event_tells_of_them()
    {
        (await LastNoteAsync()).Method.Should().Be("session.login_with_password");
        (await LastNoteAsync()).Outcome.Should().Be(CommitOutcome.Ok);
        await _server.CallAsync("session.change_password", _session, TestServer.Password, "hunter2");
        (await LastNoteAsync()).Method.Should().Be("session.change_password");
        (await LastNoteAsync()).Outcome.Should().Be(CommitOutcome.Ok);
    }

    [Fact]
    public async Task A_session_that_is_none_is_noted_for_calls_that_write_but_not_what_was_sent()
    {
        await _server.CallAsync("VM.set_name_label", "hunter2", TestServer.VM, "new name");

        CommitHeader note = await LastNoteAsync();
        note.Method.Should().Be("VM.set_name_label");
        note.UserName.Should().BeEmpty();
        note.Outcome.Error!.Description.Should().Equal(ErrorCode.SessionInvalid, "(session)");
        note.Arguments.Length.Should().Be(0);
    }

    [Fact]
    public async Task Arguments_that_do_not_fit_are_noted_without_what_was_sent()
    {
        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, new[] { "hunter2" });
        CommitHeader note = await LastNoteAsync();
        note.UserName.Should().Be("root");
        note.Outcome.Error.Should().Be(AuditErrors.WrongTypes);
        note.Arguments.Length.Should().Be(0);

        await _server.CallAsync("VM.set_name_label", _session, "hunter2");
        (await LastNoteAsync()).Outcome.Error!.Description.Should()
            .Equal(ErrorCode.MessageParameterCountMismatch, "VM.set_name_label", "2", "1");
    }

    [Fact]
    public async Task Looks_are_not_noted_whatever_comes_of_them()
    {
        CommitHeader before = await LastNoteAsync();
        await _server.CallAsync("VM.get_name_label", _session, "OpaqueRef:nothing");
        await _server.CallAsync("VM.get_name_label", "no session", TestServer.VM);
        await _server.CallAsync("VM.get_name_label", _session);
        await _server.CallAsync("event.from", "no session", Array.Empty<string>(), "", 0.0);
        (await LastNoteAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_session_is_masked_wherever_it_stands_among_the_arguments()
    {
        await _server.CallAsync("session.add_to_other_config", _session, _session, "key", "value");
        Texts(await LastNoteAsync()).Should().Equal(Redaction.Mask, "key", "value");
        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, _session);
        Texts(Last()).Should().Equal(TestServer.VM.ToString(), Redaction.Mask);
    }

    private async Task<CommitHeader> LastNoteAsync()
    {
        // Nobody waits for a note, but whatever is decided now comes behind it.
        await _server.Model.SubmitAsync(new Observe([]), CallContext.Server);
        StoredCommit last = _server.Log.Read(_server.Log.Horizon).Last(commit => commit.IsNote);
        return CommitReader.Read(last).Header;
    }

    private CommitHeader Last()
    {
        StoredCommit last = _server.Log.Read(_server.Log.Horizon).Last(commit => !commit.IsNote);
        return CommitReader.Read(last).Header;
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
