using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Events;

/// <summary>
/// The sessions that are registered for events or have a call under way. Thread-safe. Bounded: calls by the feed's
/// limit on them, registrations by a limit of their own.
/// </summary>
internal sealed class SessionFeeds(int registeredMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, SessionFeed> _feeds = [];
    private int _places;

    /// <summary>The session's feed, kept at least until <see cref="Leave"/>.</summary>
    public SessionFeed Enter(Ref<SessionRecord> session)
    {
        lock (_gate)
        {
            if (!_feeds.TryGetValue(session.Id, out SessionFeed? feed))
            {
                feed = new SessionFeed(session);
                _feeds.Add(session.Id, feed);
            }
            feed.Callers++;
            return feed;
        }
    }

    /// <summary>A call is over; a session that is not registered is forgotten with its last call.</summary>
    public void Leave(SessionFeed feed)
    {
        lock (_gate)
        {
            feed.Callers--;
            if (feed.Callers == 0 && !feed.IsRegistered && !feed.IsEnded)
            {
                Forget(feed);
            }
        }
    }

    /// <summary>
    /// Gives the session one of the places for registered ones. Makes room by forgetting sessions that are gone; false
    /// when there is none even so.
    /// </summary>
    public bool TryGivePlace(SessionFeed feed, Func<Ref<SessionRecord>, bool> isAlive)
    {
        lock (_gate)
        {
            if (!feed.HasPlace && _places >= registeredMax)
            {
                foreach (SessionFeed gone in _feeds.Values.Where(item => !isAlive(item.Session)).ToArray())
                {
                    gone.End();
                    Forget(gone);
                }
            }
            // One that was ended meanwhile is not in the table any more and must not take a place for ever.
            if (!feed.HasPlace && _places < registeredMax && !feed.IsEnded)
            {
                feed.HasPlace = true;
                _places++;
            }
            return feed.HasPlace;
        }
    }

    /// <summary>Takes the session out and ends what waits for it.</summary>
    public void End(Ref<SessionRecord> session)
    {
        lock (_gate)
        {
            if (_feeds.TryGetValue(session.Id, out SessionFeed? feed))
            {
                feed.End();
                Forget(feed);
            }
        }
    }

    private void Forget(SessionFeed feed)
    {
        _feeds.Remove(feed.Session.Id);
        _places -= feed.HasPlace ? 1 : 0;
        feed.HasPlace = false;
    }
}
