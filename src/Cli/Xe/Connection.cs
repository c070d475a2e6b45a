using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Xen.Model.Cli.Xe;

/// <summary>A connection with a server, with TLS or without.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly Socket _socket;

    private Connection(Socket socket, Stream stream)
    {
        _socket = socket;
        Stream = stream;
    }

    /// <summary>The bytes in both directions.</summary>
    public Stream Stream { get; }

    /// <summary>
    /// Connects with the server of the options. This machine is asked through the socket of local root, where there is
    /// one, and without TLS otherwise.
    /// </summary>
    /// <exception cref="XeFailedException">There is no such server, or it cannot be reached.</exception>
    public static async Task<Connection> OpenAsync(XeOptions options, string localSocket, CancellationToken cancel)
    {
        if (options.IsLocal && await TryLocalAsync(localSocket, cancel).ConfigureAwait(false) is { } local)
        {
            return local;
        }
        return await OpenAsync(options.Server, options.Port, options.UsesTls, cancel).ConfigureAwait(false);
    }

    /// <summary>Connects with a server.</summary>
    /// <exception cref="XeFailedException">There is no such server, or it cannot be reached.</exception>
    public static async Task<Connection> OpenAsync(string server, int port, bool usesTls, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, port, cancel).ConfigureAwait(false);
            var plain = new NetworkStream(socket, ownsSocket: true);
            return new Connection(
                socket, usesTls ? await ProtectAsync(plain, server, cancel).ConfigureAwait(false) : plain);
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException)
        {
            socket.Dispose();
            throw new XeFailedException($"cannot connect to {server}, port {port}: {failure.Message}");
        }
    }

    /// <summary>Says that nothing more will be sent; what the server sends can still be read.</summary>
    public async Task EndSendingAsync()
    {
        try
        {
            if (Stream is SslStream secure)
            {
                await secure.ShutdownAsync().ConfigureAwait(false);
            }
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            // The server has closed already.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static async Task<Connection?> TryLocalAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel).ConfigureAwait(false);
            return new Connection(socket, new NetworkStream(socket, ownsSocket: true));
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Servers have certificates of their own, which nobody has signed; so they are not looked at.</summary>
    private static async Task<SslStream> ProtectAsync(Stream plain, string server, CancellationToken cancel)
    {
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = server,
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            },
            cancel).ConfigureAwait(false);
        return secure;
    }
}
