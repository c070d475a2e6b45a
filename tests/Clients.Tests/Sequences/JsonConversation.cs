using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>
/// JSON-RPC as a client of somebody else's would send it. What such clients demand of every reply is looked at with
/// every reply: status, headers to the letter, and the members of the envelope.
/// </summary>
internal sealed class JsonConversation : IDisposable
{
    private readonly HttpClient http;
    private readonly string path;
    private readonly bool isVersion2;

    /// <param name="server">Where to.</param>
    /// <param name="path">The path that the client posts to.</param>
    /// <param name="isVersion2">False for JSON-RPC 1.0.</param>
    /// <param name="type">Content type of the requests.</param>
    public JsonConversation(
        Uri server, string path = "/jsonrpc", bool isVersion2 = true, string type = "application/json")
    {
        http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 20, UseProxy = false })
        {
            BaseAddress = server,
        };
        this.path = path;
        this.isVersion2 = isVersion2;
        Type = MediaTypeHeaderValue.Parse(type);
    }

    /// <summary>The session that calls carry, once there is one.</summary>
    public string Session { get; set; } = "";

    private MediaTypeHeaderValue Type { get; }

    public async Task LoginAsync(DaemonProcess daemon, params string[] more)
    {
        object[] arguments = [daemon.User, daemon.Password, .. more];
        Session = (await ResultAsync("session.login_with_password", arguments)).GetString()!;
    }

    /// <summary>The result of a call that must succeed; the session goes first by itself.</summary>
    public Task<JsonElement> CallAsync(string method, params object?[] arguments) =>
        ResultAsync(method, [Session, .. arguments]);

    /// <summary>The same for a result that is a text.</summary>
    public async Task<string> TextAsync(string method, params object?[] arguments) =>
        (await CallAsync(method, arguments)).GetString()!;

    /// <summary>The same for calls without a session.</summary>
    public async Task<JsonElement> ResultAsync(string method, params object?[] arguments)
    {
        JsonElement reply = await AskAsync(method, 0, arguments);
        bool hasError = reply.TryGetProperty("error", out JsonElement error) && error.ValueKind != JsonValueKind.Null;
        hasError.Should().BeFalse("{0} answered {1}", method, reply);
        return reply.GetProperty("result");
    }

    /// <summary>The error of a call that must fail, code first.</summary>
    public async Task<string[]> ErrorAsync(string method, params object?[] arguments)
    {
        JsonElement error = (await AskAsync(method, 0, arguments)).GetProperty("error");
        return isVersion2
            ? [error.GetProperty("message").GetString()!, .. Texts(error.GetProperty("data"))]
            : Texts(error);
    }

    /// <summary>Sends a call and returns the whole reply.</summary>
    public async Task<JsonElement> AskAsync(string method, JsonNode id, params object?[] arguments)
    {
        var request = new Dictionary<string, object> { ["method"] = method, ["params"] = arguments, ["id"] = id };
        if (isVersion2)
        {
            request["jsonrpc"] = "2.0";
        }
        using ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(request));
        body.Headers.ContentType = Type;
        using HttpResponseMessage response = await http.PostAsync(path, body);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        CheckTransport(response, bytes.Length);
        using JsonDocument document = JsonDocument.Parse(bytes);
        JsonElement reply = document.RootElement.Clone();
        CheckEnvelope(reply, id);
        return reply;
    }

    public void Dispose() => http.Dispose();

    private static void CheckTransport(HttpResponseMessage response, int length)
    {
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Version.Should().Be(HttpVersion.Version11);
        response.Content.Headers.NonValidated["Content-Type"].ToString().Should().Be("application/json");
        response.Content.Headers.NonValidated["Content-Length"].ToString().Should().Be($"{length}");
        response.Headers.NonValidated["Access-Control-Allow-Origin"].ToString().Should().Be("*");
        response.Headers.ConnectionClose.Should().NotBe(true);
    }

    private void CheckEnvelope(JsonElement reply, JsonNode id)
    {
        string[] members = [.. reply.EnumerateObject().Select(member => member.Name)];
        if (!isVersion2)
        {
            members.Should().BeEquivalentTo("result", "error", "id");
        }
        else if (reply.TryGetProperty("error", out JsonElement error))
        {
            members.Should().BeEquivalentTo("jsonrpc", "error", "id");
            error.GetProperty("code").GetInt32().Should().Be(1);
            error.GetProperty("message").ValueKind.Should().Be(JsonValueKind.String);
            error.GetProperty("data").ValueKind.Should().Be(JsonValueKind.Array);
        }
        else
        {
            members.Should().BeEquivalentTo("jsonrpc", "result", "id");
        }
        reply.GetProperty("id").GetRawText().Should().Be(id.ToJsonString());
    }

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
