using System.Globalization;
using System.Net;
using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Operations;
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

namespace Xen.Model.Rpc.Tests.Handlers.Disks;

/// <summary>A server over HTTP on simulated hosts and their media, as the daemon puts it together.</summary>
internal sealed class DiskServer : IAsyncDisposable
{
    public const int Mebi = 1 << 20;

    private const string Password = "correct horse";

    private readonly string _folder = Directory.CreateTempSubdirectory("disks-").FullName;
    private readonly SimulatedMachine _machine = new();
    private readonly PasswordStore _passwords;
    private SimulatedHost _hosts = null!;
    private XenApiServer _server = null!;
    private XenApiHost _host = null!;

    private DiskServer() =>
        _passwords = PasswordStore.Create(Path.Combine(_folder, "password"), Password, PasswordStore.MinIterations);

    public XenModel Model { get; private set; } = null!;

    public RecordView View => Model.View;

    public IDiskContents Disks => _machine.Storage;

    /// <summary>A session of root.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The local repository.</summary>
    public Ref<SRRecord> Repository => View.All<SRRecord>().First(sr => sr.Record.Type is "ext" or "lvm").Reference;

    public static async Task<DiskServer> StartAsync(Func<XenApiOptions, XenApiOptions>? change = null)
    {
        var server = new DiskServer();
        var simulation = new SimulatedHostOptions { Speed = 0 };
        var projections = new XenApiProjections();
        server.Model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = new MemoryLogStorage(),
            Deciders = StandardDeciders.Table(),
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
            Secrets = new ReversibleProtector(),
            Effects = sink => server._hosts = SimulatedHost.Attach(sink, server._machine, simulation),
        });
        await SimulatedPool.SeedIfEmptyAsync(server.Model, simulation, new SystemRandomSource());
        var options = new XenApiOptions { Disks = server._machine.Storage };
        server._server = new XenApiServer(
            server.Model, projections, server._passwords, change?.Invoke(options) ?? options);
        server._host = await XenApiHost.StartAsync(
            server._server, new XenApiHostOptions { Http = new IPEndPoint(IPAddress.Loopback, 0) });
        server.Session = (await server.Model.SubmitAsync(
            new OpenSession(new SessionRecord { IsLocalSuperuser = true, AuthUserName = "root" }),
            CallContext.Server)).Result!.ToString()!;
        return server;
    }

    public Task<HttpConnection> ConnectAsync() => HttpConnection.OpenAsync(_host.HttpAddress!);

    /// <summary>Makes a disk of so many MiB.</summary>
    public async Task<Ref<VDIRecord>> CreateAsync(int size)
    {
        Ref<TaskRecord> task = (await Model.SubmitAsync(
            new CreateObject((VDIRecord)VDIRecord.ClassInfo.Empty with
            {
                SR = Repository, VirtualSize = (long)size * Mebi, Type = VDIType.User, NameLabel = "disk",
            }),
            CallContext.Server)).Task;
        return Result<VDIRecord>(await EndAsync(task));
    }

    /// <summary>Makes a call and waits for its end.</summary>
    public async Task<TaskRecord> CallAsync(Call call)
    {
        CallOutcome outcome = await Model.SubmitAsync(call, CallContext.Server);
        outcome.Error.Should().BeNull();
        return await EndAsync(outcome.Task);
    }

    /// <summary>The object that the result of a task names.</summary>
    public static Ref<T> Result<T>(TaskRecord task)
        where T : XenRecord, IXenRecord
    {
        ObjectRef.TryParse(task.Result.Replace("<value>", "").Replace("</value>", ""), out ObjectRef reference)
            .Should().BeTrue(task.Result + string.Join(' ', task.ErrorInfo));
        return reference.As<T>();
    }

    public async Task<Ref<TaskRecord>> CreateTaskAsync() => (Ref<TaskRecord>)(await Model.SubmitAsync(
        new TaskCreate("transfer", ""), CallContext.Server)).Result!;

    public async Task<TaskRecord> EndAsync(Ref<TaskRecord> task)
    {
        for (int round = 0; round < 4_000; round++)
        {
            if (View.Find(task) is { Status: not TaskStatusType.Pending } ended)
            {
                return ended;
            }
            await Task.Delay(5);
        }
        throw new TimeoutException("the task did not end");
    }

    public DiskAddress AddressOf(Ref<VDIRecord> disk)
    {
        DiskAddress.TryFind(View, disk, out DiskAddress? address).Should().BeTrue();
        return address!.Value;
    }

    public async Task FillAsync(Ref<VDIRecord> disk, long offset, byte[] bytes) =>
        await Disks.WriteAsync(AddressOf(disk), offset, bytes, default);

    public async Task<byte[]> BytesOfAsync(Ref<VDIRecord> disk)
    {
        byte[] bytes = new byte[Disks.SizeOf(AddressOf(disk))!.Value];
        await Disks.ReadAsync(AddressOf(disk), 0, bytes, default);
        return bytes;
    }

    /// <summary>Downloads with HTTP/1.0; status, headers and all bytes.</summary>
    public async Task<(HttpReply Head, byte[] Body)> GetAsync(string query, string? session = null)
    {
        using HttpConnection connection = await ConnectAsync();
        await connection.SendAsync(
            $"GET /export_raw_vdi?session_id={session ?? Session}&{query} HTTP/1.0\r\n\r\n");
        HttpReply head = await connection.ReceiveHeadAsync();
        return (head, await connection.ReadToEndAsync());
    }

    /// <summary>Uploads as old clients do: waits for the status, sends, closes; gives status and ended task.</summary>
    public async Task<(int Status, TaskRecord Task)> PutAsync(
        string query, byte[] body, bool withLength = true, string headers = "")
    {
        Ref<TaskRecord> task = await CreateTaskAsync();
        int status;
        using (HttpConnection connection = await ConnectAsync())
        {
            string length = withLength
                ? $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n"
                : "";
            await connection.SendAsync(
                $"PUT /import_raw_vdi?session_id={Session}&task_id={task}&{query} HTTP/1.0\r\n{length}{headers}\r\n");
            status = (await connection.ReceiveHeadAsync()).Status;
            if (status == 200)
            {
                await connection.SendAsync(body);
            }
        }
        return (status, await EndAsync(task));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
        await _hosts.DisposeAsync();
        await Model.DisposeAsync();
        _passwords.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
