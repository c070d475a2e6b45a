using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Xen.Model.Rpc.Handlers;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;

namespace Xen.Model.Rpc.Http;

/// <summary>
/// The management API over HTTP: every POST that no handler is for is a call, whatever its path; paths that begin with
/// <c>/json</c> speak JSON-RPC, all others XML-RPC. Failed calls are status 200 all the same; 500 means that the body
/// was no call. Thread-safe.
/// </summary>
public sealed class XenApiEndpoint
{
    private static readonly PathString s_jsonPrefix = new("/json");
    private static readonly StringValues s_xmlType = "text/xml";
    private static readonly StringValues s_jsonType = "application/json";
    private static readonly StringValues s_noCache = "no-cache, no-store";
    private static readonly StringValues s_anyOrigin = "*";
    private static readonly StringValues s_requestedWith = "X-Requested-With";

    private readonly XenApiServer _server;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="server">Answers the calls.</param>
    public XenApiEndpoint(XenApiServer server) => _server = server;

    /// <summary>Handles one request to its end. To be the last in the pipeline.</summary>
    public Task HandleAsync(HttpContext context)
    {
        string method = context.Request.Method;
        if (_server.Handlers.Table.Find(method, context.Request.Path.Value ?? "") is not null)
        {
            return _server.Handlers.RunAsync(new KestrelExchange(context));
        }
        if (HttpMethods.IsPost(method))
        {
            return CallAsync(context);
        }
        if (HttpMethods.IsOptions(method))
        {
            return HttpPages.PreflightAsync(context);
        }
        if (HttpMethods.IsGet(method))
        {
            return context.Request.Path is { HasValue: true, Value.Length: > 1 }
                ? HttpPages.MissingAsync(context)
                : HttpPages.WelcomeAsync(context);
        }
        return HttpMethods.IsPut(method) || HttpMethods.IsConnect(method)
            ? HttpPages.ForbiddenAsync(context)
            : HttpPages.UnknownMethodAsync(context);
    }

    private async Task CallAsync(HttpContext context)
    {
        try
        {
            if (await ReadAsync(context).ConfigureAwait(false) is not { } request)
            {
                await HttpPages.UndecodableAsync(context).ConfigureAwait(false);
                return;
            }
            var caller = new HttpCaller(context);
            _server.Agents.Note(caller.UserAgent);
            using var reply = new ReplyBuffer();
            Action<bool>? sent = await _server.Dispatcher
                .DispatchAsync(request, caller, reply).ConfigureAwait(false);
            if (sent is null)
            {
                await SendAsync(context, request.Protocol, reply).ConfigureAwait(false);
            }
            else
            {
                await SendAndTellAsync(context, request.Protocol, reply, sent).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The client is gone: there is nobody to tell.
            context.Abort();
        }
    }

    /// <summary>Reads and decodes the body; null when it is no call.</summary>
    private async ValueTask<RpcRequest?> ReadAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        WireLimits limits = _server.Limits;
        if (request.ContentLength > limits.BodyBytesMax)
        {
            return null;
        }
        // The limit that counts is the API's own, whatever the HTTP server was set to.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size
            && size.MaxRequestBodySize < limits.BodyBytesMax)
        {
            size.MaxRequestBodySize = null;
        }
        PipeReader reader = request.BodyReader;
        try
        {
            while (true)
            {
                ReadResult read = await reader.ReadAsync().ConfigureAwait(false);
                if (read.Buffer.Length > limits.BodyBytesMax)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    return null;
                }
                if (read.IsCompleted)
                {
                    RpcRequest? call = Decode(request, read.Buffer, limits);
                    reader.AdvanceTo(read.Buffer.End);
                    return call;
                }
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static RpcRequest? Decode(HttpRequest request, in ReadOnlySequence<byte> body, WireLimits limits)
    {
        try
        {
            return IsJsonPath(request.Path) && !LooksLikeXml(body)
                ? JsonRequestReader.Read(body, limits)
                : XmlRequestReader.Read(body, limits);
        }
        catch (RpcDecodeException)
        {
            return null;
        }
    }

    /// <summary>A prefix of the text, not of whole segments: <c>/jsonrpcXYZ</c> is JSON too.</summary>
    private static bool IsJsonPath(PathString path) =>
        path.Value is { } text && text.StartsWith(s_jsonPrefix.Value!, StringComparison.Ordinal);

    /// <summary>Some old clients send XML to the path that is named after JSON.</summary>
    private static bool LooksLikeXml(in ReadOnlySequence<byte> body)
    {
        foreach (ReadOnlyMemory<byte> piece in body)
        {
            ReadOnlySpan<byte> rest = piece.Span.TrimStart(" \t\r\n"u8);
            if (!rest.IsEmpty)
            {
                return rest[0] == (byte)'<';
            }
        }
        return false;
    }

    private static ValueTask<FlushResult> SendAsync(HttpContext context, RpcProtocol protocol, ReplyBuffer reply)
    {
        HttpResponse response = context.Response;
        IHeaderDictionary headers = response.Headers;
        headers.ContentLength = reply.Written.Length;
        // Exactly this spelling: some clients compare the whole header.
        headers.ContentType = protocol == RpcProtocol.XmlRpc ? s_xmlType : s_jsonType;
        headers.CacheControl = s_noCache;
        headers.AccessControlAllowOrigin = s_anyOrigin;
        headers.AccessControlAllowHeaders = s_requestedWith;
        return response.BodyWriter.WriteAsync(reply.Written);
    }

    private static async ValueTask SendAndTellAsync(
        HttpContext context, RpcProtocol protocol, ReplyBuffer reply, Action<bool> sent)
    {
        bool complete = false;
        try
        {
            complete = await Delivery.TryAsync(context, () => SendAsync(context, protocol, reply))
                .ConfigureAwait(false);
        }
        finally
        {
            sent(complete);
        }
    }
}
