namespace Xen.Model.Cli.XenLog;

/// <summary>Where a command reads and writes. Immutable.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Complaints and progress.</param>
/// <param name="In">Answers of the user.</param>
internal sealed record CommandIo(TextWriter Out, TextWriter Error, TextReader In)
{
    /// <summary>True when somebody sits in front of <see cref="In"/>.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>True when progress can be shown.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Those of the process.</summary>
    public static CommandIo OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), leaveOpen: false), Console.Error, Console.In)
    {
        IsInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        ShowsProgress = !Console.IsErrorRedirected,
    };
}
