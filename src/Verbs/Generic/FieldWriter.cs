using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Rpc;
using Xen.Model.Schema;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Generic;

/// <summary>Changes fields of an object, by whichever messages there are for a field.</summary>
internal sealed class FieldWriter(VerbRun run, ApiRecord record)
{
    private static readonly FrozenSet<string> s_methods =
        XenApiServer.MethodNames.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when there are messages that change a column as its mark says.</summary>
    public static bool CanWrite(Column column) => column.Field is { } field && (column.Kind switch
    {
        ColumnKind.Single => Has(field, "set_"),
        ColumnKind.Set => Has(field, "add_") || Has(field, "set_"),
        _ => Has(field, "add_to_") || Has(field, "set_") || PropertyOf(field) is not null,
    });

    /// <summary>True when a column can be emptied.</summary>
    public static bool CanClear(Column column) => column is { IsWritable: true, Field: { } field }
        && (Has(field, "set_") || (column.Kind == ColumnKind.Set && Has(field, "remove_")))
        && (column.Kind != ColumnKind.Single
            || ReferenceEquals(field.Type, XenType.Text) || field.Type.ReferencedClass is not null);

    /// <summary>Gives a field another value.</summary>
    public async Task SetAsync(Column column, string text)
    {
        Field field = column.Field!;
        await CallAsync("set_", field, await TypedAsync("set_", field, column.Name, text).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    /// <summary>Has a key of a map lead to a value, whether it is there or not.</summary>
    public async Task SetEntryAsync(Column column, string key, string text)
    {
        Field field = column.Field!;
        if (PropertyOf(field) is { } property)
        {
            await run.CallAsync(property, WireValue.Of(record.Reference), WireValue.Of(key), WireValue.Of(text))
                .ConfigureAwait(false);
            return;
        }
        if (!Has(field, "add_to_"))
        {
            await SetMapAsync(field, key, text).ConfigureAwait(false);
            return;
        }
        await CallAsync("remove_from_", field, WireValue.Of(key)).ConfigureAwait(false);
        await AddEntryAsync(column, key, text).ConfigureAwait(false);
    }

    /// <summary>Adds an entry to a map.</summary>
    public async Task AddEntryAsync(Column column, string key, string text)
    {
        Field field = column.Field!;
        if (!Has(field, "add_to_"))
        {
            await SetEntryAsync(column, key, text).ConfigureAwait(false);
            return;
        }
        WireValue value = await TypedValues.ReadAsync(run.Objects, field.Type.Value!, column.Name, text)
            .ConfigureAwait(false);
        await CallAsync("add_to_", field, WireValue.Of(key), value).ConfigureAwait(false);
    }

    /// <summary>Adds a member to a set.</summary>
    public async Task AddAsync(Column column, string text)
    {
        Field field = column.Field!;
        WireValue member = await MemberAsync(column, text).ConfigureAwait(false);
        if (Has(field, "add_"))
        {
            await CallAsync("add_", field, member).ConfigureAwait(false);
            return;
        }
        await CallAsync("set_", field, WireValue.Array([.. record[field.WireName].Items, member]))
            .ConfigureAwait(false);
    }

    /// <summary>Takes a member out of a set, or a key out of a map.</summary>
    public async Task RemoveAsync(Column column, string key)
    {
        Field field = column.Field!;
        if (column.Kind == ColumnKind.Map)
        {
            await (Has(field, "remove_from_")
                ? CallAsync("remove_from_", field, WireValue.Of(key))
                : SetMapAsync(field, key, null)).ConfigureAwait(false);
            return;
        }
        WireValue member = await MemberAsync(column, key).ConfigureAwait(false);
        await (Has(field, "remove_")
            ? CallAsync("remove_", field, member)
            : CallAsync("set_", field, WireValue.Array(
                [.. record[field.WireName].Items.Where(item => item.Text != member.Text)])))
            .ConfigureAwait(false);
    }

    /// <summary>Empties a field.</summary>
    public async Task ClearAsync(Column column)
    {
        Field field = column.Field!;
        if (Has(field, "set_"))
        {
            await CallAsync("set_", field, column.Kind switch
            {
                ColumnKind.Set => WireValue.Array([]),
                ColumnKind.Map => WireValue.Struct([]),
                _ => WireValue.Of(field.Type.ReferencedClass is null ? "" : ApiObjects.NullReference),
            }).ConfigureAwait(false);
            return;
        }
        foreach (WireValue member in record[field.WireName].Items)
        {
            await CallAsync("remove_", field, member).ConfigureAwait(false);
        }
    }

    private static bool Has(Field field, string prefix) =>
        s_methods.Contains($"{field.Class}.{prefix}{field.WireName}");

    /// <summary>The message that changes one entry at once, of the one class that has it.</summary>
    private static string? PropertyOf(Field field) =>
        field.WireName == "properties" && s_methods.Contains($"{field.Class}.set_property")
            ? $"{field.Class}.set_property"
            : null;

    private async Task SetMapAsync(Field field, string key, string? text)
    {
        IEnumerable<KeyValuePair<string, WireValue>> others =
            record[field.WireName].Members.Where(entry => entry.Key != key);
        if (text is not null)
        {
            WireValue value = await TypedValues.ReadAsync(run.Objects, field.Type.Value!, key, text)
                .ConfigureAwait(false);
            others = others.Append(KeyValuePair.Create(key, value));
        }
        await CallAsync("set_", field, WireValue.Struct([.. others])).ConfigureAwait(false);
    }

    private Task<WireValue> CallAsync(string prefix, Field field, params WireValue[] arguments) =>
        run.CallAsync($"{field.Class}.{prefix}{field.WireName}", [WireValue.Of(record.Reference), .. arguments]);

    /// <summary>An explicit message may want another type than its field has.</summary>
    private Task<WireValue> TypedAsync(string prefix, Field field, string name, string text)
    {
        string method = $"{field.Class}.{prefix}{field.WireName}";
        CallInfo? call = DataModel.Calls.FirstOrDefault(call => call.WireName == method);
        XenType type = call is { Parameters: [_, var value, ..] } ? value.Type : field.Type;
        return TypedValues.ReadAsync(run.Objects, type, name, text);
    }

    private Task<WireValue> MemberAsync(Column column, string text) =>
        TypedValues.ReadAsync(run.Objects, column.Type.Element!, column.Name, text);
}
