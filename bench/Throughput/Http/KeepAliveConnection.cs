using System.Net.Sockets;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>
/// A client that costs as little as possible: one socket, the same bytes out each time, and of what comes back only the
/// length is looked at.
/// </summary>
internal sealed class KeepAliveConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];

    public static async Task<KeepAliveConnection> OpenAsync(Uri address)
    {
        var connection = new KeepAliveConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <summary>Sends a request and waits for the whole response; valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        int filled = 0;
        int length = 0;
        while (length == 0 || filled < length)
        {
            if (filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Max(length, 2 * _buffer.Length));
            }
            int read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new InvalidDataException("the server closed the connection");
            }
            filled += read;
            length = length == 0 ? RawResponse.LengthOf(_buffer.AsSpan(0, filled)) : length;
        }
        return _buffer.AsMemory(0, length);
    }

    public void Dispose() => _socket.Dispose();
}
