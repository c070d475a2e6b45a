using System.Buffers;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Events;

/// <summary>The legacy message: every event, in order, with a cursor that the server keeps.</summary>
public sealed partial class EventFeed
{
    private const int NextBufferLength = 256;

    /// <summary>
    /// Waits until there are events for the session. One event for each change; deletions carry the last state. Calls
    /// of one session take turns, so that each event is given to one of them.
    /// </summary>
    /// <param name="session">Who asks.</param>
    /// <param name="cancellation">Gives up waiting, for instance because the client has hung up.</param>
    /// <returns>
    /// Events, or SESSION_INVALID, SESSION_NOT_REGISTERED, TOO_BUSY, or EVENTS_LOST when the session fell behind the
    /// window. The caller commits the batch after writing the reply, and disposes of it.
    /// </returns>
    /// <exception cref="OperationCanceledException">Waiting was given up; nothing was given out.</exception>
    public async ValueTask<NextBatch> NextAsync(Ref<SessionRecord> session, CancellationToken cancellation)
    {
        if (!IsAlive(session))
        {
            return NextBatch.Refused(Invalid(session));
        }
        if (!TryBegin())
        {
            return NextBatch.Refused(TooBusy);
        }
        SessionFeed feed = _sessions.Enter(session);
        try
        {
            if (!feed.IsRegistered)
            {
                string trackId = _options.TrackId(session.ToString());
                return NextBatch.Refused(new XenError(ErrorCode.SessionNotRegistered, "trackid=" + trackId));
            }
            return await feed.TakeTurnAsync(cancellation).ConfigureAwait(false)
                ? await NextInTurnAsync(feed, cancellation).ConfigureAwait(false)
                : NextBatch.Refused(Invalid(session));
        }
        finally
        {
            End(feed);
        }
    }

    private async ValueTask<NextBatch> NextInTurnAsync(SessionFeed feed, CancellationToken cancellation)
    {
        try
        {
            long began = _clock.GetTimestamp();
            while (true)
            {
                Task published = _log.Signal.Next();
                if (IsOver(feed))
                {
                    feed.Release(null);
                    return NextBatch.Refused(Invalid(feed.Session));
                }
                if (ReadNext(feed) is { } batch)
                {
                    return batch;
                }
                if (!await IsPublishedAsync(published, began, cancellation).ConfigureAwait(false))
                {
                    if (Heartbeat(feed) is { } beat)
                    {
                        return beat;
                    }
                    began = _clock.GetTimestamp();
                    continue;
                }
                if (_options.NextPause > TimeSpan.Zero && !IsOver(feed))
                {
                    await Task.Delay(_options.NextPause, _clock, cancellation).ConfigureAwait(false);
                }
            }
        }
        catch
        {
            feed.Release(null);
            throw;
        }
    }

    /// <summary>Waits until something was published; false when a heartbeat is due before.</summary>
    private async ValueTask<bool> IsPublishedAsync(Task published, long began, CancellationToken cancellation)
    {
        if (_options.Heartbeat == TimeSpan.Zero)
        {
            await published.WaitAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        TimeSpan left = _options.Heartbeat - _clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
        {
            await published.WaitAsync(left, _clock, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }
        return published.IsCompleted;
    }

    /// <summary>
    /// A sign of life for sessions that hear of the pool: it as it is, although nothing has changed. The cursor stays.
    /// </summary>
    private NextBatch? Heartbeat(SessionFeed feed)
    {
        RecordVersion? pool = _log.View.All(PoolRecord.ClassInfo).FirstOrDefault();
        if (pool is null || IsOver(feed) || !feed.Filter.Matches(PoolRecord.ClassInfo, pool.Slot.Reference))
        {
            return null;
        }
        var beat = new FeedEvent(
            CurrentId,
            EventKind.Mod,
            PoolRecord.ClassInfo,
            pool.Slot.Reference,
            pool,
            _clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new NextBatch(feed, [beat], feed.Cursor);
    }

    /// <summary>
    /// What is there for the session now; null for nothing. Moves its cursor past what it did not ask for.
    /// </summary>
    private NextBatch? ReadNext(SessionFeed feed)
    {
        EventFilter filter = feed.Filter;
        EventId at = feed.Cursor;
        var events = new List<FeedEvent>();
        EventEntry[] buffer = ArrayPool<EventEntry>.Shared.Rent(NextBufferLength);
        try
        {
            int count = 0;
            while (events.Count < _options.NextEventsMax && (count = _log.Read(at, buffer)) > 0)
            {
                foreach (ref readonly EventEntry entry in buffer.AsSpan(0, count))
                {
                    at = entry.Id;
                    if (filter.Matches(entry))
                    {
                        events.Add(WithState(entry));
                        if (events.Count == _options.NextEventsMax)
                        {
                            break;
                        }
                    }
                }
            }
            if (events.Count > 0)
            {
                return new NextBatch(feed, events, at);
            }
            if (count < 0)
            {
                return new NextBatch(feed, events, CurrentId, new XenError(ErrorCode.EventsLost));
            }
        }
        finally
        {
            ArrayPool<EventEntry>.Shared.Return(buffer, clearArray: true);
        }
        // Nothing in between was for the session: it has not fallen behind by leaving it out.
        feed.Cursor = at;
        return null;
    }

    private static FeedEvent WithState(in EventEntry entry) => new(
        entry.Id,
        entry.Kind,
        entry.After.Slot.Class,
        entry.After.Slot.Reference,
        entry.Kind == EventKind.Del ? entry.After.Previous : entry.After,
        entry.UnixTimeMs);
}
