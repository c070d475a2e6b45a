namespace Xen.Model.Cli.XenLog;

/// <summary>How <c>xenlog</c> ends; docs/xenlog.md lists them for users.</summary>
internal static class ExitCode
{
    /// <summary>Done, and all is well.</summary>
    public const int Ok = 0;

    /// <summary>Done, but the answer is no: damage, a difference in a shadow run, no such object.</summary>
    public const int NotOk = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The data cannot be read or written, or belongs to a running process.</summary>
    public const int CannotRead = 3;

    /// <summary>What was asked for lies in the part of the log that has been given up.</summary>
    public const int BelowHorizon = 4;
}
