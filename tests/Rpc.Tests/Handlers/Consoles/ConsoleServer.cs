using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Formats.Rfb;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tests.Support;


namespace Xen.Model.Rpc.Tests.Handlers.Consoles;

/// <summary>
/// A server over HTTP whose VM has a screen and a terminal that repeats what it hears, and so has the control domain.
/// </summary>
internal sealed class ConsoleServer : IGuestConsoles, IAsyncDisposable
{
    public const string ConsoleUuid = "00000000-0000-4000-8000-0000000000dd";

    public static readonly Ref<VMRecord> ControlDomain = Reference<VMRecord>(10);
    public static readonly Ref<ConsoleRecord> Screen = Reference<ConsoleRecord>(11);
    public static readonly Ref<ConsoleRecord> Terminal = Reference<ConsoleRecord>(12);
    public static readonly Ref<ConsoleRecord> HostScreen = Reference<ConsoleRecord>(13);
    public static readonly Ref<ConsoleRecord> DeadScreen = Reference<ConsoleRecord>(14);

    private HttpServer _server = null!;

    public TestServer Inner => _server.Inner;

    /// <summary>What the screens show.</summary>
    public Frame Shown { get; } = new(33, 20, [.. Enumerable.Range(0, 33 * 20).Select(at => (uint)at * 7)]);

    /// <summary>A session of root.</summary>
    public string Session { get; private set; } = "";

    /// <summary>How many connections to consoles are open.</summary>
    public int OpenCount => _open;

    private int _open;

    public static async Task<ConsoleServer> StartAsync(Func<XenApiOptions, XenApiOptions>? change = null)
    {
        var server = new ConsoleServer();
        var options = new XenApiOptions { Consoles = server };
        server._server = await HttpServer.StartAsync(change?.Invoke(options) ?? options);
        server.Session = await server.Inner.LoginAsync();
        await server.SetVMAsync(VMPowerState.Running);
        await server.Inner.ObserveAsync(ControlDomain, (VMRecord)VMRecord.ClassInfo.Empty with
        {
            Uuid = Guid.NewGuid().ToString(), PowerState = VMPowerState.Running, IsControlDomain = true,
            ResidentOn = TestServer.Host.As<HostRecord>(),
        });
        await server.AddAsync(Terminal, ConsoleProtocol.Vt100, TestServer.VM.As<VMRecord>());
        await server.AddAsync(Screen, ConsoleProtocol.Rfb, TestServer.VM.As<VMRecord>(), ConsoleUuid);
        await server.AddAsync(DeadScreen, ConsoleProtocol.Rfb, ControlDomain);
        await server.AddAsync(HostScreen, ConsoleProtocol.Rfb, ControlDomain);
        return server;
    }

    public async Task SetVMAsync(VMPowerState state) =>
        await Inner.ObserveAsync(TestServer.VM, (VMRecord)VMRecord.ClassInfo.Empty with
        {
            Uuid = TestServer.VMUuid, PowerState = state, ResidentOn = TestServer.Host.As<HostRecord>(),
        });

    public async Task SetPoolAsync(Func<PoolRecord, PoolRecord> change) => await Inner.ObserveAsync(
        TestServer.Pool, change(Inner.Model.View.Find(TestServer.Pool.As<PoolRecord>())!));

    public Task<string> LoginAsync(Role role) => Inner.LoginAsync(role);

    public Task<HttpConnection> ConnectAsync() => _server.ConnectAsync();

    public Uri Address => _server.Address;

    /// <summary>Opens a console and reads the head of the reply.</summary>
    public async Task<(HttpConnection Connection, HttpReply Reply)> OpenAsync(
        string query, string? session = null, string version = "1.0")
    {
        HttpConnection connection = await ConnectAsync();
        await connection.SendAsync(
            $"CONNECT /console?{query} HTTP/{version}\r\nHost: x\r\nCookie: session_id={session ?? Session}\r\n\r\n");
        return (connection, await connection.ReceiveHeadAsync());
    }

    public Stream? Open(Ref<ConsoleRecord> console)
    {
        if (console == DeadScreen)
        {
            return null;
        }
        (Stream near, Stream far) = StreamPair.Create();
        Interlocked.Increment(ref _open);
        _ = ServeAsync(far, console == Terminal);
        return near;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task ServeAsync(Stream far, bool isTerminal)
    {
        try
        {
            await (isTerminal ? far.CopyToAsync(far) : RfbServer.ServeAsync(far, new RfbScreen("x", Shown)));
        }
        catch (IOException)
        {
            // It has left.
        }
        finally
        {
            await far.DisposeAsync();
            Interlocked.Decrement(ref _open);
        }
    }

    private Task AddAsync(
        Ref<ConsoleRecord> reference, ConsoleProtocol protocol, Ref<VMRecord> vm, string? uuid = null) =>
        Inner.ObserveAsync(reference, new ConsoleRecord
        {
            Uuid = uuid ?? Guid.NewGuid().ToString(), Protocol = protocol, VM = vm,
        });

    private static Ref<T> Reference<T>(int number)
        where T : Schema.XenRecord, Schema.IXenRecord =>
        new(Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:D12}")));
}
