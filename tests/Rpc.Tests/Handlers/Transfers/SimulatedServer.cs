using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Handlers.Transfers;

/// <summary>A server over HTTP with a simulated host that does everything at once, and disks that hold bytes.</summary>
internal sealed class SimulatedServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rpc-tests-").FullName;
    private readonly SimulatedMachine _machine = new();
    private readonly SimulatedHostOptions _simulation;
    private readonly XenApiOptions _options;
    private MemoryLogStorage _log = new();
    private SimulatedHost _host = null!;
    private PasswordStore _passwords = null!;
    private XenApiServer _server = null!;
    private XenApiHost _http = null!;

    private SimulatedServer(XenApiOptions options, int hosts)
    {
        _simulation = new SimulatedHostOptions { Speed = 0, Hosts = hosts };
        Disks = new GatedDisks(_machine.Storage);
        _options = options with { Disks = Disks };
    }

    public GatedDisks Disks { get; }

    public XenModel Model { get; private set; } = null!;

    public RecordView View => Model.View;

    public Uri Address => _http.HttpAddress!;

    /// <summary>A session of root.</summary>
    public string Session { get; private set; } = "";

    public Ref<SRRecord> DefaultSR => View.All<PoolRecord>().Single().Record.DefaultSR;

    public static async Task<SimulatedServer> StartAsync(XenApiOptions? options = null, int hosts = 1)
    {
        var server = new SimulatedServer(options ?? new XenApiOptions(), hosts);
        await server.OpenAsync();
        return server;
    }

    /// <summary>Kills the server at once and starts it again on its log; the disks keep their bytes.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _log = _log.Reopen(powerLoss: true);
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Makes a call and waits until what it began has ended.</summary>
    public async Task<object?> CallAsync(Call call)
    {
        CallOutcome outcome = await Model.SubmitAsync(
            call, new CallContext { UserName = "root", IsLocalSuperuser = true, Method = call.WireName });
        outcome.Error.Should().BeNull("{0} is to be accepted", call.WireName);
        if (!outcome.IsPending)
        {
            return outcome.Result;
        }
        TaskRecord task = await EndOfAsync(outcome.Task);
        task.ErrorInfo.Should().BeEmpty();
        string text = task.Result.Replace("<value>", "", StringComparison.Ordinal)
            .Replace("</value>", "", StringComparison.Ordinal);
        return ObjectRef.TryParse(text, out ObjectRef result) ? result : null;
    }

    public async Task ObserveAsync(ObjectRef reference, XenRecord? record) =>
        await Model.SubmitAsync(new Observe([new Fact(reference, record)]), CallContext.Server);

    public async Task UpdateAsync<T>(Ref<T> reference, Func<T, T> change)
        where T : XenRecord, IXenRecord => await ObserveAsync(reference, change(View.Find(reference)!));

    /// <summary>A task of a client.</summary>
    public async Task<Ref<TaskRecord>> NewTaskAsync() =>
        (Ref<TaskRecord>)(await CallAsync(new TaskCreate("transfer", "")))!;

    /// <summary>Waits for the end of a task.</summary>
    public async Task<TaskRecord> EndOfAsync(Ref<TaskRecord> task)
    {
        await UntilAsync(() => View.Find(task)?.Status != TaskStatusType.Pending);
        return View.Find(task)!;
    }

    public static async Task UntilAsync(Func<bool> happened)
    {
        for (int round = 0; round < 4_000 && !happened(); round++)
        {
            await Task.Delay(5);
        }
        happened().Should().BeTrue();
    }

    /// <summary>Asks and reads the reply to its end.</summary>
    public async Task<(HttpReply Head, byte[] Body)> GetAsync(
        string path, string query, string version = "HTTP/1.0")
    {
        using HttpConnection connection = await HttpConnection.OpenAsync(Address);
        await connection.SendAsync($"GET {path}?session_id={Session}&{query} {version}\r\nHost: x\r\n\r\n");
        HttpReply head = await connection.ReceiveHeadAsync();
        return (head, await connection.ReadToEndAsync());
    }

    /// <summary>Uploads and waits for the end of the task; a client that waits for the reply before it sends.</summary>
    public async Task<TaskRecord> PutAsync(string path, byte[] body, string query = "", string headers = "")
    {
        Ref<TaskRecord> task = await NewTaskAsync();
        using HttpConnection connection = await BeginPutAsync(path, body.Length, $"task_id={task}&{query}", headers);
        HttpReply head = await connection.ReceiveHeadAsync();
        if (head.Status == 200)
        {
            head.Headers["task-id"].Should().Be(task.ToString());
            await connection.SendAsync(body.AsMemory());
        }
        return await EndOfAsync(task);
    }

    /// <summary>Begins an upload; null for no declared length.</summary>
    public async Task<HttpConnection> BeginPutAsync(string path, long? length, string query, string headers = "")
    {
        HttpConnection connection = await HttpConnection.OpenAsync(Address);
        string declared = length is { } bytes
            ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes}\r\n")
            : "";
        await connection.SendAsync(
            $"PUT {path}?session_id={Session}&{query} HTTP/1.0\r\nHost: test\r\n{headers}{declared}\r\n");
        return connection;
    }

    private async Task OpenAsync()
    {
        var projections = new XenApiProjections();
        Model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = _log,
            Deciders = StandardDeciders.Table(),
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
            Secrets = new ReversibleProtector(),
            Effects = sink => _host = SimulatedHost.Attach(sink, _machine, _simulation),
        });
        await SimulatedPool.SeedIfEmptyAsync(Model, _simulation, new SystemRandomSource());
        _passwords = PasswordStore.Create(
            Path.Combine(_folder, Guid.NewGuid().ToString()), TestServer.Password, PasswordStore.MinIterations);
        _server = new XenApiServer(Model, projections, _passwords, _options);
        _http = await XenApiHost.StartAsync(
            _server, new XenApiHostOptions { Http = new IPEndPoint(IPAddress.Loopback, 0) });
        CallOutcome session = await Model.SubmitAsync(
            new OpenSession(new SessionRecord { AuthUserName = "root", IsLocalSuperuser = true }), CallContext.Server);
        Session = session.Result!.ToString()!;
    }

    private async Task StopAsync()
    {
        Disks.Open();
        await _http.StopAsync();
        await _http.DisposeAsync();
        await _server.DisposeAsync();
        _passwords.Dispose();
        await _host.DisposeAsync();
        await Model.DisposeAsync();
    }
}
