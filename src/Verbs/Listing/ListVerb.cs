using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Listing;

/// <summary>The command that lists the objects of a view.</summary>
internal static class ListVerb
{
    private const string Params = "params";
    private const string All = "all";

    /// <summary>The command.</summary>
    public static Verb Of(View view) => new(
        $"{view.Name}-list", "", Params,
        $"Lists the objects of the class {view.Name}, filtered by the fields and values given. 'params' names the "
        + "fields to show, with commas, or is 'all'.",
        run => RunAsync(run, view))
    {
        TakesAnything = true,
        IsCommon = view.Name is "vm" or "host" or "sr" or "vdi" or "network" or "template" or "snapshot" or "pool",
    };

    private static async Task RunAsync(VerbRun run, View view)
    {
        if (run.Line.Parameters.Any(word => word.Key.StartsWith("database:", StringComparison.Ordinal)))
        {
            throw new CommandFailedException("This server has no databases in files to list from");
        }
        IReadOnlyList<Column> columns = Chosen(run, view);
        IReadOnlyList<ApiRecord> found = await FindAsync(run, view).ConfigureAwait(false);
        if (run.Terminal.IsMinimal)
        {
            await MinimalAsync(run, found, columns).ConfigureAwait(false);
            return;
        }
        foreach (ApiRecord record in columns.Count == 0 ? [] : found)
        {
            List<(string, string)> lines = [];
            foreach (Column column in columns)
            {
                Cell cell = await CellReader.ShowAsync(run.Objects, column, record).ConfigureAwait(false);
                lines.Add((column.Label, cell.Printed));
            }
            await run.Terminal.PrintAsync(RecordText.InList(lines)).ConfigureAwait(false);
        }
    }

    /// <summary>The columns in the order of the view, whatever order they were asked for in.</summary>
    private static IReadOnlyList<Column> Chosen(VerbRun run, View view)
    {
        if (run[Params] is not { } names)
        {
            return [.. view.Columns.Where(column => view.Shown.Contains(column.Name))];
        }
        IReadOnlyList<string> wanted = ValueText.Set(names);
        return names == All
            ? [.. view.Columns.Where(column => !column.IsHidden)]
            : [.. view.Columns.Where(column => wanted.Contains(column.Name))];
    }

    private static async Task<IReadOnlyList<ApiRecord>> FindAsync(VerbRun run, View view)
    {
        if (run.IsSet(All))
        {
            return await run.Objects.AllAsync(view.Class).ConfigureAwait(false);
        }
        List<RecordFilter> filters = [];
        foreach ((string name, string value) in SelectorWords.Of(run))
        {
            filters.Add(RecordFilter.TryRead(view, name, value)
                ?? throw new CommandFailedException($"Unknown field '{name}'"));
        }
        return await new ObjectFinder(run.Objects, view).FindAsync(filters).ConfigureAwait(false);
    }

    private static async Task MinimalAsync(
        VerbRun run, IReadOnlyList<ApiRecord> found, IReadOnlyList<Column> columns)
    {
        List<string> values = [];
        foreach (ApiRecord record in columns.Count == 0 ? [] : found)
        {
            Cell cell = await CellReader.ShowAsync(run.Objects, columns[0], record).ConfigureAwait(false);
            values.Add(cell.Printed);
        }
        await run.Terminal.ValuesAsync(values).ConfigureAwait(false);
    }
}
