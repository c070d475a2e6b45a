using System.Globalization;

namespace Xen.Model.Harness;

/// <summary>How a private daemon is started. Port 0 lets the system choose.</summary>
public sealed record DaemonOptions
{
    public string Program { get; init; } = DaemonFiles.Daemon;

    public string Http { get; init; } = "127.0.0.1:0";

    public string Https { get; init; } = "none";

    /// <summary>Path of a socket for callers on the same machine, or <c>none</c>.</summary>
    public string UnixSocket { get; init; } = "none";

    public int Hosts { get; init; } = 1;

    /// <summary>How many times faster than life the simulated hypervisor works.</summary>
    public double Speed { get; init; } = 20;

    /// <summary>Generous: a loaded machine may take long to start a process.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>More options, as the command line takes them.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    internal IEnumerable<string> Arguments(DaemonHome home) =>
    [
        Program,
        "--data", home.Data,
        "--http", Http,
        "--https", Https,
        "--unix", UnixSocket,
        "--root-password-file", home.PasswordFile,
        "--hypervisor", "sim",
        "--sim-hosts", Hosts.ToString(CultureInfo.InvariantCulture),
        "--sim-speed", Speed.ToString(CultureInfo.InvariantCulture),
        "--quiet",
        .. More,
    ];
}
