using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Events;

/// <summary>The present message: what differs between a token and now, each object once.</summary>
public sealed partial class EventFeed
{
    /// <summary>
    /// Tells what became of the objects of some classes since a token, or waits until something does. Exact: all of it
    /// is the state at one moment, that of the token in the answer. That token is where the server looked, not the last
    /// event that matched: nothing that matches lies in between, and the client need never fall behind while it hears
    /// nothing.
    /// </summary>
    /// <param name="session">Who asks.</param>
    /// <param name="classes">Subscription strings; with none it waits for the timeout.</param>
    /// <param name="token">The token of the answer before; empty to get every object as an addition.</param>
    /// <param name="timeoutSeconds">How long to wait for a change; the answer then is empty.</param>
    /// <param name="cancellation">Gives up waiting, for instance because the client has hung up.</param>
    /// <returns>
    /// Events, counts and a token; or SESSION_INVALID, EVENT_FROM_TOKEN_PARSE_FAILURE, INVALID_VALUE, TOO_BUSY, or
    /// EVENTS_LOST when deletions since the token have been forgotten.
    /// </returns>
    /// <exception cref="OperationCanceledException">Waiting was given up.</exception>
    public async ValueTask<FromBatch> FromAsync(
        Ref<SessionRecord> session,
        IReadOnlyCollection<string> classes,
        string token,
        double timeoutSeconds,
        CancellationToken cancellation)
    {
        if (!EventToken.TryParse(token, out EventId from))
        {
            return FromBatch.Refused(new XenError(ErrorCode.EventFromTokenParseFailure, token));
        }
        if (classes.Count > _options.ClassesPerCallMax)
        {
            return FromBatch.Refused(TooMany(_options.ClassesPerCallMax));
        }
        if (!TryBegin())
        {
            return FromBatch.Refused(TooBusy);
        }
        SessionFeed feed = _sessions.Enter(session);
        try
        {
            var wait = new FromWait(from, EventFilter.Of(classes), TimeoutOf(timeoutSeconds));
            return await FromAsync(feed, wait, cancellation).ConfigureAwait(false);
        }
        finally
        {
            End(feed);
        }
    }

    private async ValueTask<FromBatch> FromAsync(SessionFeed feed, FromWait wait, CancellationToken cancellation)
    {
        long began = _clock.GetTimestamp();
        EventId from = wait.From;
        while (true)
        {
            Task published = _log.Signal.Next();
            if (IsOver(feed))
            {
                return FromBatch.Refused(Invalid(feed.Session));
            }
            FromLook look = _reader.Look(from, wait.Filter);
            if (look.Error is not null)
            {
                return FromBatch.Refused(look.Error);
            }
            TimeSpan left = wait.Timeout - _clock.GetElapsedTime(began);
            if (look.Events.Count > 0 || left <= TimeSpan.Zero)
            {
                return FromBatch.Of(look.Events, look.Published);
            }
            // Nothing up to here matched, so from here on the answer is the same, and cheaper to find.
            from = look.Published.Tail;
            await published.WaitAsync(left, _clock, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (published.IsCompleted && !wait.Filter.IsTasksOnly && !IsOver(feed))
            {
                await PauseAsync(wait.Timeout - _clock.GetElapsedTime(began), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Lets more changes come together, so that a busy time does not mean an answer for each of them.
    /// </summary>
    private async ValueTask PauseAsync(TimeSpan left, CancellationToken cancellation)
    {
        TimeSpan pause = left < _options.FromPause ? left : _options.FromPause;
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, _clock, cancellation).ConfigureAwait(false);
        }
    }

    private TimeSpan TimeoutOf(double seconds)
    {
        TimeSpan max = _options.FromTimeoutMax;
        return seconds >= 0 && seconds < max.TotalSeconds ? TimeSpan.FromSeconds(seconds) : max;
    }

    private readonly record struct FromWait(EventId From, EventFilter Filter, TimeSpan Timeout);
}
