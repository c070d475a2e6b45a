using System.Collections.Concurrent;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Indexes;

/// <summary>Objects by a text of theirs. One writer; any number of readers without a lock.</summary>
internal sealed class TextIndex
{
    private readonly ConcurrentDictionary<string, RefBag> _bags = new(1, 31, StringComparer.Ordinal);
    private long _removedAt;

    /// <summary>
    /// The last event that took an object from under a text. A reader whose view is older may miss objects that it
    /// should still find there; it must ask for this after it has looked.
    /// </summary>
    public EventId RemovedAt => new(Volatile.Read(ref _removedAt));

    /// <summary>How many texts have objects.</summary>
    public int Count => _bags.Count;

    /// <summary>The objects that have the text now, or had it a moment ago.</summary>
    public IReadOnlyCollection<ObjectRef> Find(string text) =>
        _bags.TryGetValue(text, out RefBag? bag) ? bag.Items : [];

    /// <summary>Notes that an object's text changed. Writer only.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="before">The text before; null when there was none.</param>
    /// <param name="after">The text now; null when the object is gone.</param>
    /// <param name="at">The event.</param>
    public void Move(ObjectRef reference, string? before, string? after, EventId at)
    {
        if (before == after)
        {
            return;
        }
        // Found under both for a moment, never under none.
        if (after is not null)
        {
            _bags[after] = _bags.TryGetValue(after, out RefBag? bag) ? bag.With(reference) : RefBag.Of(reference);
        }
        if (before is not null)
        {
            Volatile.Write(ref _removedAt, at.Value);
            Remove(before, reference);
        }
    }

    private void Remove(string text, ObjectRef reference)
    {
        if (!_bags.TryGetValue(text, out RefBag? bag))
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
