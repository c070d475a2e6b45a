namespace Xen.Model.Formats.Xva;

/// <summary>Why an exported VM cannot be read.</summary>
public enum XvaProblem
{
    /// <summary>The contents contradict the format, a digest or a limit.</summary>
    Damaged,

    /// <summary>Another entry was expected.</summary>
    UnexpectedFile,

    /// <summary>The stream ended before the end mark.</summary>
    PrematureEnd,

    /// <summary>Blocks do not fit the table of digests at the end.</summary>
    ChecksumsFailed,
}
