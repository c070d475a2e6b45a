using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Generic;

/// <summary>
/// The commands that show and change fields of the objects of a view, as far as there are such fields.
/// </summary>
internal static class ParamVerbs
{
    private const string Uuid = "uuid";
    private const string Name = "param-name";
    private const string Key = "param-key";

    /// <summary>The commands of a view.</summary>
    public static IEnumerable<Verb> Of(View view)
    {
        yield return new Verb(
            $"{view.Name}-param-list", Uuid, "", $"Shows all fields of an object of the class {view.Name}.",
            run => ListAsync(run, view));
        yield return new Verb(
            $"{view.Name}-param-get", $"{Uuid}, {Name}", Key,
            $"Shows a field of an object of the class {view.Name}; of a map, one entry when its key is given.",
            run => GetAsync(run, view));
        if (view.Columns.Any(column => column.IsWritable && column.Kind != ColumnKind.Set))
        {
            yield return new Verb(
                $"{view.Name}-param-set", Uuid, "",
                $"Changes fields of an object of the class {view.Name}: field=value, or map:key=value.",
                run => SetAsync(run, view)) { TakesAnything = true };
        }
        if (view.Columns.Any(column => column.IsWritable && column.Kind != ColumnKind.Single))
        {
            yield return new Verb(
                $"{view.Name}-param-add", $"{Uuid}, {Name}", Key,
                $"Adds to a set or map of an object of the class {view.Name}: a member as param-key=member, entries "
                + "as key=value.",
                run => AddAsync(run, view)) { TakesAnything = true };
            yield return new Verb(
                $"{view.Name}-param-remove", $"{Uuid}, {Name}, {Key}", "",
                $"Removes a member from a set, or a key from a map, of an object of the class {view.Name}.",
                run => RemoveAsync(run, view));
        }
        if (view.Columns.Any(FieldWriter.CanClear))
        {
            yield return new Verb(
                $"{view.Name}-param-clear", $"{Uuid}, {Name}", "",
                $"Empties a field of an object of the class {view.Name}.",
                run => ClearAsync(run, view));
        }
    }

    private static async Task ListAsync(VerbRun run, View view)
    {
        ApiRecord record = await run.NeedAsync(view.Class, Uuid).ConfigureAwait(false);
        List<(string, string)> lines = [];
        foreach (Column column in view.Columns.Where(column => !column.IsHidden))
        {
            lines.Add((column.Label, await PrintedAsync(run, column, record).ConfigureAwait(false)));
        }
        await run.Terminal.PrintAsync(RecordText.InList(lines)).ConfigureAwait(false);
    }

    /// <summary>What is printed of a field; where its call fails, the code of the error.</summary>
    private static async Task<string> PrintedAsync(VerbRun run, Column column, ApiRecord record)
    {
        try
        {
            return (await CellReader.ReadAsync(run.Objects, column, record).ConfigureAwait(false)).Printed;
        }
        catch (Rpc.Inside.XenApiFailedException failure) when (column.IsExpensive)
        {
            return $"<{failure.Error.Code}>";
        }
    }

    private static async Task GetAsync(VerbRun run, View view)
    {
        (ApiRecord record, Column column) = await TargetAsync(run, view).ConfigureAwait(false);
        Cell cell = await CellReader.ReadAsync(run.Objects, column, record).ConfigureAwait(false);
        if (run[Key] is not { } key)
        {
            await run.Terminal.PrintAsync(cell.Printed).ConfigureAwait(false);
            return;
        }
        string value = (cell as Cell.Map)?.ValueOf(key)
            ?? throw new CommandFailedException($"The parameter {column.Name} has no key {key}");
        await run.Terminal.PrintAsync(value).ConfigureAwait(false);
    }

    private static async Task SetAsync(VerbRun run, View view)
    {
        ApiRecord record = await run.NeedAsync(view.Class, Uuid).ConfigureAwait(false);
        List<(Column Column, string? Key, string Value)> changes = [];
        foreach ((string name, string value) in run.Line.Parameters
            .Where(word => word.Key != Uuid && !GeneralWords.Has(word.Key)).DistinctBy(word => word.Key))
        {
            changes.Add(Change(view, name, value));
        }
        var writer = new FieldWriter(run, record);
        foreach ((Column column, string? key, string value) in changes)
        {
            await (key is null ? writer.SetAsync(column, value) : writer.SetEntryAsync(column, key, value))
                .ConfigureAwait(false);
        }
    }

