using System.Collections.Concurrent;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Indexes;

/// <summary>Objects by a text of theirs. One writer; any number of readers without a lock.</summary>
internal sealed class TextIndex
{
    private const int CapacityMin = 31;

    private ConcurrentDictionary<string, RefBag> _bags = New(CapacityMin);
    private long _removedAt;
    private long _expected;

    /// <summary>
    /// The last event that took an object from under a text. A reader whose view is older may miss objects that it
    /// should still find there; it must ask for this after it has looked.
    /// </summary>
    public EventId RemovedAt => new(Volatile.Read(ref _removedAt));

    /// <summary>How many texts have objects.</summary>
    public int Count => _bags.Count;

    /// <summary>The objects that have the text now, or had it a moment ago.</summary>
    public IReadOnlyCollection<ObjectRef> Find(string text) =>
        _bags.TryGetValue(text, out RefBag bag) ? bag.Items : [];

    /// <summary>
    /// Makes room for texts that will come: growing step by step costs more than adding them. Before anybody reads.
    /// </summary>
    public void MakeRoom(long count)
    {
        _expected += count;
        ConcurrentDictionary<string, RefBag> larger = New((int)Math.Min(_bags.Count + _expected, Array.MaxLength));
        foreach (KeyValuePair<string, RefBag> item in _bags)
        {
            larger.TryAdd(item.Key, item.Value);
        }
        _bags = larger;
    }

    /// <summary>Notes that an object's text changed. Writer only.</summary>
    /// <param name="slot">The object.</param>
    /// <param name="before">The text before; null when there was none.</param>
    /// <param name="after">The text now; null when the object is gone.</param>
    /// <param name="at">The event.</param>
    public void Move(RecordSlot slot, string? before, string? after, EventId at)
    {
        if (before == after)
        {
            return;
        }
        // Found under both for a moment, never under none.
        if (after is not null && !_bags.TryAdd(after, RefBag.Of(slot)))
        {
            _bags[after] = _bags[after].With(slot);
        }
        if (before is not null)
        {
            Volatile.Write(ref _removedAt, at.Value);
            Remove(before, slot.Reference);
        }
    }

    private static ConcurrentDictionary<string, RefBag> New(int capacity) => new(1, capacity, StringComparer.Ordinal);

    private void Remove(string text, ObjectRef reference)
    {
        if (!_bags.TryGetValue(text, out RefBag bag))
        {
            return;
        }
        RefBag rest = bag.Without(reference);
        if (rest.IsEmpty)
        {
            _bags.TryRemove(text, out _);
        }
        else
        {
            _bags[text] = rest;
        }
    }
}
