using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Xen.Model.Rpc.Http;

/// <summary>
/// The file of a Unix socket. Whoever can open it is local root, so nobody but the server's user may.
/// </summary>
internal static class UnixSocketFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Removes a socket that a killed server left behind; one that somebody serves is left alone.</summary>
    /// <exception cref="IOException">Somebody serves it.</exception>
    public static void Prepare(string? path)
    {
        if (path is null || !File.Exists(path))
        {
            return;
        }
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            File.Delete(path);
            return;
        }
        throw new IOException($"the Unix socket {path} is in use");
    }

    /// <summary>Removes the socket of a server that has stopped.</summary>
    public static void Remove(string? path)
    {
        if (path is not null)
        {
            File.Delete(path);
        }
    }

    /// <summary>Binds a socket. The mode is set before anybody can connect, which takes listening.</summary>
    public static Socket Bind(EndPoint endPoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        if (endPoint is UnixDomainSocketEndPoint && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(endPoint.ToString()!, OwnerOnly);
        }
        return socket;
    }
}
