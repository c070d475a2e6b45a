using Xen.Model.Primitives;

namespace Xen.Model.Log;

/// <summary>
/// The deletions of the recent past, bounded. One writer; readers take a lock for the moment of copying.
/// </summary>
internal sealed class TombstoneList(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<Tombstone> _items = new();
    private EventId _horizon;

    /// <summary>The deletion that was forgotten last.</summary>
    public EventId Horizon
    {
        get
        {
            lock (_gate)
            {
                return _horizon;
            }
        }
    }

    public void Add(in Tombstone tombstone)
    {
        lock (_gate)
        {
            if (_items.Count == capacity)
            {
                _horizon = _items.Dequeue().DeletedAt;
            }
            _items.Enqueue(tombstone);
        }
    }

    /// <summary>Takes over what was kept elsewhere; deletions at or below the horizon have been forgotten.</summary>
    public void Restore(EventId horizon, IEnumerable<Tombstone> tombstones)
    {
        lock (_gate)
        {
            _items.Clear();
            _horizon = horizon;
        }
        foreach (Tombstone tombstone in tombstones)
        {
            Add(tombstone);
        }
    }

    public IReadOnlyList<Tombstone> Between(EventId after, EventId upTo)
    {
        lock (_gate)
        {
            return [.. _items.Where(item => item.DeletedAt > after && item.DeletedAt <= upTo)];
        }
    }
}
