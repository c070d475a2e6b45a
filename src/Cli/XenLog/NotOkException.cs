namespace Xen.Model.Cli.XenLog;

/// <summary>A command has to end with an exit code and a sentence for the user.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">The sentence.</param>
internal sealed class NotOkException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
