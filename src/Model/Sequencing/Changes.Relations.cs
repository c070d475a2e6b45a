using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Sequencing;

/// <content>How the other side of a relation follows.</content>
public sealed partial class Changes
{
    /// <summary>References to objects that did not exist then; the same decision may still create them.</summary>
    private readonly List<(ObjectRef Target, Relation Relation, ObjectRef Referrer)> _early = [];
    private bool _isOutOfOrder;

    /// <summary>
    /// Derived sets list the newest member first, and a replay knows only the order of events. Where a decision came
    /// back to an object and made it refer to another, all is done once more in the order of events, so that both
    /// arrive at the same order.
    /// </summary>
    internal void Order()
    {
        if (!_isOutOfOrder)
        {
            return;
        }
        (ObjectRef Reference, XenClass Class, XenRecord? Before, XenRecord? After, bool Touched)[] decided =
            [.. _items.Select(item => (item.Reference, item.Class, item.Before, item.After, item.Touched))];
        Clear();
        foreach ((ObjectRef reference, XenClass type, _, _, bool touched) in decided)
        {
            Take(reference, type).Touched = touched;
        }
        foreach ((ObjectRef reference, _, XenRecord? before, XenRecord? after, _) in decided)
        {
            if (after is null)
            {
                Delete(reference);
            }
            else if (before is null)
            {
                Create(reference, after);
            }
            else
            {
                Set(reference, after);
            }
        }
    }

    /// <summary>A new object belongs to nothing yet, whatever its record says.</summary>
    private static XenRecord WithInverses(XenRecord record) => WithInversesOf(record.Class.Empty, record);

    /// <summary>What belongs to an object is not changed by writing the object, whatever its record says.</summary>
    private static XenRecord WithInversesOf(XenRecord before, XenRecord record)
    {
        foreach (Field field in record.Class.DerivedFields)
        {
            object inverse = field.GetValue(before)!;
            if (!ReferenceEquals(inverse, field.GetValue(record)))
            {
                record = field.WithValue(record, inverse);
            }
        }
        return record;
    }

    private void Unrelate(ObjectRef reference, XenRecord before, XenRecord? after)
    {
        foreach (Relation relation in DataModel.Relations.From(before.Class))
        {
            if (after is not null && relation.Source.Same(before, after))
            {
                continue;
            }
            foreach (ObjectRef target in relation.Targets(before).ToArray())
            {
                if (after is null || !relation.Targets(after).Contains(target))
                {
                    Derive(target, relation.Inverse, reference, joins: false);
                }
            }
        }
    }

    /// <summary>True when a relation changed.</summary>
    private bool Relate(ObjectRef reference, XenRecord? before, XenRecord after)
    {
        bool isChanged = false;
        foreach (Relation relation in DataModel.Relations.From(after.Class))
        {
            if (before is not null && relation.Source.Same(before, after))
            {
                continue;
            }
            isChanged = true;
            foreach (ObjectRef target in relation.Targets(after).ToArray())
            {
                if (Find(target) is null && _store.Find(target) is null)
                {
                    _early.Add((target, relation, reference));
                }
                Derive(target, relation.Inverse, reference, joins: true);
            }
        }
        return isChanged;
    }

    /// <summary>A decision may make an object refer to another before that other exists.</summary>
    private void Adopt(ObjectRef reference)
    {
        for (int at = 0; at < _early.Count; at++)
        {
            (ObjectRef target, Relation relation, ObjectRef referrer) = _early[at];
            if (target == reference && Find(referrer) is { } record && relation.Targets(record).Contains(target))
            {
                Derive(target, relation.Inverse, referrer, joins: true);
            }
        }
    }

    private void Derive(ObjectRef target, Field inverse, ObjectRef reference, bool joins)
    {
        if (Find(target) is { } record && record.Class == inverse.Class)
        {
            var before = (RefSet)inverse.GetValue(record)!;
            RefSet after = joins ? before.With(reference) : before.Without(reference);
            if (!ReferenceEquals(before, after))
            {
                Take(target, record.Class).After = inverse.WithValue(record, after);
            }
        }
    }
}
