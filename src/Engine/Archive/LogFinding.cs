using Xen.Model.Primitives;

namespace Xen.Model.Engine.Archive;

/// <summary>Something that is not as it was written.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Offset">Where in it, in bytes.</param>
/// <param name="Id">Id of the first event that is affected; none when it is not known.</param>
/// <param name="What">What is wrong, in words.</param>
/// <param name="IsDamage">
/// False for what a crash may leave and opening the log mends: the torn end of the newest segment, an index that was
/// not finished.
/// </param>
public sealed record LogFinding(string File, long Offset, EventId Id, string What, bool IsDamage)
{
    /// <summary>The finding in words.</summary>
    public override string ToString() => $"{What} (file {File}, offset {Offset}, event {Id})";
}
