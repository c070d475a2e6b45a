using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Handlers;

/// <summary>The one request of a connection that was taken over. The connection ends with it.</summary>
internal sealed class RawExchange : HttpExchange, IDisposable
{
    private readonly ConnectionContext _connection;
    private readonly RequestHead _head;
    private readonly CancellationTokenSource _aborted = new();
    private readonly RawBody _body;
    private bool _isContinueWanted;
    private bool _hasBegun;

    public RawExchange(ConnectionContext connection, RequestHead head)
    {
        _connection = connection;
        _head = head;
        _isContinueWanted = !head.IsHttp10
            && head.Header("Expect").Equals("100-continue", StringComparison.OrdinalIgnoreCase);
        Caller = new RawCaller(connection, head, _aborted.Token);
        // Only an upload may do without a length. What follows a CONNECT is no body, whatever length it declares.
        ContentLength = HttpMethods.IsConnect(head.Method) ? 0
            : HttpMethods.IsPut(head.Method) ? head.ContentLength : head.ContentLength ?? 0;
        _body = new RawBody(connection.Transport.Input, ContentLength, InviteAsync);
        var duplex = new RawDuplex(connection.Transport, () => _hasBegun = true);
        Body = new ClientStream(_body, Leave);
        Reply = new ClientStream(duplex, Leave);
        Duplex = Reply;
    }

    public override string Method => _head.Method;

    public override string Path => _head.Path;

    public override string RawQuery => _head.RawQuery;

    public override bool IsHttp10 => _head.IsHttp10;

    public override long? ContentLength { get; }

    public override Stream Body { get; }

    public override Stream Reply { get; }

    public override Stream? Duplex { get; }

    public override CancellationToken Aborted => _aborted.Token;

    public override CancellationToken Stopping =>
        _connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;

    public override bool HasBegun => _hasBegun;

    internal override RpcCaller Caller { get; }

    /// <summary>True when more of the body may come.</summary>
    internal bool IsBodyLeft => !_body.HasEnded && _body.Left is null or > 0;

    public override string Header(string name) => _head.Header(name);

    public override async Task BeginAsync(
        int status, IReadOnlyList<(string Name, string Value)> headers, long? length)
    {
        if (_hasBegun)
        {
            throw new InvalidOperationException("the reply has begun");
        }
        if (status < StatusCodes.Status400BadRequest)
        {
            await InviteAsync().ConfigureAwait(false);
        }
        _hasBegun = true;
        if ((await RawReply.BeginAsync(_connection.Transport.Output, status, headers, length).ConfigureAwait(false))
            .IsCompleted)
        {
            Leave();
            throw new ClientGoneException("the client left before the reply");
        }
    }

    public override async Task<Stream?> UpgradeAsync(IReadOnlyList<(string Name, string Value)> headers)
    {
        if (Header("Upgrade").Length == 0 || IsHttp10)
        {
            return null;
        }
        await BeginAsync(
            StatusCodes.Status101SwitchingProtocols, [("Connection", "Upgrade"), .. headers], null)
            .ConfigureAwait(false);
        return Duplex;
    }

    public override void Abort()
    {
        Leave();
        _connection.Abort(new ConnectionAbortedException("the request cannot be answered"));
    }

    public void Dispose() => _aborted.Dispose();

    private void Leave() => _aborted.Cancel();

    /// <summary>Some clients send the body only when they are told that it is wanted.</summary>
    private async ValueTask InviteAsync()
    {
        if (_isContinueWanted && !_hasBegun)
        {
            _isContinueWanted = false;
            await RawReply.ContinueAsync(_connection.Transport.Output).ConfigureAwait(false);
        }
    }
}
