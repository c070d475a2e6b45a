using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// The kept past of a log, to be read beside its writer. Thread-safe. Everything below <see cref="Horizon"/> has been
/// given up; asking for it throws <see cref="LogHorizonException"/>.
/// </summary>
public interface ILogArchive
{
    /// <summary>The newest event that can no longer be read; none while nothing was truncated.</summary>
    EventId Horizon { get; }

    /// <summary>The last event that can be read now; it moves on while the writer writes.</summary>
    EventId Tail { get; }

    /// <summary>
    /// Whole commits and audit notes in order: those that hold an event in the range, and the notes between them.
    /// </summary>
    /// <param name="after">The range begins behind this event.</param>
    /// <param name="upTo">The range ends with this event; at or below <see cref="Tail"/>.</param>
    IEnumerable<StoredCommit> Read(EventId after, EventId upTo);

    /// <summary>The commits of <see cref="Read"/> that hold an event of one object; no notes.</summary>
    IEnumerable<StoredCommit> ReadTouching(ObjectRef reference, EventId after, EventId upTo);

    /// <summary>
    /// The last event of the last commit that was decided at or before a time; <see cref="Horizon"/> when there is
    /// none.
    /// </summary>
    EventId LastAt(DateTimeOffset time);

    /// <summary>
    /// Opens the newest good checkpoint at or below an event; null when there is none, so that the state has to be
    /// folded from the beginning of the log.
    /// </summary>
    ICheckpointReader? OpenCheckpoint(EventId atOrBelow);
}
