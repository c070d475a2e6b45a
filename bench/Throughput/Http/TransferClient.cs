using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>Moves bytes over HTTP/1.0, one connection for each transfer, and says how long it took.</summary>
internal static class TransferClient
{
    private const int PieceBytes = 256 << 10;

    /// <summary>Uploads; seconds until the server has closed the connection.</summary>
    public static async Task<double> PutAsync(Uri server, string path, byte[] bytes)
    {
        long start = Stopwatch.GetTimestamp();
        using var connection = new TcpClient(server.Host, server.Port);
        NetworkStream stream = connection.GetStream();
        string length = bytes.Length.ToString(CultureInfo.InvariantCulture);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {path} HTTP/1.0\r\nContent-Length: {length}\r\n\r\n"));
        for (int at = 0; at < bytes.Length; at += PieceBytes)
        {
            await stream.WriteAsync(bytes.AsMemory(at, Math.Min(PieceBytes, bytes.Length - at)));
        }
        await DrainAsync(stream, "PUT " + path, 0);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Downloads; seconds until the last byte.</summary>
    public static async Task<double> GetAsync(Uri server, string path, long length)
    {
        long start = Stopwatch.GetTimestamp();
        using var connection = new TcpClient(server.Host, server.Port);
        NetworkStream stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.0\r\n\r\n"));
        await DrainAsync(stream, "GET " + path, length);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Downloads and keeps what came.</summary>
    public static async Task<byte[]> FetchAsync(Uri server, string path)
    {
        using var client = new HttpClient();
        return await client.GetByteArrayAsync(new Uri(server, path));
    }

    private static async Task DrainAsync(NetworkStream stream, string what, long length)
    {
        byte[] buffer = new byte[PieceBytes];
        long total = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            if (total == 0 && !buffer.AsSpan(0, count).StartsWith("HTTP/1.1 200"u8))
            {
                throw new InvalidOperationException($"{what} failed: {Encoding.ASCII.GetString(buffer, 0, count)}");
            }
            total += count;
        }
        if (total < length)
        {
            throw new InvalidOperationException($"{what} ended after {total} bytes");
        }
    }
}
