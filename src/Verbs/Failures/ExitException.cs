namespace Xen.Model.Verbs.Failures;

/// <summary>A command has said all there is to say and ends with an exit code.</summary>
internal sealed class ExitException(int code) : CommandException("exit")
{
    /// <summary>The exit code.</summary>
    public int Code { get; } = code;
}
