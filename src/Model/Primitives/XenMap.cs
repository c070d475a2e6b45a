using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Xen.Model.Primitives;

/// <summary>
/// Immutable map in order of insertion. Thread-safe. Made for the few dozen entries that API maps have: look-ups scan,
/// changes copy. Equality compares entries, not order.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public sealed class XenMap<TKey, TValue>
    : IReadOnlyCollection<KeyValuePair<TKey, TValue>>, IEquatable<XenMap<TKey, TValue>>
    where TKey : notnull
{
    /// <summary>The map without entries.</summary>
    public static readonly XenMap<TKey, TValue> Empty = new([]);

    private readonly KeyValuePair<TKey, TValue>[] _entries;

    private XenMap(KeyValuePair<TKey, TValue>[] entries) => _entries = entries;

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The keys in order of insertion.</summary>
    public IEnumerable<TKey> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The map of the given entries. Of entries with one key the last counts.</summary>
    public static XenMap<TKey, TValue> Of(IEnumerable<KeyValuePair<TKey, TValue>> entries)
    {
        var list = new List<KeyValuePair<TKey, TValue>>();
        var positions = new Dictionary<TKey, int>();
        foreach (KeyValuePair<TKey, TValue> entry in entries)
        {
            if (positions.TryAdd(entry.Key, list.Count))
            {
                list.Add(entry);
            }
            else
            {
                list[positions[entry.Key]] = entry;
            }
        }
        return list.Count == 0 ? Empty : new XenMap<TKey, TValue>([.. list]);
    }

    /// <summary>The map of the given pairs. Of pairs with one key the last counts.</summary>
    public static XenMap<TKey, TValue> Of(params (TKey Key, TValue Value)[] entries) =>
        Of(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));

    /// <summary>True when the key has an entry.</summary>
    public bool ContainsKey(TKey key) => IndexOf(key) >= 0;

    /// <summary>Finds the value of a key.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int at = IndexOf(key);
        value = at >= 0 ? _entries[at].Value : default;
        return at >= 0;
    }

    /// <summary>The value of a key, or the given one when it has no entry.</summary>
    public TValue GetOr(TKey key, TValue otherwise) => TryGetValue(key, out TValue? value) ? value : otherwise;

    /// <summary>This map with the key set to the value.</summary>
    public XenMap<TKey, TValue> With(TKey key, TValue value)
    {
        int at = IndexOf(key);
        if (at < 0)
        {
            return new XenMap<TKey, TValue>([.. _entries, KeyValuePair.Create(key, value)]);
        }
        if (EqualityComparer<TValue>.Default.Equals(_entries[at].Value, value))
        {
            return this;
        }
        var entries = (KeyValuePair<TKey, TValue>[])_entries.Clone();
        entries[at] = KeyValuePair.Create(key, value);
        return new XenMap<TKey, TValue>(entries);
    }

    /// <summary>This map without the key; the same map when it has no entry.</summary>
    public XenMap<TKey, TValue> Without(TKey key)
    {
        int at = IndexOf(key);
        if (at < 0)
        {
            return this;
        }
        return _entries.Length == 1 ? Empty : new XenMap<TKey, TValue>([.. _entries[..at], .. _entries[(at + 1)..]]);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(XenMap<TKey, TValue>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        if (other is null || other.Count != Count)
        {
            return false;
        }
        foreach (KeyValuePair<TKey, TValue> entry in _entries)
        {
            if (!other.TryGetValue(entry.Key, out TValue? value)
                || !EqualityComparer<TValue>.Default.Equals(entry.Value, value))
            {
                return false;
            }
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as XenMap<TKey, TValue>);

    /// <summary>Number of entries; entries themselves do not take part as order is not significant.</summary>
    public override int GetHashCode() => Count;

    private int IndexOf(TKey key)
    {
        for (int at = 0; at < _entries.Length; at++)
        {
            if (EqualityComparer<TKey>.Default.Equals(_entries[at].Key, key))
            {
                return at;
            }
        }
        return -1;
    }
}
