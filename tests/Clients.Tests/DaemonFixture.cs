using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>One daemon with HTTP and HTTPS for all tests of the client libraries.</summary>
public sealed class DaemonFixture : IAsyncLifetime
{
    private DaemonProcess? daemon;

    public DaemonProcess Daemon => daemon ?? throw new DaemonFailedException("the daemon was not started");

    public async Task InitializeAsync() =>
        daemon = await DaemonProcess.StartAsync(new DaemonOptions { Https = "127.0.0.1:0" });

    public Task DisposeAsync()
    {
        daemon?.Dispose();
        return Task.CompletedTask;
    }
}
