namespace Xen.Model.Testing;

/// <summary>How the owner of a <see cref="SimulatedDisk"/> comes to its end.</summary>
public enum CrashKind
{
    /// <summary>The process is gone, the machine goes on: everything written is there.</summary>
    ProcessEnd,

    /// <summary>
    /// The machine is gone: only what was flushed is sure to be there. Of the rest, each page may be there, or not, or
    /// in part; each name that was not synced may be there or not.
    /// </summary>
    PowerLoss,
}
