using System.Text;
using Xen.Model.Classes;
using Xen.Model.Metrics;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Handlers.Archives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Archives;

/// <summary>A server with a host, a VM that runs and a repository, which have been sampled for a while.</summary>
internal sealed class ArchiveServer : IAsyncDisposable
{
    public const string HostUuid = "00000000-0000-4000-8000-0000000000c1";
    public const string SRUuid = "00000000-0000-4000-8000-0000000000c2";

    /// <summary>A time at a boundary of minutes.</summary>
    public const long Start = 1_800_000_000;

    public static readonly ObjectRef SR = new(Guid.Parse("00000000-0000-4000-8000-0000000000d2"));
    private static readonly ObjectRef s_link = new(Guid.Parse("00000000-0000-4000-8000-0000000000d3"));

    private ArchiveServer(HandlerServer server, ArchiveBook book)
    {
        Server = server;
        Book = book;
    }

    public HandlerServer Server { get; }

    public ArchiveBook Book { get; }

    /// <summary>The time of the newest sample.</summary>
    public long Now { get; private set; } = Start;

    public static async Task<ArchiveServer> StartAsync(Func<XenApiOptions, XenApiOptions>? api = null)
    {
        ArchiveBook book = null!;
        HandlerServer server = await HandlerServer.StartAsync(
            services =>
            {
                book = new ArchiveBook(services.Model, new FakeCounters(), new MetricsOptions());
                return ArchiveHandlers.Of(services, book);
            },
            api: api);
        var started = new ArchiveServer(server, book);
        await started.SeedAsync();
        started.Sample(30);
        return started;
    }

    public void Sample(int times)
    {
        for (int number = 0; number < times; number++)
        {
            Now += 5;
            Book.Sample(DateTimeOffset.FromUnixTimeSeconds(Now));
        }
    }

    /// <summary>Asks with the session of root.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="headers">Further headers, each with its line end.</param>
    public async Task<HttpReply> GetAsync(string path, string headers = "")
    {
        using HttpConnection connection = await Server.ConnectAsync();
        char mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        await connection.SendAsync(
            $"GET {path}{mark}session_id={Server.Session} HTTP/1.0\r\nHost: test\r\n{headers}\r\n");
        HttpReply head = await connection.ReceiveHeadAsync();
        return head with { Body = Encoding.UTF8.GetString(await connection.ReadToEndAsync()) };
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task SeedAsync()
    {
        TestServer inner = Server.Inner;
        HostRecord host = inner.Model.View.Find(TestServer.Host.As<HostRecord>())!;
        VMRecord vm = inner.Model.View.Find(TestServer.VM.As<VMRecord>())!;
        await inner.ObserveAsync(TestServer.Host, host with { Uuid = HostUuid, Address = "192.0.2.7" });
        await inner.ObserveAsync(TestServer.VM, vm with
        {
            ResidentOn = TestServer.Host.As<HostRecord>(),
            PowerState = VMPowerState.Running,
            Domid = 4,
            VCPUsMax = 1,
            MemoryTarget = 1000,
        });
        await inner.ObserveAsync(SR, new SRRecord { Uuid = SRUuid, PhysicalSize = 77 });
        await inner.ObserveAsync(s_link, new PBDRecord
        {
            Host = TestServer.Host.As<HostRecord>(), SR = SR.As<SRRecord>(), CurrentlyAttached = true,
        });
    }
}
