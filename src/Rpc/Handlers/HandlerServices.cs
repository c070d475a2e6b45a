using Xen.Model.Ports;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Inside;

namespace Xen.Model.Rpc.Handlers;

/// <summary>What handlers work with. Thread-safe.</summary>
public sealed class HandlerServices
{
    private readonly Dispatcher _dispatcher;

    internal HandlerServices(
        ICallSink model, XenApiOptions options, HandlerTasks tasks, HandlerCalls calls, Dispatcher dispatcher)
    {
        _dispatcher = dispatcher;
        Model = model;
        Options = options;
        Tasks = tasks;
        Calls = calls;
    }

    /// <summary>The model: its state, and where calls are made.</summary>
    public ICallSink Model { get; }

    /// <summary>How the server was set up.</summary>
    public XenApiOptions Options { get; }

    /// <summary>The tasks of requests.</summary>
    public HandlerTasks Tasks { get; }

    /// <summary>Makes calls and waits for their ends.</summary>
    public HandlerCalls Calls { get; }

    /// <summary>Reveals secrets that a handler may tell whoever was let in; null where none are kept.</summary>
    internal ISecretProtector? Secrets { get; init; }

    /// <summary>A client of the API, without a session, on behalf of who sent a request.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="aborted">Ends when nobody waits for answers any more.</param>
    public XenApiClient ClientOf(HttpExchange exchange, CancellationToken aborted) => new(
        _dispatcher,
        new XenApiPeer
        {
            Address = exchange.Caller.Source,
            UserAgent = exchange.Caller.UserAgent,
            IsLocal = exchange.Caller.IsLocal,
            Aborted = aborted,
        });
}
