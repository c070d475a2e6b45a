using System.Globalization;
using System.Text;

namespace Xen.Model.Cli.Xe;

/// <summary>Sends requests of HTTP/1.0, and goes where the server says instead.</summary>
/// <param name="options">The server of the command, which paths without a server belong to.</param>
/// <param name="localSocket">Where a server on this machine listens for local root.</param>
internal sealed class HttpRequest(XeOptions options, string localSocket)
{
    private const int Found = 302;
    private const int Ok = 200;
    private const int SecurePort = 443;
    private const int PlainPort = 80;
    private const int RedirectionsMax = 10;

    /// <summary>Sends the head of a request and waits for that of the reply.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">An address, or a path on the server of the command.</param>
    /// <param name="length">Bytes of what follows; null where nobody knows, or nothing follows.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The connection behind the head of the reply.</returns>
    /// <exception cref="XeFailedException">The server cannot be reached, or refuses.</exception>
    public async Task<Connection> OpenAsync(string method, string url, long? length, CancellationToken cancel)
    {
        string address = url;
        for (int asked = 0; asked < RedirectionsMax; asked++)
        {
            Connection connection = await ConnectAsync(address, cancel).ConfigureAwait(false);
            string head = $"{method} {PathOf(address)} HTTP/1.0\r\n"
                + (length is { } bytes
                    ? string.Create(CultureInfo.InvariantCulture, $"Content-length: {bytes}\r\n")
                    : "")
                + $"User-agent: {ServerCall.UserAgent}\r\n\r\n";
            await connection.Stream.WriteAsync(Encoding.UTF8.GetBytes(head), cancel).ConfigureAwait(false);
            await connection.Stream.FlushAsync(cancel).ConfigureAwait(false);
            HttpHead reply = await HttpHead.ReadAsync(connection.Stream, cancel).ConfigureAwait(false);
            if (reply.Status == Ok)
            {
                return connection;
            }
            await connection.DisposeAsync().ConfigureAwait(false);
            address = reply.Status == Found && reply.Location.Length > 0
                ? reply.Location
                : throw new XeFailedException($"the server answered with status {reply.Status}");
        }
        throw new XeFailedException("the servers send each other's clients around in circles");
    }

    private Task<Connection> ConnectAsync(string address, CancellationToken cancel) =>
        IsAbsolute(address, out Uri? uri)
            ? Connection.OpenAsync(uri!.Host, PortOf(uri), uri.Scheme == Uri.UriSchemeHttps, cancel)
            : Connection.OpenAsync(options, localSocket, cancel);

    private static string PathOf(string address) => IsAbsolute(address, out Uri? uri) ? uri!.PathAndQuery : address;

    private static int PortOf(Uri uri) =>
        uri.Port > 0 ? uri.Port : uri.Scheme == Uri.UriSchemeHttps ? SecurePort : PlainPort;

    private static bool IsAbsolute(string address, out Uri? uri)
    {
        uri = null;
        return (address.StartsWith("https://", StringComparison.Ordinal)
                || address.StartsWith("http://", StringComparison.Ordinal))
            && Uri.TryCreate(address, UriKind.Absolute, out uri);
    }
}
