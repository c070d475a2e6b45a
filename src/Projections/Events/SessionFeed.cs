using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Events;

/// <summary>
/// What the feed knows of one session: its subscriptions, how far it has read, and whose turn it is. Thread-safe.
/// </summary>
internal sealed class SessionFeed(Ref<SessionRecord> session)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Subscription> _subscriptions = [];
    private readonly TailSignal _turnFree = new();
    private volatile EventFilter _filter = EventFilter.None;
    private volatile bool _isEnded;
    private bool _isRegistered;
    private bool _isTaken;
    private EventId _cursor;

    public Ref<SessionRecord> Session { get; } = session;

    /// <summary>Calls that use this object; counted by the table of sessions under its lock.</summary>
    public int Callers { get; set; }

    /// <summary>
    /// True when it takes one of the places for registered sessions; kept by the table of sessions under its lock.
    /// </summary>
    public bool HasPlace { get; set; }

    public bool IsEnded => _isEnded;

    public EventFilter Filter => _filter;

    /// <summary>The last event that the session was given or that was not for it. For the holder of the turn.</summary>
    public EventId Cursor
    {
        get
        {
            lock (_gate)
            {
                return _cursor;
            }
        }
        set
        {
            lock (_gate)
            {
                _cursor = value;
            }
        }
    }

    public bool IsRegistered
    {
        get
        {
            lock (_gate)
            {
                return _isRegistered;
            }
        }
    }

    /// <summary>Adds subscriptions. False, and nothing is added, when they would be too many.</summary>
    public bool TryAdd(IReadOnlyCollection<Subscription> added, int max, EventId tail)
    {
        lock (_gate)
        {
            if (_subscriptions.Count + added.Distinct().Count(item => !_subscriptions.Contains(item)) > max)
            {
                return false;
            }
            Begin(tail);
            _subscriptions.UnionWith(added);
            _filter = EventFilter.Of(_subscriptions);
            return true;
        }
    }

    public void Remove(IReadOnlyCollection<Subscription> removed, EventId tail)
    {
        lock (_gate)
        {
            Begin(tail);
            _subscriptions.ExceptWith(removed);
            _filter = EventFilter.Of(_subscriptions);
        }
    }

    /// <summary>Waits until no other call reads for the session. False when the session ended first.</summary>
    public async ValueTask<bool> TakeTurnAsync(CancellationToken cancellation)
    {
        while (!_isEnded)
        {
            Task free = _turnFree.Next();
            if (TryTake())
            {
                return true;
            }
            if (!_isEnded)
            {
                await free.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
        return false;
    }

    /// <summary>Ends a turn.</summary>
    /// <param name="cursor">How far the session has come; null where it was.</param>
    public void Release(EventId? cursor)
    {
        lock (_gate)
        {
            _cursor = cursor ?? _cursor;
            _isTaken = false;
        }
        _turnFree.Raise();
    }

    /// <summary>The session is over: who waits for a turn gives up.</summary>
    public void End()
    {
        _isEnded = true;
        _turnFree.Raise();
    }

    private void Begin(EventId tail)
    {
        if (!_isRegistered)
        {
            _isRegistered = true;
            _cursor = tail;
        }
    }

    private bool TryTake()
    {
        lock (_gate)
        {
            bool isFree = !_isTaken;
            _isTaken = true;
            return isFree;
        }
    }
}
