using System.Collections;

namespace Xen.Model.Primitives;

/// <summary>
/// Immutable set of plain values in order of arrival, newest first. Thread-safe. Equality compares members, not order.
/// </summary>
/// <typeparam name="T">Type of the members.</typeparam>
public sealed class XenSet<T> : IReadOnlyList<T>, IEquatable<XenSet<T>>
{
    /// <summary>The set without members.</summary>
    public static readonly XenSet<T> Empty = new([]);

    private readonly T[] _items;

    private XenSet(T[] items) => _items = items;

    /// <summary>Number of members.</summary>
    public int Count => _items.Length;

    /// <summary>The member at a position; 0 is the newest.</summary>
    public T this[int index] => _items[index];

    /// <summary>
    /// The set of the given values in the given order. Repeated values stay, as some sets of the API are lists in truth
    /// (an error with its parameters). The array must not be changed afterwards.
    /// </summary>
    public static XenSet<T> Of(params T[] items) => items.Length == 0 ? Empty : new XenSet<T>(items);

    /// <summary>True when the value is a member.</summary>
    public bool Contains(T item) => Array.IndexOf(_items, item) >= 0;

    /// <summary>This set with the value in front; the same set when it is a member already.</summary>
    public XenSet<T> With(T item) => Contains(item) ? this : new XenSet<T>([item, .. _items]);

    /// <summary>This set without the value; the same set when it is no member.</summary>
    public XenSet<T> Without(T item)
    {
        int at = Array.IndexOf(_items, item);
        return at < 0 ? this : Of([.. _items[..at], .. _items[(at + 1)..]]);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(XenSet<T>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        return other is not null && other.Count == Count
            && (_items.AsSpan().SequenceEqual(other._items) || HasSameMembers(other));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as XenSet<T>);

    /// <summary>Number of members; members themselves do not take part as order is not significant.</summary>
    public override int GetHashCode() => Count;

    /// <summary>Each value must be there as often: lists may repeat values.</summary>
    private bool HasSameMembers(XenSet<T> other)
    {
        List<T> left = [.. other._items];
        return _items.All(left.Remove);
    }
}
