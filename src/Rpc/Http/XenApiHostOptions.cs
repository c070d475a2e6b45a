using System.Net;

namespace Xen.Model.Rpc.Http;

/// <summary>Where a <see cref="XenApiHost"/> listens, and how much it takes from the network. Immutable.</summary>
public sealed record XenApiHostOptions
{
    /// <summary>Address for plain HTTP; port 0 picks a free one; null for none. Default: loopback, port 8080.</summary>
    public IPEndPoint? Http { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>Address for HTTPS; port 0 picks a free one; null for none. Default: none.</summary>
    public IPEndPoint? Https { get; init; }

    /// <summary>Folder of the certificate; needed with <see cref="Https"/>.</summary>
    public string CertificateFolder { get; init; } = "tls";

    /// <summary>Path of a Unix socket whose callers are local root; null for none.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>Open connections; more are closed at once. 1 or more. Default 4 096.</summary>
    public int ConnectionsMax { get; init; } = 4_096;

    /// <summary>Bytes of all headers of a request. 1 024 or more. Default 32 768.</summary>
    public int HeaderBytesMax { get; init; } = 32 * 1024;

    /// <summary>Bytes of the first line of a request. 256 or more. Default 8 192.</summary>
    public int RequestLineBytesMax { get; init; } = 8 * 1024;

    /// <summary>How long a client may take to send its headers. Default 60 seconds.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Bytes a second of a request's body that a client must send on average, once the grace is over; a connection that
    /// is slower is ended. 0 for no such limit. Default 240.
    /// </summary>
    public double BodyBytesPerSecondMin { get; init; } = 240;

    /// <summary>
    /// The same for replies that a client reads. More, as a reply of many records is held in memory until it is read.
    /// Default 8 192.
    /// </summary>
    public double ReplyBytesPerSecondMin { get; init; } = 8_192;

    /// <summary>How long a body or a reply may be slower than that. More than 1 second. Default 5 seconds.</summary>
    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may lie idle between requests. Default 10 minutes.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long calls under way may take to end when the server stops. Default 10 seconds.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
