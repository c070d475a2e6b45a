using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// The log's files are not what was written: data that may have been acknowledged is damaged or missing. Nothing was
/// changed; the files are to be restored from a copy or repaired by hand.
/// </summary>
public sealed class LogDamagedException : IOException
{
    /// <summary>Names the place of the damage.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="offset">Byte offset in the file; zero or more.</param>
    /// <param name="id">Id of the first event that cannot be read there.</param>
    /// <param name="reason">What is wrong.</param>
    public LogDamagedException(string file, long offset, EventId id, string reason)
        : base($"the log is damaged: {reason} (file {file}, offset {offset}, event id {id})")
    {
        File = file;
        Offset = offset;
        Id = id;
        Reason = reason;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>Path of the damaged file.</summary>
    public string File { get; }

    /// <summary>Byte offset of the damage in the file.</summary>
    public long Offset { get; }

    /// <summary>Id of the first event that cannot be read there.</summary>
    public EventId Id { get; }
}
