using System.Text;

namespace Xen.Model.Tour;

/// <summary>An ordinary XML-RPC client: one HTTP connection, one session.</summary>
internal sealed class Connection : IDisposable
{
    private readonly HttpClient http;
    private string session = "";

    public Connection(Uri server) => http = new HttpClient
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromMinutes(2),
    };

    public async Task<string> LoginAsync(string user, string password) =>
        session = (string)await SendAsync("session.login_with_password", [user, password, "1.0", "tour"]);

    public Task<object> CallAsync(string method, params object[] arguments) =>
        SendAsync(method, [session, .. arguments]);

    public async Task<IReadOnlyList<string>> ListMethodsAsync() =>
        [.. ((List<object>)await SendAsync("system.listMethods", [])).Cast<string>()];

    public void Dispose() => http.Dispose();

    private async Task<object> SendAsync(string method, object[] parameters)
    {
        using StringContent body = new(XmlRpcWriter.Call(method, parameters), Encoding.UTF8, "text/xml");
        using HttpResponseMessage response = await http.PostAsync("/", body);
        response.EnsureSuccessStatusCode();
        return XmlRpcReader.Reply(method, await response.Content.ReadAsStringAsync());
    }
}
