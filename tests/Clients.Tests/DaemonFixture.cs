using System.Globalization;
using System.Security.Cryptography;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>
/// One daemon for all tests of the client libraries, where clients look for a host when nobody names a port: HTTP on
/// port 80, HTTPS on 443, and a Unix socket. Every daemon has an address of its own in the block that never leaves the
/// machine, so that many can do so at once. Binding these ports takes root, or a system that lets everybody do so.
/// </summary>
public sealed class DaemonFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("clients-").FullName;
    private DaemonProcess? daemon;

    public DaemonProcess Daemon => daemon ?? throw new DaemonFailedException("the daemon was not started");

    /// <summary>Whoever can open it is root.</summary>
    public string UnixSocket => Path.Combine(folder, "xapi");

    /// <summary>A folder for what clients leave behind.</summary>
    public string Scratch => Path.Combine(folder, "scratch");

    /// <summary>The certificate, for clients that are to trust it.</summary>
    public string Certificate => Path.Combine(Daemon.Data, "tls", "server.pem");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Scratch);
        string address = RandomLoopbackAddress();
        try
        {
            daemon = await DaemonProcess.StartAsync(new DaemonOptions
            {
                Http = address + ":80",
                Https = address + ":443",
                UnixSocket = UnixSocket,
            });
        }
        catch (DaemonFailedException failure)
        {
            throw new DaemonFailedException(
                $"no daemon at ports 80 and 443 of {address}; to bind them takes root: {failure.Message}");
        }
    }

    public Task DisposeAsync()
    {
        daemon?.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static string RandomLoopbackAddress()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(3);
        return string.Create(CultureInfo.InvariantCulture, $"127.{bytes[0]}.{bytes[1]}.{(bytes[2] % 254) + 1}");
    }
}
