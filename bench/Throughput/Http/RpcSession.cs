using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>Logs in and finds something to ask for, over JSON-RPC.</summary>
internal sealed class RpcSession : IDisposable
{
    private readonly HttpClient _http;

    private RpcSession(Uri address) => _http = new HttpClient { BaseAddress = address };

    /// <summary>The session's reference.</summary>
    public string Reference { get; private set; } = "";

    public static async Task<RpcSession> LoginAsync(Uri address, string password)
    {
        var session = new RpcSession(address);
        JsonNode reference = await session.CallAsync("session.login_with_password", "root", password, "1.0", "bench");
        session.Reference = reference.GetValue<string>();
        return session;
    }

    /// <summary>The first VM that there is.</summary>
    public async Task<string> FirstVMAsync() =>
        (await CallAsync("VM.get_all", Reference)).AsArray().FirstOrDefault()?.GetValue<string>()
            ?? throw new InvalidOperationException("the daemon knows no VM to ask for");

    public void Dispose() => _http.Dispose();

    /// <summary>Calls a message; the session is among the arguments.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<JsonNode> CallAsync(string method, params object[] arguments)
    {
        string body = JsonSerializer.Serialize(new { jsonrpc = "2.0", method, @params = arguments, id = 1 });
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage response = await _http.PostAsync(new Uri("/jsonrpc", UriKind.Relative), content);
        JsonNode? reply = await response.Content.ReadFromJsonAsync<JsonNode>();
        return reply?["result"] ?? throw new InvalidOperationException($"{method} failed: {reply?["error"]}");
    }
}
