namespace Xen.Model.Sequencing;

/// <summary>
/// How many audit notes may be written: refused calls cost next to nothing to make, and must not fill the disk. Callers
/// with a session and those without have limits of their own, so that nobody outside can crowd out what happens inside.
/// Commits are not limited. Immutable.
/// </summary>
public sealed record AuditLimits
{
    /// <summary>
    /// Notes a second about calls with a session, the server's own, and calls that were accepted. 0 or more. Default
    /// 100.
    /// </summary>
    public int SessionNotesPerSecond { get; init => field = NotNegative(value); } = 100;

    /// <summary>
    /// Of those, how many at once after a quiet time. 0, for no such notes at all, or more. Default 1000.
    /// </summary>
    public int SessionNotesAtOnce { get; init => field = NotNegative(value); } = 1000;

    /// <summary>
    /// Notes a second about refused calls without a valid session, failed logins among them. 0 or more. Default 10.
    /// </summary>
    public int StrangerNotesPerSecond { get; init => field = NotNegative(value); } = 10;

    /// <summary>
    /// Of those, how many at once after a quiet time. 0, for no such notes at all, or more. Default 200.
    /// </summary>
    public int StrangerNotesAtOnce { get; init => field = NotNegative(value); } = 200;

    /// <summary>Longest parameter of an error that a note keeps, in characters; the rest is cut. Default 512.</summary>
    public int ParameterLengthMax { get; init => field = NotNegative(value); } = 512;

    /// <summary>How many parameters of an error a note keeps. Default 16.</summary>
    public int ParametersMax { get; init => field = NotNegative(value); } = 16;

    private static int NotNegative(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
