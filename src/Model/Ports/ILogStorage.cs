using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// Where commits are kept: segment files, memory, or an event store elsewhere. One owner at a time; calls come from one
/// thread at a time. After any exception the storage is not used again (fail-stop).
/// </summary>
public interface ILogStorage : IDisposable
{
    /// <summary>Id of the last event appended or given up; none in an empty log.</summary>
    EventId Head { get; }

    /// <summary>Id of the last event that survives a loss of power.</summary>
    EventId Durable { get; }

    /// <summary>
    /// Ids up to here are taken for good: whatever is lost, a log that is opened again goes on above. Only events
    /// below it, or at or below <see cref="Durable"/>, may be shown to anybody: it is an id that nobody ever saw.
    /// </summary>
    EventId Ceiling { get; }

    /// <summary>Id of the last event that can no longer be read; none while nothing was truncated.</summary>
    EventId Horizon { get; }

    /// <summary>Which log this is, and what it holds up to <see cref="Head"/>; null when it cannot tell.</summary>
    LogFingerprint? Fingerprint => null;

    /// <summary>
    /// What <see cref="Truncate"/> could give up, oldest first; the part that is being written is not among it. None
    /// when it cannot tell.
    /// </summary>
    IReadOnlyList<LogPart> Parts => [];

    /// <summary>
    /// Reads whole commits, and audit notes, in order, beginning with the first that holds an event after the given
    /// one. Ids that a crash made the log give up are missing.
    /// </summary>
    /// <param name="after">An id at or above <see cref="Horizon"/>.</param>
    IEnumerable<StoredCommit> Read(EventId after);

    /// <summary>
    /// Appends all commits and notes of the batch in order. The first must follow <see cref="Head"/> directly;
    /// otherwise nothing is written and <see cref="InvalidOperationException"/> is thrown. Not durable before
    /// <see cref="Flush"/>, but it survives the end of the process.
    /// </summary>
    void Append(CommitBatch batch);

    /// <summary>Makes everything appended so far durable; returns only when it is.</summary>
    void Flush();

    /// <summary>
    /// Raises <see cref="Ceiling"/> to at least the id, and makes that durable together with everything appended.
    /// </summary>
    void Reserve(EventId upTo);

    /// <summary>Gives up whole segments of which every event is at or below the id. May keep more than asked.</summary>
    void Truncate(EventId upTo);
}
