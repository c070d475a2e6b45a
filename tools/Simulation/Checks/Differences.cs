using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Simulation.Checks;

/// <summary>Compares states object by object and field by field.</summary>
public static class Differences
{
    private static readonly XenClass[] s_logged =
    [
        .. DataModel.Classes.Where(type => type.Declaration.Persistent || type.Declaration.Events),
    ];

    /// <summary>The classes whose objects the log holds.</summary>
    public static IReadOnlyList<XenClass> LoggedClasses => s_logged;

    /// <summary>The first difference between two states, the order of their objects included; null for none.</summary>
    public static string? Between(RecordView left, RecordView right)
    {
        foreach (XenClass type in s_logged)
        {
            using IEnumerator<RecordVersion> others = right.All(type).GetEnumerator();
            foreach (RecordVersion version in left.All(type))
            {
                if (!others.MoveNext())
                {
                    return $"{type} {version.Slot.Reference} of event {version.Id} is on one side only";
                }
                if (Between(version, others.Current) is { } difference)
                {
                    return difference;
                }
            }
            if (others.MoveNext())
            {
                return $"{type} {others.Current.Slot.Reference} of event {others.Current.Id} is on the other side only";
            }
        }
        return null;
    }

    /// <summary>
    /// The first field in which two records of one class differ; null for none. What lives no longer than the process
    /// does not count.
    /// </summary>
    public static Field? Between(XenRecord left, XenRecord right)
    {
        if (ReferenceEquals(left, right))
        {
            return null;
        }
        foreach (Field field in left.Class.Fields)
        {
            if (!field.Declaration.Transient && !field.Same(left, right))
            {
                return field;
            }
        }
        return null;
    }

    private static string? Between(RecordVersion left, RecordVersion right)
    {
        if (left.Slot.Reference != right.Slot.Reference)
        {
            return $"{left.Slot.Class}: {left.Slot.Reference} stands where {right.Slot.Reference} should";
        }
        if (left.CreatedAt != right.CreatedAt || left.Id != right.Id)
        {
            return $"{left.Slot.Class} {left.Slot.Reference}: created at {left.CreatedAt} and changed at {left.Id} "
                + $"on one side, {right.CreatedAt} and {right.Id} on the other";
        }
        return Between(left.Record!, right.Record!) is { } field
            ? $"{left.Slot.Class} {left.Slot.Reference} field {field.WireName} of event {left.Id}: "
                + $"'{field.QueryText(left.Record!)}' on one side, '{field.QueryText(right.Record!)}' on the other"
            : null;
    }
}
