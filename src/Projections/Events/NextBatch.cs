using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Events;

/// <summary>
/// The answer to <c>event.next</c>, lent to the caller: it calls <see cref="Commit"/> once the reply was written
/// completely, and disposes of the batch in any case. Until then other calls of the session wait; what was not
/// committed is given to the next call again. Thread-safe.
/// </summary>
public sealed class NextBatch : IDisposable
{
    private readonly EventId _cursor;
    private SessionFeed? _feed;

    internal NextBatch(SessionFeed feed, IReadOnlyList<FeedEvent> events, EventId cursor, XenError? error = null)
    {
        _feed = feed;
        _cursor = cursor;
        Events = events;
        Error = error;
    }

    private NextBatch(XenError error)
    {
        Error = error;
        Events = [];
    }

    /// <summary>
    /// Why there are no events; null when there are. EVENTS_LOST must be committed like events: the session goes on
    /// behind the loss.
    /// </summary>
    public XenError? Error { get; }

    /// <summary>The events in their order.</summary>
    public IReadOnlyList<FeedEvent> Events { get; }

    /// <summary>
    /// The reply was written: the session goes on behind it. Does nothing the second time, or after disposal.
    /// </summary>
    public void Commit() => Interlocked.Exchange(ref _feed, null)?.Release(_cursor);

    /// <summary>Gives the turn back; without a commit before, the events are delivered again.</summary>
    public void Dispose() => Interlocked.Exchange(ref _feed, null)?.Release(null);

    internal static NextBatch Refused(XenError error) => new(error);
}
