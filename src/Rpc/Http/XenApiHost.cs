using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xen.Model.Rpc.Handlers;

namespace Xen.Model.Rpc.Http;

/// <summary>An HTTP server of its own for a <see cref="XenApiServer"/>, on Kestrel.</summary>
public sealed class XenApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly XenApiServer _server;
    private readonly XenApiHostOptions _options;
    private readonly X509Certificate2? _certificate;

    private XenApiHost(
        WebApplication app, XenApiServer server, XenApiHostOptions options, X509Certificate2? certificate)
    {
        _app = app;
        _server = server;
        _options = options;
        _certificate = certificate;
    }

    /// <summary>Where plain HTTP is served, for instance <c>http://127.0.0.1:8080</c>; null when it is not.</summary>
    public Uri? HttpAddress { get; private set; }

    /// <summary>Where HTTPS is served; null when it is not.</summary>
    public Uri? HttpsAddress { get; private set; }

    /// <summary>Starts to serve.</summary>
    /// <param name="server">Answers the calls.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="log">Sets up logging; nothing is logged when null.</param>
    /// <exception cref="IOException">An address is taken or cannot be used.</exception>
    public static async Task<XenApiHost> StartAsync(
        XenApiServer server, XenApiHostOptions options, Action<ILoggingBuilder>? log = null)
    {
        X509Certificate2? certificate = options.Https is null
            ? null
            : new CertificateStore(options.CertificateFolder)
                .LoadOrCreate([options.Https.Address.ToString()], server.Options.Clock);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        log?.Invoke(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .UseSockets(sockets => sockets.CreateBoundListenSocket = UnixSocketFile.Bind)
            .ConfigureKestrel(kestrel => Configure(kestrel, options, server, certificate));
        WebApplication app = builder.Build();
        app.MapXenApi(server);
        if (certificate is not null)
        {
            await server.Certificate.AdoptAsync(certificate).ConfigureAwait(false);
        }
        var host = new XenApiHost(app, server, options, certificate);
        try
        {
            UnixSocketFile.Prepare(options.UnixSocket);
            await app.StartAsync().ConfigureAwait(false);
            host.TakeAddresses();
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return host;
    }

    /// <summary>Takes no more calls, lets those under way end, and closes the connections.</summary>
    public async Task StopAsync()
    {
        _server.Stop();
        using var limit = new CancellationTokenSource(_options.StopTimeout);
        await _app.StopAsync(limit.Token).ConfigureAwait(false);
        UnixSocketFile.Remove(_options.UnixSocket);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync().ConfigureAwait(false);
        _certificate?.Dispose();
    }

    private static void Configure(
        KestrelServerOptions kestrel, XenApiHostOptions options, XenApiServer server, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.ConnectionsMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = options.HeaderBytesMax;
        kestrel.Limits.MaxRequestLineSize = options.RequestLineBytesMax;
        kestrel.Limits.RequestHeadersTimeout = options.HeaderTimeout;
        kestrel.Limits.KeepAliveTimeout = options.KeepAliveTimeout;
        kestrel.Limits.MinRequestBodyDataRate = Rate(options.BodyBytesPerSecondMin, options.BodyGrace);
        kestrel.Limits.MinResponseDataRate = Rate(options.ReplyBytesPerSecondMin, options.BodyGrace);
        var door = new FrontDoor(server.Handlers, options);
        if (options.Http is { } http)
        {
            kestrel.Listen(http, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(door.Before);
            });
        }
        if (options.Https is { } https)
        {
            kestrel.Listen(https, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(tls =>
                {
                    tls.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                    // Asked for every connection, so that one that is installed is shown from then on.
                    tls.ServerCertificateSelector = (_, _) => server.Certificate.Current ?? certificate!;
                });
                listen.Use(door.Before);
            });
        }
        if (options.UnixSocket is { } socket)
        {
            kestrel.ListenUnixSocket(socket, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection =>
                {
                    connection.Features.Set(LocalConnection.Instance);
                    return next(connection);
                });
                listen.Use(door.Before);
            });
        }
    }

    private static MinDataRate? Rate(double bytesPerSecond, TimeSpan grace) =>
        bytesPerSecond > 0 ? new MinDataRate(bytesPerSecond, grace) : null;

    private void TakeAddresses()
    {
        IServerAddressesFeature addresses = _app.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>();
        foreach (string text in addresses.Addresses)
        {
            if (text.Contains("unix:", StringComparison.Ordinal))
            {
                continue;
            }
            var address = new Uri(text);
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                HttpsAddress = address;
            }
            else
            {
                HttpAddress = address;
            }
        }
    }
}