    private static (Column Column, string? Key, string Value) Change(View view, string name, string value)
    {
        if (view.ColumnNamed(name) is { } whole)
        {
            return whole is { IsWritable: true, Kind: ColumnKind.Single }
                ? (whole, null, value)
                : throw new CommandFailedException(whole.IsWritable
                    ? $"The parameter {name} is a {(whole.Kind == ColumnKind.Set ? "set: add to it and remove from it"
                        : "map: name the key, as in " + name + ":key=value")}"
                    : $"The parameter {name} cannot be changed");
        }
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        Column? map = colon > 0
            ? view.ColumnNamed(name[..colon])
            : view.Columns
                .Where(column => column.Kind == ColumnKind.Map
                    && name.StartsWith(column.Name + "-", StringComparison.Ordinal))
                .MaxBy(column => column.Name.Length);
        return map switch
        {
            null => throw new CommandFailedException($"Unknown field '{(colon > 0 ? name[..colon] : name)}'"),
            { IsWritable: false } => throw new CommandFailedException($"The parameter {map.Name} cannot be changed"),
            { Kind: not ColumnKind.Map } => throw new CommandFailedException($"The parameter {map.Name} is no map"),
            _ => (map, name[(map.Name.Length + 1)..], value),
        };
    }

    private static async Task AddAsync(VerbRun run, View view)
    {
        (ApiRecord record, Column column) = await WritableAsync(run, view).ConfigureAwait(false);
        var writer = new FieldWriter(run, record);
        if (column.Kind == ColumnKind.Set)
        {
            await writer.AddAsync(column, run.Need(Key)).ConfigureAwait(false);
            return;
        }
        KeyValuePair<string, string>[] entries =
        [
            .. run.Line.Parameters.Where(word => word.Key is not (Uuid or Name) && !GeneralWords.Has(word.Key))
                .DistinctBy(word => word.Key),
        ];
        if (entries.Length == 0)
        {
            throw new BadSyntaxException("give the entries to add as key=value");
        }
        foreach ((string key, string value) in entries)
        {
            await writer.AddEntryAsync(column, key, value).ConfigureAwait(false);
        }
    }

    private static async Task RemoveAsync(VerbRun run, View view)
    {
        (ApiRecord record, Column column) = await WritableAsync(run, view).ConfigureAwait(false);
        string key = run.Need(Key);
        Cell cell = await CellReader.ReadAsync(run.Objects, column, record).ConfigureAwait(false);
        bool isThere = cell switch
        {
            Cell.Map map => map.ValueOf(key) is not null,
            Cell.Set set => set.Members.Contains(key),
            _ => false,
        };
        if (!isThere)
        {
            throw new CommandFailedException($"The parameter {column.Name} has no {key}");
        }
        await new FieldWriter(run, record).RemoveAsync(column, key).ConfigureAwait(false);
    }

    private static async Task ClearAsync(VerbRun run, View view)
    {
        (ApiRecord record, Column column) = await TargetAsync(run, view).ConfigureAwait(false);
        if (!FieldWriter.CanClear(column))
        {
            throw new CommandFailedException($"The parameter {column.Name} cannot be cleared");
        }
        await new FieldWriter(run, record).ClearAsync(column).ConfigureAwait(false);
    }

    private static async Task<(ApiRecord Record, Column Column)> WritableAsync(VerbRun run, View view)
    {
        (ApiRecord record, Column column) = await TargetAsync(run, view).ConfigureAwait(false);
        return column switch
        {
            { IsWritable: false } => throw new CommandFailedException(
                $"The parameter {column.Name} cannot be changed"),
            { Kind: ColumnKind.Single } => throw new CommandFailedException(
                $"The parameter {column.Name} is neither a set nor a map"),
            _ => (record, column),
        };
    }

    private static async Task<(ApiRecord Record, Column Column)> TargetAsync(VerbRun run, View view)
    {
        string name = run.Need(Name);
        ApiRecord record = await run.NeedAsync(view.Class, Uuid).ConfigureAwait(false);
        return (record, view.ColumnNamed(name) ?? throw new CommandFailedException($"Unknown field '{name}'"));
    }
}
