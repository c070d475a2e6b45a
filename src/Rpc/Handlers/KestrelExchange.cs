using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Http;

namespace Xen.Model.Rpc.Handlers;

/// <summary>A request that ASP.NET Core has parsed.</summary>
internal sealed class KestrelExchange : HttpExchange
{
    private readonly HttpContext _context;

    public KestrelExchange(HttpContext context)
    {
        _context = context;
        Caller = new HttpCaller(context);
        IsHttp10 = HttpProtocol.IsHttp10(context.Request.Protocol);
        Body = new ClientStream(context.Request.Body);
        Reply = new ClientStream(context.Response.Body);
        // Transfers take as long, and are as large, as they are; who may make them has been let in.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } upload)
        {
            upload.MinDataRate = null;
        }
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } download)
        {
            download.MinDataRate = null;
        }
    }

    public override string Method => _context.Request.Method;

    public override string Path => _context.Request.Path.Value ?? "";

    public override string RawQuery => _context.Request.QueryString.Value ?? "";

    public override bool IsHttp10 { get; }

    public override long? ContentLength => _context.Request.ContentLength
        ?? (_context.Request.Headers.TransferEncoding.Count > 0 ? null : 0);

    public override Stream Body { get; }

    public override Stream Reply { get; }

    public override Stream? Duplex => null;

    public override CancellationToken Aborted => _context.RequestAborted;

    public override CancellationToken Stopping =>
        _context.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;

    public override bool HasBegun => _context.Response.HasStarted;

    internal override RpcCaller Caller { get; }

    public override string Header(string name) => _context.Request.Headers[name].ToString();

    public override async Task BeginAsync(
        int status, IReadOnlyList<(string Name, string Value)> headers, long? length)
    {
        HttpResponse response = _context.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-cache, no-store";
        Add(headers);
        response.ContentLength = length;
        if (length is null)
        {
            response.Headers.Connection = "close";
        }
        try
        {
            await response.StartAsync(Aborted).ConfigureAwait(false);
            await response.Body.FlushAsync(Aborted).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            throw new ClientGoneException("the client left before the reply", gone);
        }
    }

    public override async Task<Stream?> UpgradeAsync(IReadOnlyList<(string Name, string Value)> headers)
    {
        if (_context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            return null;
        }
        Add(headers);
        return new ClientStream(await upgrade.UpgradeAsync().ConfigureAwait(false));
    }

    public override void Abort() => _context.Abort();

    private void Add(IReadOnlyList<(string Name, string Value)> headers)
    {
        foreach ((string name, string value) in headers)
        {
            _context.Response.Headers[name] = value;
        }
    }
}
