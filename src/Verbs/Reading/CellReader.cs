using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Reading;

/// <summary>Reads the value of a column for an object.</summary>
internal static class CellReader
{
    /// <summary>The value, with all calls that it takes.</summary>
    public static async Task<Cell> ReadAsync(ApiObjects objects, Column column, ApiRecord record)
    {
        if (column.Computed is { } name)
        {
            return await ComputedCells.Named(name)(objects, record).ConfigureAwait(false);
        }
        if (column.Call is { } call)
        {
            WireValue[] arguments = call.Parameters.Length == 0 ? [] : [WireValue.Of(record.Reference)];
            WireValue answer = await objects.Api.CallAsync(call.WireName, arguments).ConfigureAwait(false);
            return await CellAsync(objects, column, answer).ConfigureAwait(false);
        }
        return await BehindAsync(objects, column, record, 0).ConfigureAwait(false);
    }

    /// <summary>The value that lists show: what takes a call is left out.</summary>
    public static Task<Cell> ShowAsync(ApiObjects objects, Column column, ApiRecord record) => column.IsExpensive
        ? Task.FromResult<Cell>(new Cell.Single("<expensive field>"))
        : ReadAsync(objects, column, record);

    private static async Task<Cell> BehindAsync(ApiObjects objects, Column column, ApiRecord record, int at)
    {
        Field field = column.Path[at];
        WireValue value = record[field.WireName];
        if (at == column.Path.Count - 1)
        {
            return await CellAsync(objects, column, value).ConfigureAwait(false);
        }
        if (!field.Type.IsSet)
        {
            return await FollowAsync(objects, column, field.Type, value.Text, at).ConfigureAwait(false);
        }
        List<string> members = [];
        foreach (WireValue item in value.Items)
        {
            Cell cell = await FollowAsync(objects, column, field.Type.Element!, item.Text, at).ConfigureAwait(false);
            members.Add(cell.Printed);
        }
        return new Cell.Set(members);
    }

    private static async Task<Cell> FollowAsync(
        ApiObjects objects, Column column, XenType type, string reference, int at)
    {
        XenClass target = DataModel.ClassNamed(type.ReferencedClass!)!;
        ApiRecord? next = await objects.FindAsync(target, reference).ConfigureAwait(false);
        if (next is not null)
        {
            return await BehindAsync(objects, column, next, at + 1).ConfigureAwait(false);
        }
        return new Cell.Single(ReferenceEquals(column.Type, XenType.Date) ? CellText.UnknownTime
            : ApiObjects.IsNull(reference) || target.WireName.EndsWith("_metrics", StringComparison.Ordinal)
                ? CellText.Nothing
                : CellText.Gone);
    }

    private static async Task<Cell> CellAsync(ApiObjects objects, Column column, WireValue value) =>
        column.Type.IsMap || column.Type.IsSet
            ? await CellText.ManyAsync(objects, column.Type, value, column.IsValuesOnly).ConfigureAwait(false)
            : new Cell.Single(await CellText.OneAsync(objects, column.Type, value).ConfigureAwait(false));
}
