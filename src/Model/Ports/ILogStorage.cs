using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// Where commits are kept: segment files, memory, or an event store elsewhere. One owner at a time; calls come from one
/// thread at a time. After any exception the storage is not used again (fail-stop).
/// </summary>
public interface ILogStorage : IDisposable
{
    /// <summary>Id of the last event appended; none in an empty log.</summary>
    EventId Head { get; }

    /// <summary>Id of the last event that can no longer be read; none while nothing was truncated.</summary>
    EventId Horizon { get; }

    /// <summary>
    /// Reads whole commits in order, beginning with the first that holds an event after the given one.
    /// </summary>
    /// <param name="after">An id at or above <see cref="Horizon"/>.</param>
    IEnumerable<StoredCommit> Read(EventId after);

    /// <summary>
    /// Appends all commits of the batch in order. The first must follow <see cref="Head"/> directly; otherwise nothing
    /// is written and <see cref="InvalidOperationException"/> is thrown. Not durable before <see cref="Flush"/>.
    /// </summary>
    void Append(CommitBatch batch);

    /// <summary>Makes everything appended so far durable; returns only when it is.</summary>
    void Flush();

    /// <summary>Gives up whole segments of which every event is at or below the id. May keep more than asked.</summary>
    void Truncate(EventId upTo);
}
