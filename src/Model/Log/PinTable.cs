using Xen.Model.Primitives;

namespace Xen.Model.Log;

/// <summary>The events whose states are held. Thread-safe.</summary>
internal sealed class PinTable
{
    private readonly Lock _gate = new();
    private readonly List<EventId> _ids = [];
    private EventId[] _descending = [];
    private bool _isReleased;

    /// <summary>The oldest event held; null when there is none.</summary>
    public EventId? Oldest
    {
        get
        {
            lock (_gate)
            {
                return _ids.Count == 0 ? null : _ids.Min();
            }
        }
    }

    /// <summary>Holds the state at the tail. The tail is read while no trimming can begin.</summary>
    public LogPin Add(EventLog log)
    {
        lock (_gate)
        {
            EventId tail = log.Published.Tail;
            _ids.Add(tail);
            Sort();
            return new LogPin(this, tail);
        }
    }

    /// <summary>
    /// Holds the state at an event, or nothing. A trimming that began without knowing of this pin leaves as many events
    /// as the window promises, seen from a tail that was not later: nothing nearer to this tail is touched by it.
    /// </summary>
    /// <param name="log">The log.</param>
    /// <param name="id">The event.</param>
    /// <param name="retained">How many published events the window promises to keep.</param>
    public LogPin? Add(EventLog log, EventId id, int retained)
    {
        lock (_gate)
        {
            long tail = log.Published.Tail.Value;
            if (id.Value > tail || id < log.Horizon || id.Value < tail - retained)
            {
                return null;
            }
            _ids.Add(id);
            Sort();
            return new LogPin(this, id);
        }
    }

    public void Remove(EventId id)
    {
        lock (_gate)
        {
            _ids.Remove(id);
            _isReleased = true;
            Sort();
        }
    }

    /// <summary>
    /// What trimming has to go by. Whatever is held later is held at this tail or above, hence not touched by a
    /// trimming that goes no further.
    /// </summary>
    /// <param name="log">The log that is trimmed.</param>
    /// <param name="tail">Its published tail.</param>
    /// <param name="isReleased">True when something has been let go of since the call before.</param>
    /// <returns>The events held, newest first.</returns>
    public EventId[] Look(EventLog log, out EventId tail, out bool isReleased)
    {
        lock (_gate)
        {
            tail = log.Published.Tail;
            isReleased = _isReleased;
            _isReleased = false;
            return _descending;
        }
    }

    private void Sort() => _descending = [.. _ids.Distinct().OrderDescending()];
}
