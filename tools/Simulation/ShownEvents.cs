using Xen.Model.Primitives;

namespace Xen.Model.Simulation;

/// <summary>
/// Every event that was ever shown and is still part of the log, over all lives of the process, by id. Not thread-safe.
/// </summary>
public sealed class ShownEvents
{
    private readonly List<Shown> _events = [];

    /// <summary>The last one; none before the first.</summary>
    public EventId Last => _events.Count == 0 ? EventId.None : _events[^1].Id;

    /// <summary>How many there are.</summary>
    public int Count => _events.Count;

    /// <summary>Adds the next.</summary>
    public void Add(in Shown shown) => _events.Add(shown);

    /// <summary>The one of an id; null when there is none.</summary>
    public Shown? Find(EventId id)
    {
        int at = FirstAfter(new EventId(id.Value - 1));
        return at < _events.Count && _events[at].Id == id ? _events[at] : null;
    }

    /// <summary>Those behind an event, up to another.</summary>
    public IEnumerable<Shown> Between(EventId after, EventId upTo)
    {
        for (int at = FirstAfter(after); at < _events.Count && _events[at].Id <= upTo; at++)
        {
            yield return _events[at];
        }
    }

    /// <summary>Forgets those behind an event, which a loss of power took; returns how many.</summary>
    public int CutAfter(EventId kept)
    {
        int from = FirstAfter(kept);
        int count = _events.Count - from;
        _events.RemoveRange(from, count);
        return count;
    }

    private int FirstAfter(EventId id)
    {
        int low = 0;
        for (int high = _events.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (_events[middle].Id <= id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
