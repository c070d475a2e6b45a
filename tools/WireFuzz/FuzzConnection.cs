using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Xen.Model.WireFuzz;

/// <summary>Sends bytes and takes what comes back; connects anew when the server closed the last connection.</summary>
internal sealed class FuzzConnection(Uri address) : IDisposable
{
    private Socket? _socket;
    private readonly MemoryStream _received = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Sends one request; the status and the body of its reply, or status 0 when there was none.</summary>
    /// <param name="request">The bytes.</param>
    /// <param name="isWhole">False when its head may promise more than there is: nothing follows on the
    /// connection.</param>
    /// <param name="patience">How long to wait.</param>
    /// <exception cref="OperationCanceledException">The server neither answered nor closed the connection.</exception>
    public async Task<(int Status, byte[] Body)> AskAsync(byte[] request, bool isWhole, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            Socket socket = await OpenAsync(limit.Token);
            await socket.SendAsync(request, limit.Token);
            if (!isWhole)
            {
                socket.Shutdown(SocketShutdown.Send);
            }
            (int Status, byte[] Body) reply = await ReadAsync(socket, limit.Token);
            if (reply.Status != 200 || !isWhole)
            {
                Close();
            }
            return reply;
        }
        catch (SocketException)
        {
            Close();
            return (0, []);
        }
        catch (OperationCanceledException)
        {
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    private async Task<Socket> OpenAsync(CancellationToken stop)
    {
        if (_socket is null)
        {
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(address.Host, address.Port, stop);
        }
        return _socket;
    }

    private async Task<(int Status, byte[] Body)> ReadAsync(Socket socket, CancellationToken stop)
    {
        _received.SetLength(0);
        while (true)
        {
            int read = await socket.ReceiveAsync(_buffer, stop);
            if (read == 0)
            {
                return Take(_received.ToArray()) ?? (0, []);
            }
            _received.Write(_buffer, 0, read);
            if (Take(_received.GetBuffer().AsSpan(0, (int)_received.Length)) is { } reply)
            {
                return reply;
            }
        }
    }

    /// <summary>The first reply among the bytes once it is complete.</summary>
    private static (int Status, byte[] Body)? Take(ReadOnlySpan<byte> received)
    {
        int end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }
        string[] head = Encoding.ASCII.GetString(received[..end]).Split("\r\n");
        int status = int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture);
        string? length = head.FirstOrDefault(line =>
            line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase));
        int count = length is null ? 0 : int.Parse(length.Split(':')[1].Trim(), CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> body = received[(end + 4)..];
        return body.Length < count ? null : (status, body[..count].ToArray());
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
