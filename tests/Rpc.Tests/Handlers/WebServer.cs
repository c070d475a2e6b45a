using System.Net;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Tests.Secrecy;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Handlers;

/// <summary>A server with everything in a folder of the test, asked over HTTP.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    public const string Password = "correct horse";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly string _folder = Directory.CreateTempSubdirectory("web-").FullName;
    private FolderServer _server = null!;

    public FolderServer Inner => _server;

    /// <summary>A session of root.</summary>
    public string Session { get; private set; } = "";

    public string BlobFolder => Path.Combine(_folder, "blobs");

    public static async Task<WebServer> StartAsync()
    {
        var server = new WebServer();
        await server.OpenAsync();
        return server;
    }

    public async Task OpenAsync()
    {
        _server = await FolderServer.StartAsync(
            _folder, new ReversibleProtector(), Password, options => options with { BlobFolder = BlobFolder });
        Session = (await _server.CallAsync("session.login_with_password", "root", Password, "1.0", "tests")).Text;
    }

    public async Task RestartAsync()
    {
        await _server.DisposeAsync();
        await OpenAsync();
    }

    public async Task<string> SessionOfAsync(string role) =>
        role.Length == 0 ? "OpaqueRef:nobody" : await _server.LoginAsync(Enum.Parse<Role>(role));

    public async Task<HttpResponseMessage> GetAsync(string path, string? session = null) => await _client.GetAsync(
        new Uri(_server.Address, With(path, "session_id", session ?? Session)));

    public async Task<HttpStatusCode> PutAsync(string path, byte[] body, string? session = null)
    {
        using var content = new ByteArrayContent(body);
        using HttpResponseMessage reply = await _client.PutAsync(
            new Uri(_server.Address, With(path, "session_id", session ?? Session)), content);
        return reply.StatusCode;
    }

    /// <summary>Puts under a task and gives the task once it has ended.</summary>
    public async Task<TaskRecord> PutUnderTaskAsync(string path, byte[] body)
    {
        string task = (await _server.CallAsync("task.create", Session, "put", "")).Text;
        await PutAsync(With(path, "task_id", task), body);
        return await EndAsync(task);
    }

    public async Task<TaskRecord> GetUnderTaskAsync(string path)
    {
        string task = (await _server.CallAsync("task.create", Session, "get", "")).Text;
        using HttpResponseMessage reply = await GetAsync(With(path, "task_id", task));
        return await EndAsync(task);
    }

    public Task<HttpConnection> ConnectAsync() => HttpConnection.OpenAsync(_server.Address);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string With(string path, string name, string value) =>
        $"{path}{(path.Contains('?') ? '&' : '?')}{name}={value}";

    private async Task<TaskRecord> EndAsync(string task)
    {
        ObjectRef.TryParse(task, out ObjectRef reference);
        for (int round = 0; round < 2_000; round++)
        {
            TaskRecord record = _server.Model.View.Find(reference.As<TaskRecord>())!;
            if (record.Status != TaskStatusType.Pending)
            {
                return record;
            }
            await Task.Delay(5);
        }
        throw new TimeoutException("the task did not end");
    }
}
