using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Selectors;

/// <summary>Finds the objects that a command is to be about.</summary>
internal static class SelectorWords
{
    /// <summary>The parameters that are neither the command's own nor understood by all commands.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(VerbRun run) =>
        run.Line.Parameters.Where(word => !GeneralWords.Has(word.Key) && !run.Verb.Owns(word.Key));

    /// <summary>The objects that all filters let through.</summary>
    /// <exception cref="CommandFailedException">A filter names no column.</exception>
    public static async Task<IReadOnlyList<ApiRecord>> FindAsync(VerbRun run)
    {
        View view = ViewTable.Named(run.Verb.Selection.ToString().ToLowerInvariant());
        List<RecordFilter> filters = [];
        string? named = null;
        foreach ((string name, string value) in Of(run))
        {
            if (name == view.Name)
            {
                named = value;
                continue;
            }
            filters.Add(RecordFilter.TryRead(view, name, value) ?? throw Unknown(view, name));
        }
        IReadOnlyList<ApiRecord> found = await new ObjectFinder(run.Objects, view, isWhole: true)
            .FindAsync([.. filters, .. Silent(run.Verb, view)]).ConfigureAwait(false);
        return named is null ? found : [.. found.Where(record => IsNamed(record, named))];
    }

    private static IEnumerable<RecordFilter> Silent(Verb verb, View view)
    {
        if (verb.Selection != Selection.VM)
        {
            yield break;
        }
        if (!verb.TakesControlDomains)
        {
            yield return RecordFilter.TryRead(view, "is-control-domain", "false")!;
        }
        if (!verb.TakesTemplates)
        {
            yield return RecordFilter.TryRead(view, "is-a-template", "false")!;
        }
    }

    private static bool IsNamed(ApiRecord record, string name) =>
        record.Uuid == name || record.NameLabel == name || record.Text("hostname") == name;

    private static CommandFailedException Unknown(View view, string name) => new(view.Name == "vm"
        ? $"{name} is neither a parameter of this command nor a field of VMs that they could be chosen by"
        : $"Unknown field '{name}'");
}
