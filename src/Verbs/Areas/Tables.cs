using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Areas;

/// <summary>Prints what is no list of a view: titles with columns of an object, or plain names with values.</summary>
internal static class Tables
{
    /// <summary>Prints a title and columns of an object, without marks that nobody could use here.</summary>
    /// <param name="run">The command.</param>
    /// <param name="title">Stands above; empty for none.</param>
    /// <param name="view">The view of the object.</param>
    /// <param name="record">The object.</param>
    /// <param name="columns">The names of the columns, with commas.</param>
    public static async Task ShowAsync(VerbRun run, string title, View view, ApiRecord record, string columns)
    {
        IReadOnlyList<string> names = ValueText.Set(columns);
        List<(string, string)> lines = [];
        foreach (Column column in view.Columns.Where(column => names.Contains(column.Name)
            || (names is ["all"] && !column.IsHidden)))
        {
            lines.Add((column.Label, (await CellReader.ShowAsync(run.Objects, column, record).ConfigureAwait(false))
                .Printed));
        }
        if (title.Length > 0)
        {
            await run.Terminal.SayAsync(title).ConfigureAwait(false);
        }
        await ShowAsync(run, lines).ConfigureAwait(false);
    }

    /// <summary>Prints names with values; where only values are wanted, the first.</summary>
    public static Task ShowAsync(VerbRun run, IReadOnlyList<(string Label, string Value)> lines) =>
        lines.Count == 0 ? Task.CompletedTask
            : run.Terminal.IsMinimal ? run.Terminal.ValuesAsync(lines[0].Value)
            : run.Terminal.PrintAsync(RecordText.InList(lines));
}
