using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Xen.Model.Rpc.Tests.Support;

/// <summary>A bare HTTP client: it sends what it is told and shows exactly what comes back.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly List<byte> _received = [];

    private HttpConnection(Socket socket) => _socket = socket;

    public static async Task<HttpConnection> OpenAsync(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return new HttpConnection(socket);
    }

    public static async Task<HttpConnection> OpenAsync(string unixSocket)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(unixSocket));
        return new HttpConnection(socket);
    }

    /// <summary>A POST; every character of the body is sent as one byte.</summary>
    public static string Post(string path, string body, string headers = "", string version = "1.1") =>
        $"POST {path} HTTP/{version}\r\nHost: test\r\n{headers}"
        + $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}";

    public static string XmlCall(string method, params string[] arguments) =>
        $"<?xml version='1.0'?>\n<methodCall><methodName>{method}</methodName><params>"
        + string.Concat(arguments.Select(argument => $"<param><value><string>{argument}</string></value></param>"))
        + "</params></methodCall>";

    public Task SendAsync(string request) => _socket.SendAsync(Encoding.Latin1.GetBytes(request));

    public async Task<HttpReply> AskAsync(string request)
    {
        await SendAsync(request);
        return await ReceiveAsync();
    }

    /// <summary>Reads one reply with a length; fails when the server closes first.</summary>
    public async Task<HttpReply> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        int end;
        while ((end = EndOfHeaders()) < 0)
        {
            await FillAsync(limit.Token);
        }
        HttpReply head = Head(end);
        int length = int.Parse(head.Headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        while (_received.Count < end + 4 + length)
        {
            await FillAsync(limit.Token);
        }
        string body = Encoding.UTF8.GetString([.. _received.Skip(end + 4).Take(length)]);
        _received.RemoveRange(0, end + 4 + length);
        return head with { Body = body };
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => _socket.SendAsync(bytes).AsTask();

    /// <summary>Reads status line and headers of a reply; what follows is left.</summary>
    public async Task<HttpReply> ReceiveHeadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        int end;
        while ((end = EndOfHeaders()) < 0)
        {
            await FillAsync(limit.Token);
        }
        HttpReply reply = Head(end);
        _received.RemoveRange(0, end + 4);
        return reply;
    }

    /// <summary>Reads so many bytes.</summary>
    public async Task<byte[]> ReadAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_received.Count < count)
        {
            await FillAsync(limit.Token);
        }
        byte[] read = [.. _received.Take(count)];
        _received.RemoveRange(0, count);
        return read;
    }

    /// <summary>Reads until the server closes the connection.</summary>
    public async Task<byte[]> ReadToEndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while (true)
            {
                await FillAsync(limit.Token);
            }
        }
        catch (IOException)
        {
            byte[] read = [.. _received];
            _received.Clear();
            return read;
        }
    }

    /// <summary>Says that nothing more will be sent, and goes on to read.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>True when the server closes the connection without sending more.</summary>
    public async Task<bool> IsClosedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _socket.ReceiveAsync(new byte[1], limit.Token) == 0;
    }

    /// <summary>Breaks the connection so that the other side notices at once.</summary>
    public void Break()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private HttpReply Head(int end)
    {
        string[] lines = Encoding.Latin1.GetString([.. _received.Take(end)]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        return new HttpReply(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, "");
    }

    private int EndOfHeaders()
    {
        for (int at = 0; at + 3 < _received.Count; at++)
        {
            if (_received.GetRange(at, 4).SequenceEqual("\r\n\r\n"u8.ToArray()))
            {
                return at;
            }
        }
        return -1;
    }

    private async Task FillAsync(CancellationToken limit)
    {
        byte[] buffer = new byte[65536];
        int count = await _socket.ReceiveAsync(buffer, limit);
        if (count == 0)
        {
            throw new IOException("the server closed the connection");
        }
        _received.AddRange(buffer.AsSpan(0, count));
    }
}
