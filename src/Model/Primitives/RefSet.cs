using System.Collections;
using System.Collections.Immutable;
using Xen.Model.Schema;

namespace Xen.Model.Primitives;

/// <summary>
/// Immutable set of references in order of arrival, newest first, as clients see it. Small sets are one array; beyond
/// <see cref="ArrayMax"/> members a balanced tree takes over, so that a repository with thousands of disks does not
/// copy them all for each new one. Thread-safe. Equality compares members, not their order.
/// </summary>
public abstract class RefSet : IReadOnlyCollection<ObjectRef>, IEquatable<RefSet>
{
    /// <summary>Largest number of members kept in a plain array.</summary>
    public const int ArrayMax = 32;

    private readonly Guid[] _small;
    private readonly ImmutableSortedDictionary<long, Guid>? _byArrival;
    private readonly ImmutableSortedDictionary<Guid, long>? _arrivals;

    private protected RefSet(Contents contents)
    {
        _small = contents.Small;
        _byArrival = contents.ByArrival;
        _arrivals = contents.Arrivals;
    }

    /// <summary>Number of members.</summary>
    public int Count => _byArrival?.Count ?? _small.Length;

    /// <summary>True when the reference is a member.</summary>
    public bool Contains(ObjectRef reference) =>
        _arrivals?.ContainsKey(reference.Id) ?? Array.IndexOf(_small, reference.Id) >= 0;

    /// <summary>This set with the reference in front; the same set when it is a member already.</summary>
    public abstract RefSet With(ObjectRef reference);

    /// <summary>This set without the reference; the same set when it is no member.</summary>
    public abstract RefSet Without(ObjectRef reference);

    /// <summary>The members, newest first.</summary>
    public IEnumerator<ObjectRef> GetEnumerator()
    {
        if (_byArrival is null)
        {
            foreach (Guid id in _small)
            {
                yield return new ObjectRef(id);
            }
            yield break;
        }
        foreach (KeyValuePair<long, Guid> member in _byArrival)
        {
            yield return new ObjectRef(member.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(RefSet? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        return other is not null && other.Count == Count && this.All(other.Contains);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RefSet);

    /// <summary>Number of members; members themselves do not take part as order is not significant.</summary>
    public override int GetHashCode() => Count;

    private protected Contents Added(ObjectRef reference)
    {
        if (_byArrival is null && _small.Length < ArrayMax)
        {
            return new Contents([reference.Id, .. _small], null, null);
        }
        ImmutableSortedDictionary<long, Guid> byArrival = _byArrival ?? Tree();
        ImmutableSortedDictionary<Guid, long> arrivals = _arrivals ?? Index(byArrival);
        // Keys descend, so that enumeration gives the newest member first.
        long key = byArrival.IsEmpty ? 0 : byArrival.Keys.First() - 1;
        return new Contents([], byArrival.Add(key, reference.Id), arrivals.Add(reference.Id, key));
    }

    private protected Contents Removed(ObjectRef reference)
    {
        if (_byArrival is null || _arrivals is null)
        {
            return new Contents(Array.FindAll(_small, id => id != reference.Id), null, null);
        }
        ImmutableSortedDictionary<long, Guid> byArrival = _byArrival.Remove(_arrivals[reference.Id]);
        return byArrival.Count <= ArrayMax / 2
            ? new Contents([.. byArrival.Values], null, null)
            : new Contents([], byArrival, _arrivals.Remove(reference.Id));
    }

    /// <param name="members">Newest first, each once.</param>
    private protected static Contents ContentsOf(Guid[] members)
    {
        if (members.Length <= ArrayMax)
        {
            return new Contents(members, null, null);
        }
        ImmutableSortedDictionary<long, Guid> byArrival = Tree(members);
        return new Contents([], byArrival, Index(byArrival));
    }

    private ImmutableSortedDictionary<long, Guid> Tree() => Tree(_small);

    private static ImmutableSortedDictionary<long, Guid> Tree(Guid[] members) =>
        members.Select((id, index) => KeyValuePair.Create((long)index, id)).ToImmutableSortedDictionary();

    private static ImmutableSortedDictionary<Guid, long> Index(ImmutableSortedDictionary<long, Guid> byArrival) =>
        byArrival.Select(member => KeyValuePair.Create(member.Value, member.Key)).ToImmutableSortedDictionary();

    private protected readonly record struct Contents(
        Guid[] Small,
        ImmutableSortedDictionary<long, Guid>? ByArrival,
        ImmutableSortedDictionary<Guid, long>? Arrivals);
}

/// <summary>A <see cref="RefSet"/> of references to one class.</summary>
/// <typeparam name="T">Class of the members.</typeparam>
public sealed class RefSet<T> : RefSet, IEnumerable<Ref<T>>
    where T : XenRecord, IXenRecord
{
    /// <summary>The set without members.</summary>
    public static readonly RefSet<T> Empty = new(new Contents([], null, null));

    private RefSet(Contents contents)
        : base(contents)
    {
    }

    /// <summary>The set of the given references; the first is the newest. Repeated ones count once.</summary>
    public static RefSet<T> Of(IEnumerable<Ref<T>> references)
    {
        // All at once: one by one, a set of a hundred thousand members takes a third of a second.
        var seen = new HashSet<Guid>();
        Guid[] members = [.. references.Reverse().Select(reference => reference.Id).Where(seen.Add).Reverse()];
        return members.Length == 0 ? Empty : new RefSet<T>(ContentsOf(members));
    }

    /// <inheritdoc/>
    public override RefSet With(ObjectRef reference) => Contains(reference) ? this : new RefSet<T>(Added(reference));

    /// <inheritdoc/>
    public override RefSet Without(ObjectRef reference) =>
        Contains(reference) ? new RefSet<T>(Removed(reference)) : this;

    /// <summary>The members, newest first, with their class.</summary>
    public new IEnumerator<Ref<T>> GetEnumerator()
    {
        using IEnumerator<ObjectRef> members = base.GetEnumerator();
        while (members.MoveNext())
        {
            yield return new Ref<T>(members.Current.Id);
        }
    }
}
