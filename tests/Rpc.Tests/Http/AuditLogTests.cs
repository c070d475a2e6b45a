using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Tests.Secrecy;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Http;

public sealed class AuditLogTests : IAsyncLifetime
{
    private const string Password = "correct horse";
    private const string Uuid = "00000000-0000-4000-8000-0000000000aa";

    private static readonly Ref<VMRecord> s_vm = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));

    private readonly string _folder = Directory.CreateTempSubdirectory("audit-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });
    private FolderServer _server = null!;
    private string _root = "";

    public async Task InitializeAsync()
    {
        _server = await FolderServer.StartAsync(_folder, new ReversibleProtector(), Password);
        await _server.AddAsync(s_vm, (VMRecord)VMRecord.ClassInfo.Empty with { Uuid = Uuid, NameLabel = "web-01" });
        _root = (await _server.CallAsync("session.login_with_password", "root", Password, "1.0", "tests")).Text;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Trait("Obligation", "RPC-30")]
    public async Task A_line_says_who_did_what_to_which_object()
    {
        await _server.CallAsync("VM.set_name_description", _root, s_vm.ToString(), "secret plans");

        (await LinesAsync()).Should().ContainSingle(line => line.Contains("set_name_description")).Which
            .Should().MatchRegex(
                @"^\[[0-9]{8}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\|audit\|0 \|[^|]*\|0 127\.0\.0\.1 tests\|"
                + @"VM\.set_name_description\|audit\] \('trackid=[0-9a-f]{32}' 'LOCAL_SUPERUSER' 'root' 'ALLOWED' 'OK' "
                + @"'API' 'VM\.set_name_description' \(\('self' 'web-01' '" + Uuid + "' '" + s_vm + @"'\)\)\)$")
            .And.NotContain("secret plans");
    }

    [Fact]
    [Trait("Obligation", "RPC-31")]
    public async Task A_line_says_whether_the_roles_allowed_it_and_how_it_ended()
    {
        string reader = await _server.LoginAsync(Role.ReadOnly);
        await _server.CallAsync("VM.set_name_label", reader, s_vm.ToString(), "x");
        await _server.CallAsync("VM.destroy", _root, "OpaqueRef:00000000-0000-4000-8000-000000000099");
        await UntilNotedAsync("VM.destroy");

        string[] lines = await LinesAsync();

        lines.Should().ContainSingle(line => line.Contains("'VM.set_name_label'")).Which.Should()
            .Contain("'S-1-5-21-1' 'ReadOnly' 'DENIED' 'ERROR:RBAC_PERMISSION_DENIED");
        lines.Should().ContainSingle(line => line.Contains("'VM.destroy'")).Which.Should()
            .Contain("'LOCAL_SUPERUSER' 'root' 'ALLOWED' 'ERROR:HANDLE_INVALID");
    }

    [Fact]
    [Trait("Obligation", "RPC-32")]
    public async Task Looks_are_left_out_and_no_text_can_make_a_line_of_its_own()
    {
        await _server.CallAsync("VM.get_all_records", _root);
        await _server.CallAsync("task.create", _root, "a'\n[forged", "");

        string[] lines = await LinesAsync();

        lines.Should().NotContain(line => line.Contains(".get", StringComparison.Ordinal));
        lines.Should().ContainSingle(line => line.Contains("'task.create'")).Which
            .Should().Contain(@"('label' 'a\'\n[forged' '' '')");
    }

    [Fact]
    [Trait("Obligation", "RPC-33")]
    public async Task An_object_that_is_gone_keeps_its_last_name()
    {
        await _server.CallAsync("VM.set_name_label", _root, s_vm.ToString(), "web-02");
        await _server.AddAsync(s_vm, null!);

        (await LinesAsync()).Should().ContainSingle(line => line.Contains("'VM.set_name_label'")).Which
            .Should().Contain($"('self' 'web-02' '{Uuid}' '{s_vm}')");
    }

    [Fact]
    [Trait("Obligation", "RPC-34")]
    public async Task Only_lines_since_a_time_are_sent()
    {
        await _server.CallAsync("VM.set_name_label", _root, s_vm.ToString(), "x");
        DateTimeOffset now = DateTimeOffset.UtcNow;
        string past = now.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string soon = now.AddHours(1).ToString("yyyyMMdd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

        (await LinesAsync("&since=" + past)).Should().NotBeEmpty();
        (await LinesAsync("&since=" + soon)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "RPC-35")]
    public async Task A_session_a_cookie_or_a_password_is_needed()
    {
        using var cookie = new HttpRequestMessage(HttpMethod.Get, Url(""));
        cookie.Headers.Add("Cookie", "session_id=" + Uri.EscapeDataString(_root));
        (await _client.SendAsync(cookie)).StatusCode.Should().Be(HttpStatusCode.OK);

        (await BasicAsync("root", Password)).StatusCode.Should().Be(HttpStatusCode.OK);
        _server.Model.View.All<SessionRecord>().Should().ContainSingle("the one for the request has ended");

        using HttpResponseMessage refused = await BasicAsync("root", "wrong");
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        refused.Headers.WwwAuthenticate.Single().ToString().Should().Be("Basic realm=\"get_audit_log\"");
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Unauthorised");
        (await _client.GetAsync(Url("?session_id=OpaqueRef:nope"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _client.GetAsync(Url(""))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Trait("Obligation", "RPC-36")]
    public async Task Every_role_may_read_it_but_a_session_without_roles_may_not()
    {
        string reader = await _server.LoginAsync(Role.ReadOnly);
        string nobody = (await _server.Model.SubmitAsync(
            new OpenSession(new SessionRecord { AuthUserSid = "S-2" }), CallContext.Server)).Result!.ToString()!;

        (await _client.GetAsync(Url("?session_id=" + reader))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _client.GetAsync(Url("?session_id=" + nobody))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Obligation", "RPC-37")]
    public async Task The_name_of_a_session_in_lines_is_the_one_in_errors()
    {
        await _server.CallAsync("VM.set_name_label", _root, s_vm.ToString(), "x");
        string[] error = (await _server.CallAsync("event.next", _root)).Error;

        error[0].Should().Be("SESSION_NOT_REGISTERED");
        (await LinesAsync()).Should().Contain(line => line.Contains($"'{error[1]}'"));
        ObjectRef.TryParse(_root, out ObjectRef session);
        error[1].Should().Be("trackid=" + TrackId.Of(session.As<SessionRecord>()));
    }

    private async Task<string[]> LinesAsync(string query = "")
    {
        using HttpResponseMessage reply = await _client.GetAsync(Url($"?session_id={_root}{query}"));
        reply.StatusCode.Should().Be(HttpStatusCode.OK);
        reply.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        return (await reply.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>No client waits for the note of a refused call.</summary>
    private async Task UntilNotedAsync(string method)
    {
        for (int round = 0; round < 500 && !(await LinesAsync()).Any(line => line.Contains(method)); round++)
        {
            await Task.Delay(10);
        }
    }

    private async Task<HttpResponseMessage> BasicAsync(string name, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(""));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        return await _client.SendAsync(request);
    }

    private Uri Url(string query) => new(_server.Address, "/audit_log" + query);
}
