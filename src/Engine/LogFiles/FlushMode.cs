namespace Xen.Model.Engine.LogFiles;

/// <summary>What <see cref="SegmentLogStorage.Flush"/> does.</summary>
public enum FlushMode
{
    /// <summary>Waits until the disk has everything; what was flushed survives a power loss.</summary>
    Always,

    /// <summary>
    /// Leaves the moment to the operating system. Survives the end of the process, not that of the machine: after a
    /// power loss the last commits may be missing, and when the system wrote later pages first, opening refuses the log
    /// as damaged. Segments are flushed all the same when they are sealed.
    /// </summary>
    Never,
}
