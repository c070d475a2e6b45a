using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// A client of event.next. It gets the events of its classes, complete, in order and as they were; EVENTS_LOST exactly
/// when the window has left behind what it was to get next.
/// </summary>
/// <param name="classes">What it subscribes to; empty for everything.</param>
/// <param name="eventsMax">How many events an answer may hold.</param>
/// <param name="shown">What was shown to everybody.</param>
/// <param name="tally">Counts what it got.</param>
public sealed class NextSubscriber(
    IReadOnlyList<string> classes, int eventsMax, ShownEvents shown, Tally tally)
{
    private const string Name = "a subscriber gets the filtered log";

    /// <summary>A call with this one comes back at once, with or without events.</summary>
    private static readonly CancellationToken s_impatient = new(canceled: true);

    private Ref<SessionRecord> _session;
    private EventId _cursor;

    /// <summary>Subscribes. All that is shown from now on is expected.</summary>
    public void Begin(EventFeed feed, Ref<SessionRecord> session)
    {
        _session = session;
        _cursor = feed.CurrentId;
        if (feed.Register(session, classes.Count == 0 ? ["*"] : classes) is { } error)
        {
            throw new SimFailedException(Name, $"cannot subscribe: {error}");
        }
    }

    /// <summary>Asks once and does not wait.</summary>
    /// <param name="feed">The server.</param>
    /// <param name="log">Tells how far the window reaches.</param>
    /// <param name="isBroken">True when the answer does not arrive: then the same must come again.</param>
    public void Poll(EventFeed feed, EventLog log, bool isBroken)
    {
        EventId tail = log.Published.Tail;
        bool mustLose = _cursor < log.Horizon;
        List<Shown> expected = mustLose ? [] : [.. shown.Between(_cursor, tail).Where(Matches).Take(eventsMax)];
        using NextBatch? batch = Ask(feed);
        if (batch is null)
        {
            if (mustLose || expected.Count > 0)
            {
                throw Failed(mustLose ? "EVENTS_LOST was due" : $"event {expected[0].Id} was due, nothing came");
            }
            _cursor = tail;
            return;
        }
        if (batch.Error is { } error)
        {
            if (!mustLose || error.Code != ErrorCode.EventsLost)
            {
                throw Failed($"{error} came, but the window begins at {log.Horizon}");
            }
            tally.Add(Did.NextLost);
        }
        else if (mustLose)
        {
            throw Failed($"events came, but the window begins at {log.Horizon}");
        }
        Compare(batch.Events, expected);
        if (isBroken)
        {
            tally.Add(Did.NextBroken);
            return;
        }
        batch.Commit();
        tally.Add(Did.NextEvents, expected.Count);
        _cursor = expected.Count == eventsMax ? expected[^1].Id : tail;
    }

    private NextBatch? Ask(EventFeed feed)
    {
        ValueTask<NextBatch> answer = feed.NextAsync(_session, s_impatient);
        if (!answer.IsCompleted)
        {
            throw Failed("the call waits although it was given up before it began");
        }
        return answer.IsCanceled ? null : answer.GetAwaiter().GetResult();
    }

    private bool Matches(Shown item) =>
        item.IsVisible && (classes.Count == 0 || classes.Contains(item.Class.EventName));

    private void Compare(IReadOnlyList<FeedEvent> came, List<Shown> expected)
    {
        for (int at = 0; at < Math.Max(came.Count, expected.Count); at++)
        {
            if (at >= came.Count || at >= expected.Count || !IsSame(came[at], expected[at]))
            {
                throw Failed($"event {(at < expected.Count ? expected[at].Id : "none")} was due, "
                    + $"{(at < came.Count ? came[at].Id : "none")} came, or not as it was");
            }
        }
    }

    private static bool IsSame(in FeedEvent came, in Shown expected) =>
        came.Id == expected.Id && came.Operation == expected.Kind && came.Type == expected.Class
        && came.Ref == expected.Reference && came.Snapshot?.Record is { } record
        && Differences.Between(record, expected.Record) is null;

    private SimFailedException Failed(string finding) => new(Name, $"behind event {_cursor}: {finding}");
}
