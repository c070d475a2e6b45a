using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Xen.Model.Errors;

namespace Xen.Model.Rpc.Handlers.Consoles;

/// <summary>Makes a web socket of a request: RFC 6455.</summary>
internal static class WebSocketUpgrade
{
    /// <summary>The name under which bytes are carried; named in the reply only when the client named it.</summary>
    public const string Protocol = "binary";

    private const string Salt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const string Version = "13";
    private static readonly TimeSpan s_closeLimit = TimeSpan.FromSeconds(2);

    /// <summary>Answers with 101 and gives the socket.</summary>
    /// <exception cref="HandlerException">The client did not ask for a web socket that it could be given: 501.
    /// </exception>
    public static async Task<WebSocket> AcceptAsync(HttpExchange exchange)
    {
        string key = exchange.Header("Sec-WebSocket-Key").Trim();
        bool isAsked = exchange.Header("Upgrade").Contains("websocket", StringComparison.OrdinalIgnoreCase)
            && exchange.Header("Sec-WebSocket-Version").Trim() == Version && IsKey(key);
        bool isOffered = exchange.Header("Sec-WebSocket-Protocol")
            .Split(',', StringSplitOptions.TrimEntries).Contains(Protocol);
        List<(string Name, string Value)> headers =
            [("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Accept", AnswerTo(key))];
        if (isOffered)
        {
            headers.Add(("Sec-WebSocket-Protocol", Protocol));
        }
        Stream? stream = isAsked ? await exchange.UpgradeAsync(headers).ConfigureAwait(false) : null;
        return stream is null
            ? throw new HandlerException(501, new XenError(ErrorCode.InternalError, "no web socket was asked for"))
            : WebSocket.CreateFromStream(
                stream, new WebSocketCreationOptions { IsServer = true, SubProtocol = isOffered ? Protocol : null });
    }

    /// <summary>Says good-bye, if there is still somebody to say it to.</summary>
    public static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }
        using var limit = new CancellationTokenSource(s_closeLimit);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // Nobody is there.
        }
    }

    private static bool IsKey(string key)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(key, bytes, out int length) && length == 16;
    }

    /// <summary>What proves that the server has understood; the protocol prescribes the old digest.</summary>
    private static string AnswerTo(string key) =>
#pragma warning disable CA5350
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Salt)));
#pragma warning restore CA5350
}
