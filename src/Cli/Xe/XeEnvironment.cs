namespace Xen.Model.Cli.Xe;

/// <summary>What the client takes from around it. Immutable.</summary>
internal sealed record XeEnvironment
{
    /// <summary>Where a server on this machine listens for local root.</summary>
    public const string UsualSocket = "/var/lib/xcp/xapi";

    /// <summary>Options from a variable, with commas; empty for none.</summary>
    public string ExtraArguments { get; init; } = "";

    /// <summary>A file with options; null for none.</summary>
    public string? OptionFile { get; init; }

    /// <summary>What is passed on to be traced; empty for nothing.</summary>
    public string Traceparent { get; init; } = "";

    /// <summary>What is passed on with it; empty for nothing.</summary>
    public string Baggage { get; init; } = "";

    /// <summary>Where a server on this machine listens for local root.</summary>
    public string Socket { get; init; } = UsualSocket;

    /// <summary>The environment of the process.</summary>
    public static XeEnvironment OfThisProcess()
    {
        string? home = Environment.GetEnvironmentVariable("HOME");
        return new XeEnvironment
        {
            ExtraArguments = Environment.GetEnvironmentVariable("XE_EXTRA_ARGS") ?? "",
            OptionFile = home is null ? null : Path.Combine(home, ".xe"),
            Traceparent = Environment.GetEnvironmentVariable("TRACEPARENT") ?? "",
            Baggage = Environment.GetEnvironmentVariable("BAGGAGE") ?? "",
        };
    }
}
