using System.Net;
using System.Text.Json;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.Archive;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Secrecy;

/// <summary>A whole server over HTTP that keeps everything in one folder, as the daemon does.</summary>
internal sealed class FolderServer : IAsyncDisposable
{
    private readonly XenApiServer _server;
    private readonly XenApiHost _host;
    private readonly PasswordStore _passwords;

    private FolderServer(XenModel model, XenApiServer server, XenApiHost host, PasswordStore passwords)
    {
        Model = model;
        _server = server;
        _host = host;
        _passwords = passwords;
    }

    public XenModel Model { get; }

    public Uri Address => _host.HttpAddress!;

    public static async Task<FolderServer> StartAsync(
        string folder,
        ISecretProtector secrets,
        string password,
        Func<XenApiOptions, XenApiOptions>? change = null)
    {
        string passwordFile = Path.Combine(folder, "root-password");
        PasswordStore passwords = File.Exists(passwordFile)
            ? PasswordStore.Open(passwordFile)
            : PasswordStore.Create(passwordFile, password, PasswordStore.MinIterations);
        var projections = new XenApiProjections();
        var segments = new SegmentLogOptions { SegmentSizeBytes = SegmentLogOptions.MinSegmentSizeBytes };
        var storage = SegmentLogStorage.Open(Path.Combine(folder, "log"), segments);
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = storage,
            Secrets = secrets,
            Checkpoints = new CheckpointPolicy { AtCloseEventsMin = 1 },
            Deciders = StandardDeciders.Table(),
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
        });
        var options = new XenApiOptions
        {
            Sessions = new SessionPolicy { ChecksOldPassword = true },
            Archive = new LogArchive(storage.Disk, () => model.Log.Published.Tail),
        };
        var server = new XenApiServer(model, projections, passwords, change?.Invoke(options) ?? options);
        XenApiHost host = await XenApiHost.StartAsync(
            server, new XenApiHostOptions { Http = new IPEndPoint(IPAddress.Loopback, 0) });
        return new FolderServer(model, server, host, passwords);
    }

    /// <summary>Makes a call whatever comes of it.</summary>
    public async Task<Reply> CallAsync(string method, params object[] arguments)
    {
        string body = JsonSerializer.Serialize(new { jsonrpc = "2.0", method, @params = arguments, id = "1" });
        using HttpConnection connection = await HttpConnection.OpenAsync(_host.HttpAddress!);
        HttpReply reply = await connection.AskAsync(
            HttpConnection.Post("/jsonrpc", body, "Content-Type: application/json\r\nUser-Agent: tests\r\n"));
        return new Reply(System.Text.Encoding.UTF8.GetBytes(reply.Body));
    }

    /// <summary>Begins a session of a user who has one role.</summary>
    public async Task<string> LoginAsync(Role role)
    {
        CallOutcome outcome = await Model.SubmitAsync(
            new OpenSession(new SessionRecord
            {
                AuthUserName = role.ToString(),
                AuthUserSid = "S-1-5-21-1",
                RbacPermissions = RolePermissions.Of(role),
            }),
            CallContext.Server);
        return outcome.Result!.ToString()!;
    }

    public async Task AddAsync<T>(Ref<T> reference, T record)
        where T : XenRecord, IXenRecord =>
        await Model.SubmitAsync(new Observe([new Fact(reference, record)]), CallContext.Server);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
        await Model.DisposeAsync();
        _passwords.Dispose();
    }
}
