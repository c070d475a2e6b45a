using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Events;

/// <summary>
/// Events for clients: <c>event.register</c>, <c>event.next</c> and <c>event.from</c>. Everything is read from the log
/// itself; nothing is queued for anybody, so that a slow client costs nothing and loses nothing as long as it stays
/// within the log's window. One for a server. Thread-safe; waiting holds no thread.
/// </summary>
public sealed partial class EventFeed
{
    private static readonly XenError TooBusy = new(ErrorCode.TooBusy);

    private readonly EventLog _log;
    private readonly RecordStore _store;
    private readonly FromReader _reader;
    private readonly TimeProvider _clock;
    private readonly EventFeedOptions _options;
    private readonly SessionFeeds _sessions;
    private int _callsUnderWay;

    /// <summary>Makes a feed.</summary>
    /// <param name="log">The events.</param>
    /// <param name="store">The objects that the events are about.</param>
    /// <param name="clock">Measures pauses and timeouts.</param>
    /// <param name="options">Limits and pauses; the defaults when null.</param>
    public EventFeed(EventLog log, RecordStore store, TimeProvider clock, EventFeedOptions? options = null)
    {
        _options = options ?? new EventFeedOptions();
        _options.Check();
        _log = log;
        _store = store;
        _clock = clock;
        _reader = new FromReader(log, store);
        _sessions = new SessionFeeds(_options.RegisteredSessionsMax);
    }

    /// <summary>The last event that clients can see.</summary>
    public EventId CurrentId => _log.Published.Tail;

    /// <summary>Calls of <c>event.next</c> and <c>event.from</c> that are under way.</summary>
    public int CallsUnderWay => Volatile.Read(ref _callsUnderWay);

    /// <summary>
    /// Subscribes a session for <c>event.next</c>: to later events if it was not registered before. Strings that can
    /// never match are no error. Null when done; otherwise SESSION_INVALID, or a limit that was reached.
    /// </summary>
    public XenError? Register(Ref<SessionRecord> session, IReadOnlyCollection<string> classes) =>
        Change(session, classes, (feed, subscriptions) =>
            feed.TryAdd(subscriptions, _options.SubscriptionsPerSessionMax, CurrentId)
                ? null
                : TooMany(_options.SubscriptionsPerSessionMax));

    /// <summary>
    /// Takes subscriptions back; only the same ones, not what a wider one covers. Registers the session if it was not,
    /// as today's server does. Null when done; otherwise SESSION_INVALID, or a limit that was reached.
    /// </summary>
    public XenError? Unregister(Ref<SessionRecord> session, IReadOnlyCollection<string> classes) =>
        Change(session, classes, (feed, subscriptions) =>
        {
            feed.Remove(subscriptions, CurrentId);
            return null;
        });

    /// <summary>
    /// The session is over: its subscriptions are forgotten and its calls end with SESSION_INVALID. Sessions that
    /// vanish from the state are noticed without this as soon as anything else is published.
    /// </summary>
    public void EndSession(Ref<SessionRecord> session)
    {
        _sessions.End(session);
        // Waiting calls look at their session whenever they wake.
        _log.Signal.Raise();
    }

    private XenError? Change(
        Ref<SessionRecord> session,
        IReadOnlyCollection<string> classes,
        Func<SessionFeed, List<Subscription>, XenError?> change)
    {
        if (!IsAlive(session))
        {
            return Invalid(session);
        }
        if (classes.Count > _options.ClassesPerCallMax)
        {
            return TooMany(_options.ClassesPerCallMax);
        }
        var subscriptions = new List<Subscription>(classes.Count);
        foreach (string text in classes)
        {
            if (Subscription.TryParse(text, out Subscription subscription))
            {
                subscriptions.Add(subscription);
            }
        }
        SessionFeed feed = _sessions.Enter(session);
        try
        {
            if (!_sessions.TryGivePlace(feed, IsAlive))
            {
                return feed.IsEnded ? Invalid(session) : TooBusy;
            }
            return change(feed, subscriptions);
        }
        finally
        {
            _sessions.Leave(feed);
        }
    }

    private bool TryBegin()
    {
        if (Interlocked.Increment(ref _callsUnderWay) <= _options.WaitingCallsMax)
        {
            return true;
        }
        Interlocked.Decrement(ref _callsUnderWay);
        return false;
    }

    private void End(SessionFeed feed)
    {
        Interlocked.Decrement(ref _callsUnderWay);
        _sessions.Leave(feed);
    }

    private bool IsAlive(Ref<SessionRecord> session) => _store.AsOf(_log.Published.Tail).TryGet(session, out _);

    private bool IsOver(SessionFeed feed) => feed.IsEnded || !IsAlive(feed.Session);

    private static XenError Invalid(Ref<SessionRecord> session) => new(ErrorCode.SessionInvalid, session.ToString());

    private static XenError TooMany(int max) =>
        new(ErrorCode.InvalidValue, "classes", $"more than {max} subscriptions");
}
