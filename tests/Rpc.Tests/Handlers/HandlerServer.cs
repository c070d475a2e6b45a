using Xen.Model.Rpc.Handlers;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers;

/// <summary>A server over HTTP with handlers of the test.</summary>
internal sealed class HandlerServer : IAsyncDisposable
{
    /// <summary>An action that every role may do.</summary>
    public const string Action = "get_blob";

    private readonly HttpServer _server;

    private HandlerServer(HttpServer server, string session)
    {
        _server = server;
        Session = session;
    }

    public HttpServer Http => _server;

    public TestServer Inner => _server.Inner;

    /// <summary>A session of root.</summary>
    public string Session { get; }

    public static async Task<HandlerServer> StartAsync(
        Func<HandlerServices, IEnumerable<HttpHandler>> handlers,
        Func<XenApiHostOptions, XenApiHostOptions>? change = null,
        Func<XenApiOptions, XenApiOptions>? api = null)
    {
        var options = new XenApiOptions { Handlers = [handlers] };
        HttpServer server = await HttpServer.StartAsync(api?.Invoke(options) ?? options, change);
        return new HandlerServer(server, await server.Inner.LoginAsync());
    }

    /// <summary>One handler for a method and everything under <c>/test</c>.</summary>
    public static Task<HandlerServer> StartAsync(
        string method,
        Func<HttpExchange, Task> handle,
        bool needsDuplex = false,
        Func<XenApiHostOptions, XenApiHostOptions>? change = null) =>
        StartAsync(
            _ => [new(method, "/test", Action, (exchange, _) => handle(exchange)) { NeedsDuplex = needsDuplex }],
            change);

    public Task<HttpConnection> ConnectAsync() => _server.ConnectAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
