using System.Net.Http.Headers;
using System.Text.Json;

namespace Xen.Model.Harness;

/// <summary>A small JSON-RPC 2.0 client with a session, for set-up and assertions.</summary>
public sealed class RpcClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http;
    private string session = "";

    private RpcClient(Uri server) => http = new HttpClient { BaseAddress = server };

    public static async Task<RpcClient> LoginAsync(Uri server, string user, string password)
    {
        RpcClient client = new(server);
        try
        {
            client.session = await client.TextOfAsync("session.login_with_password", [user, password]);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public static Task<RpcClient> LoginAsync(DaemonProcess daemon) =>
        LoginAsync(daemon.Http, daemon.User, daemon.Password);

    /// <summary>Another connection with the same session: a login costs the server a password hash.</summary>
    public RpcClient Another() => new(http.BaseAddress!) { session = session };

    /// <summary>Calls a method with the session as its first argument.</summary>
    public Task<JsonElement> CallAsync(string method, params object[] arguments) =>
        SendAsync(method, [session, .. arguments]);

    /// <summary>The same for a method whose answer is a text, such as a reference.</summary>
    public Task<string> CallTextAsync(string method, params object[] arguments) =>
        TextOfAsync(method, [session, .. arguments]);

    /// <summary>Calls one of the few methods that take no session.</summary>
    public Task<JsonElement> CallWithoutSessionAsync(string method, params object[] arguments) =>
        SendAsync(method, arguments);

    public void Dispose() => http.Dispose();

    private async Task<string> TextOfAsync(string method, object[] parameters) =>
        (await SendAsync(method, parameters)).GetString() ?? throw new JsonException($"{method} answered null");

    private async Task<JsonElement> SendAsync(string method, object[] parameters)
    {
        var request = new { jsonrpc = "2.0", method, @params = parameters, id = 1 };
        using ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(request));
        body.Headers.ContentType = Json;
        using HttpResponseMessage response = await http.PostAsync("/jsonrpc", body);
        response.EnsureSuccessStatusCode();
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.TryGetProperty("error", out JsonElement error)
            ? throw new RpcFailedException(method, Description(error))
            : answer.RootElement.GetProperty("result").Clone();
    }

    private static List<string> Description(JsonElement error) =>
    [
        error.GetProperty("message").GetString() ?? "",
        .. error.GetProperty("data").EnumerateArray().Select(part => part.ToString()),
    ];
}
