using System.Collections.Immutable;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Indexes;

/// <summary>
/// The objects under one key of an index. Immutable. A single one, as nearly always, costs no memory of its own; an
/// array while they are few; a tree when a label is shared by many, as by the tasks of one message.
/// </summary>
internal readonly struct RefBag
{
    public const int ArrayMax = 16;

    /// <summary>Null, a <see cref="RecordSlot"/>, an array of references or an immutable set of them.</summary>
    private readonly object? _members;

    private RefBag(object? members) => _members = members;

    public bool IsEmpty => _members is null;

    public IReadOnlyCollection<ObjectRef> Items => _members switch
    {
        null => [],
        RecordSlot one => [one.Reference],
        ObjectRef[] few => few,
        object many => (ImmutableHashSet<ObjectRef>)many,
    };

    public static RefBag Of(RecordSlot slot) => new(slot);

    public RefBag With(RecordSlot slot)
    {
        if (_members is null)
        {
            return Of(slot);
        }
        if (_members is ImmutableHashSet<ObjectRef> many)
        {
            return new RefBag(many.Add(slot.Reference));
        }
        IReadOnlyCollection<ObjectRef> few = Items;
        if (few.Contains(slot.Reference))
        {
            return this;
        }
        ObjectRef[] more = [.. few, slot.Reference];
        return new RefBag(more.Length <= ArrayMax ? more : ImmutableHashSet.Create(more));
    }

    public RefBag Without(ObjectRef reference)
    {
        if (_members is ImmutableHashSet<ObjectRef> many)
        {
            ImmutableHashSet<ObjectRef> fewer = many.Remove(reference);
            return new RefBag(fewer.Count <= ArrayMax / 2 ? fewer.ToArray() : fewer);
        }
        ObjectRef[] left = [.. Items.Where(item => item != reference)];
        return new RefBag(left.Length == 0 ? null : left);
    }
}
