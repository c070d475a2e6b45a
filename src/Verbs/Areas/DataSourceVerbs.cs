using System.Globalization;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for what is measured of machines, hosts and storage.</summary>
internal static class DataSourceVerbs
{
    private const string Source = "data-source";

    private static readonly string[] s_shown =
        ["name_label", "name_description", "enabled", "standard", "min", "max", "units"];

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
        Of(Selection.VM, "VM").Concat(Of(Selection.Host, "host")).Concat(Of(Selection.SR, "SR"));

    private static IEnumerable<Verb> Of(Selection selection, string type)
    {
        string prefix = type.ToLowerInvariant();
        yield return Make(
            $"{prefix}-data-source-list", "", $"Lists what is measured of the selected {selection}s.",
            (run, record) => ListAsync(run, type, record));
        yield return Make(
            $"{prefix}-data-source-query", Source, "Shows the last value of something that is measured.",
            (run, record) => QueryAsync(run, type, record));
        yield return Make(
            $"{prefix}-data-source-record", Source, "Has something measured.",
            (run, record) => run.CallAsync(
                $"{type}.record_data_source", WireValue.Of(record.Reference), WireValue.Of(run.Need(Source))));
        yield return Make(
            $"{prefix}-data-source-forget", Source, "Forgets what was measured of something.",
            (run, record) => run.CallAsync(
                $"{type}.forget_data_source_archives", WireValue.Of(record.Reference),
                WireValue.Of(run.Need(Source))));

        Verb Make(string name, string required, string help, Func<VerbRun, ApiRecord, Task> act) => new(
            name, required, "", help, run => ObjectLoop.EachAsync(run, record => act(run, record)))
        {
            Selection = selection,
            TakesControlDomains = true,
        };
    }

    private static async Task ListAsync(VerbRun run, string type, ApiRecord record)
    {
        WireValue sources = await run.CallAsync($"{type}.get_data_sources", WireValue.Of(record.Reference))
            .ConfigureAwait(false);
        if (run.Terminal.IsMinimal)
        {
            await run.Terminal.ValuesAsync([.. sources.Items.Select(source => Member(source, s_shown[0]))])
                .ConfigureAwait(false);
            return;
        }
        foreach (WireValue source in sources.Items)
        {
            await run.Terminal.PrintAsync(RecordText.InList([.. s_shown.Select(name => (name, Member(source, name)))]))
                .ConfigureAwait(false);
        }
    }

    private static async Task QueryAsync(VerbRun run, string type, ApiRecord record)
    {
        WireValue value = await run.CallAsync(
            $"{type}.query_data_source", WireValue.Of(record.Reference), WireValue.Of(run.Need(Source)))
            .ConfigureAwait(false);
        double number = value.Kind == WireKind.Integer ? value.Integer : value.Double;
        await run.Terminal.PrintAsync(number.ToString("F6", CultureInfo.InvariantCulture)).ConfigureAwait(false);
    }

    private static string Member(WireValue source, string name)
    {
        WireValue value = source.Members.FirstOrDefault(member => member.Key == name).Value;
        return value.Kind switch
        {
            WireKind.Boolean => value.Boolean ? "true" : "false",
            WireKind.Double => CellText.Float(value.Double),
            WireKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            _ => value.Text,
        };
    }
}
