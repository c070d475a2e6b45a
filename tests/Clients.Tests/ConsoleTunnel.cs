using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Xen.Model.Clients.Tests;

/// <summary>
/// A port of this machine that leads to a console, for programs that know nothing of HTTP: each connection to it opens
/// one with CONNECT, as managers do.
/// </summary>
internal sealed class ConsoleTunnel : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri server;
    private readonly string request;

    public ConsoleTunnel(Uri server, string query, string session)
    {
        this.server = server;
        request = $"CONNECT /console?{query} HTTP/1.0\r\nHost: {server.Authority}\r\n"
            + $"Cookie: session_id={session}\r\n\r\n";
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The port as VNC programs count them.</summary>
    public int Display => ((IPEndPoint)listener.LocalEndpoint).Port - 5900;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = CarryAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (var console = new TcpClient())
        {
            await console.ConnectAsync(server.Host, server.Port);
            NetworkStream far = console.GetStream();
            await far.WriteAsync(Encoding.ASCII.GetBytes(request));
            string head = await HeadAsync(far);
            if (head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
            {
                NetworkStream near = client.GetStream();
                await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
            }
        }
    }

    /// <summary>Byte by byte, so that nothing of the console is read with it.</summary>
    private static async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
        {
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}
