using System.Net;
using Xen.Model.Rpc.Http;

namespace Xen.Model.Rpc.Tests.Support;

/// <summary>A test server that can be reached over HTTP.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly XenApiHost _host;

    private HttpServer(TestServer inner, XenApiHost host)
    {
        Inner = inner;
        _host = host;
    }

    public TestServer Inner { get; }

    public Uri Address => _host.HttpAddress!;

    public XenApiHost Host => _host;

    public static async Task<HttpServer> StartAsync(
        XenApiOptions? options = null, Func<XenApiHostOptions, XenApiHostOptions>? change = null)
    {
        TestServer inner = await TestServer.StartAsync(options: options);
        var hostOptions = new XenApiHostOptions { Http = new IPEndPoint(IPAddress.Loopback, 0) };
        XenApiHost host = await XenApiHost.StartAsync(inner.Server, change?.Invoke(hostOptions) ?? hostOptions);
        return new HttpServer(inner, host);
    }

    public Task<HttpConnection> ConnectAsync() => HttpConnection.OpenAsync(Address);

    public async Task<HttpReply> AskAsync(string request)
    {
        using HttpConnection connection = await ConnectAsync();
        return await connection.AskAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        await Inner.DisposeAsync();
    }
}
