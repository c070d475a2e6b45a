using System.Collections.Immutable;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>How one object differs between two moments. Immutable.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Reference">The object.</param>
/// <param name="Before">Its record at the first moment; null when it came later.</param>
/// <param name="After">Its record at the second moment; null when it was gone by then.</param>
/// <param name="Fields">What changed, in the order of the data model; empty when the object came or went.</param>
public sealed record ObjectDifference(
    XenClass Class, ObjectRef Reference, XenRecord? Before, XenRecord? After, ImmutableArray<FieldChange> Fields)
{
    /// <summary>Whether it came, went or changed.</summary>
    public EventKind Kind => Before is null ? EventKind.Add : After is null ? EventKind.Del : EventKind.Mod;

    /// <summary>Compares two records of an object; null when they are the same.</summary>
    internal static ObjectDifference? Of(XenClass type, ObjectRef reference, XenRecord? before, XenRecord? after)
    {
        if (ReferenceEquals(before, after))
        {
            return null;
        }
        if (before is null || after is null)
        {
            return new ObjectDifference(type, reference, before, after, []);
        }
        ImmutableArray<FieldChange> fields = Changed(before, after);
        return fields.IsEmpty ? null : new ObjectDifference(type, reference, before, after, fields);
    }

    /// <summary>The fields of a new object that are not empty.</summary>
    internal static ImmutableArray<FieldChange> Filled(XenRecord record) =>
    [
        .. record.Class.Fields
            .Where(field => !field.IsEmpty(record))
            .Select(field => new FieldChange(field, null, record)),
    ];

    /// <summary>The fields whose values are others.</summary>
    internal static ImmutableArray<FieldChange> Changed(XenRecord before, XenRecord after)
    {
        var fields = new List<Field>();
        before.AddChangedFields(after, fields);
        return [.. fields.Select(field => new FieldChange(field, before, after))];
    }
}
