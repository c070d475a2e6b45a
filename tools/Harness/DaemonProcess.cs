namespace Xen.Model.Harness;

/// <summary>A private daemon in a temporary folder, which can be stopped, killed and started again.</summary>
public sealed class DaemonProcess : IDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    private readonly DaemonHome home = new();
    private readonly Complaints complaints = new();
    private DaemonOptions options;
    private DaemonRun? run;

    private DaemonProcess(DaemonOptions options) => this.options = options;

    public string User => "root";

    public string Password => home.Password;

    public string Data => home.Data;

    public Uri Http => Run.Ready.Http ?? throw new DaemonFailedException("HTTP is switched off");

    public Uri Https => Run.Ready.Https ?? throw new DaemonFailedException("HTTPS is switched off");

    public int Pid => Run.Pid;

    /// <summary>What the daemon wrote to its standard error in all its lives.</summary>
    public string Errors => complaints.ToString();

    private DaemonRun Run => run ?? throw new DaemonFailedException("the daemon is not running");

    public static async Task<DaemonProcess> StartAsync(DaemonOptions? options = null)
    {
        DaemonProcess daemon = new(options ?? new DaemonOptions());
        try
        {
            await daemon.StartAgainAsync();
            return daemon;
        }
        catch
        {
            daemon.Dispose();
            throw;
        }
    }

    /// <summary>Starts the daemon on the data that its last life left.</summary>
    public async Task StartAgainAsync()
    {
        if (run is not null)
        {
            throw new DaemonFailedException("the daemon is already running");
        }
        run = await DaemonRun.StartAsync(options, home, complaints);
    }

    /// <summary>From now on the daemon is started on the ports that it has at the moment.</summary>
    public void KeepPorts() => options = options with
    {
        Http = Run.Ready.Http?.Authority ?? "none",
        Https = Run.Ready.Https?.Authority ?? "none",
    };

    /// <summary>More options for the next start, in the place of those before.</summary>
    public void UseOptions(IReadOnlyList<string> more) => options = options with { More = more };

    /// <summary>SIGKILL: whatever was not on disk is lost.</summary>
    public void Kill()
    {
        Run.Kill();
        EndRun();
    }

    /// <summary>SIGTERM: returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        int code = await Run.StopAsync(StopsWithin);
        EndRun();
        return code;
    }

    /// <summary>Leaves the data folder behind when everything ends.</summary>
    public void KeepData() => home.Keep = true;

    public void Dispose()
    {
        EndRun();
        home.Dispose();
    }

    private void EndRun()
    {
        run?.Dispose();
        run = null;
    }
}
