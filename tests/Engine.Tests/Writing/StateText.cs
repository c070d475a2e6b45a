using System.Collections;
using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Engine.Tests.Writing;

/// <summary>All that a view shows, ids and the order of members included.</summary>
internal static class StateText
{
    public static string Of(RecordView view) => string.Join('\n', DataModel.Classes.SelectMany(type =>
        view.All(type).Select(version =>
            $"{type} {version.Slot.Reference} {version.CreatedAt} {version.Id}: {Fields(version.Record!)}")));

    private static string Fields(XenRecord record) => string.Join(
        ", ", record.Class.CheckpointFields.Select(field => $"{field.WireName}={Value(field.GetValue(record))}"));

    private static string Value(object? value) => value switch
    {
        string text => text,
        IEnumerable members => $"[{string.Join(' ', members.Cast<object>())}]",
        DateTimeOffset time => time.ToString("O"),
        _ => value?.ToString() ?? "(none)",
    };
}
