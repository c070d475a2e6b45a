using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog.Output;

/// <summary>How a change of an object is shown.</summary>
internal static class ChangeLines
{
    /// <summary>Gives out a change.</summary>
    public static void Add(Report report, ObjectChange change) => report.Add(
        [
            $"{change.Id} {Kinds.Of(change.Kind)} {change.Class} {change.Reference} {Shapes.Line(change.Header)}",
            .. change.Fields.Select(Of),
        ],
        json =>
        {
            json.WriteNumber("id", change.Id.Value);
            json.WriteString("event", Kinds.Of(change.Kind));
            json.WriteString("class", change.Class.WireName);
            json.WriteString("ref", change.Reference.ToString());
            Shapes.Header(json, change.Header);
            Shapes.Changes(json, change.Fields);
        });

    /// <summary>One changed field.</summary>
    public static string Of(FieldChange change) => change switch
    {
        { Before: null, After: null } => $"  {change.Field.WireName}: changed through a relation",
        { Before: null } => $"  {change.Field.WireName}: {Texts.Of(change.Field, change.After)}",
        _ => $"  {change.Field.WireName}: {Texts.Of(change.Field, change.Before)} -> "
            + Texts.Of(change.Field, change.After),
    };
}
