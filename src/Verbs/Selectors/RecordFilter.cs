using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Selectors;

/// <summary>What objects have to be like to be meant. Immutable.</summary>
internal sealed class RecordFilter
{
    private const string Contains = "contains";

    private readonly Column _column;
    private readonly string? _key;
    private readonly string _value;

    private RecordFilter(Column column, string? key, string value)
    {
        _column = column;
        _key = key;
        _value = value;
    }

    /// <summary>The uuid that is asked for; null when it is something else.</summary>
    public string? Uuid => _column.Name == "uuid" && _key is null ? _value : null;

    /// <summary>Reads a filter: <c>column</c>, <c>map:key</c>, <c>map-key</c> or <c>set:contains</c>.</summary>
    /// <param name="view">Has the columns.</param>
    /// <param name="name">What stands in front of the equals sign.</param>
    /// <param name="value">What stands behind it.</param>
    /// <returns>The filter; null when the view has no such column.</returns>
    public static RecordFilter? TryRead(View view, string name, string value)
    {
        if (view.ColumnNamed(name) is { } whole)
        {
            return new RecordFilter(whole, null, value);
        }
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            return view.ColumnNamed(name[..colon]) is { Kind: not ColumnKind.Single } part
                ? new RecordFilter(part, name[(colon + 1)..], value)
                : null;
        }
        // The older spelling: of the maps whose names fit, the longest counts.
        return view.Columns
            .Where(column => column.Kind == ColumnKind.Map
                && name.StartsWith(column.Name + "-", StringComparison.Ordinal))
            .MaxBy(column => column.Name.Length) is { } map
                ? new RecordFilter(map, name[(map.Name.Length + 1)..], value)
                : null;
    }

    /// <summary>True when an object is as it has to be.</summary>
    public async Task<bool> MatchesAsync(ApiObjects objects, ApiRecord record)
    {
        Cell cell = await CellReader.ReadAsync(objects, _column, record).ConfigureAwait(false);
        return _key is null
            ? string.Equals(cell.Printed, _value, _column.Comparison)
            : cell switch
            {
                Cell.Map map => map.ValueOf(_key) is { } found && string.Equals(found, _value, _column.Comparison),
                Cell.Set set => _key == Contains
                    && set.Members.Any(member => string.Equals(member, _value, _column.Comparison)),
                _ => false,
            };
    }
}
