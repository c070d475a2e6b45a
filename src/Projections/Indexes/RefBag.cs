using System.Collections.Immutable;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Indexes;

/// <summary>
/// The objects under one key of an index. Immutable. An array while they are few, as nearly always; a tree when a label
/// is shared by many, as by the tasks of one message.
/// </summary>
internal sealed class RefBag
{
    public const int ArrayMax = 16;

    private readonly ObjectRef[] _few;
    private readonly ImmutableHashSet<ObjectRef>? _many;

    private RefBag(ObjectRef[] few, ImmutableHashSet<ObjectRef>? many)
    {
        _few = few;
        _many = many;
    }

    public bool IsEmpty => Items.Count == 0;

    public IReadOnlyCollection<ObjectRef> Items => _many is null ? _few : _many;

    public static RefBag Of(ObjectRef reference) => new([reference], null);

    public RefBag With(ObjectRef reference)
    {
        if (_many is not null)
        {
            return new RefBag([], _many.Add(reference));
        }
        if (Array.IndexOf(_few, reference) >= 0)
        {
            return this;
        }
        ObjectRef[] more = [.. _few, reference];
        return more.Length <= ArrayMax ? new RefBag(more, null) : new RefBag([], [.. more]);
    }

    public RefBag Without(ObjectRef reference)
    {
        if (_many is null)
        {
            return new RefBag(Array.FindAll(_few, item => item != reference), null);
        }
        ImmutableHashSet<ObjectRef> fewer = _many.Remove(reference);
        return fewer.Count <= ArrayMax / 2 ? new RefBag([.. fewer], null) : new RefBag([], fewer);
    }
}
