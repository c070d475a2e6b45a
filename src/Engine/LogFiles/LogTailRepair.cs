using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>What opening a log found at its end, not whole, and cut off.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Offset">Where it was cut, in bytes.</param>
/// <param name="Bytes">How many bytes were not whole; zero when only an empty file was left.</param>
/// <param name="LastKept">Id of the last event that was kept.</param>
public sealed record LogTailRepair(string File, long Offset, long Bytes, EventId LastKept)
{
    /// <summary>The repair in words.</summary>
    public override string ToString() =>
        $"the end of the log was not whole: {Bytes} bytes behind event {LastKept} were cut off "
        + $"(file {File}, offset {Offset})";
}
