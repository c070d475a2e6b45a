using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Generic;

/// <summary>
/// <c>event-wait</c>: ends when some object of a class is as it is asked to be; there is no limit of time. Between two
/// looks it waits for events, from a token that is older than the look, so that nothing is missed.
/// </summary>
internal static class EventWait
{
    private const string Differs = "/=";
    private const double WaitSeconds = 30;

    private static readonly string[] s_classes =
    [
        "vm", "vdi", "sr", "host", "network", "vif", "pif", "vbd", "pbd", "pool", "task", "subject", "role", "secret",
        "vmss",
    ];

    /// <summary>The command.</summary>
    public static Verb Verb { get; } = new(
        "event-wait", "class", "",
        "Waits until an object of a class has all the values given; field=/=value waits for another value. "
        + "It ends at once when there is such an object already.",
        RunAsync) { TakesAnything = true };

    private static async Task RunAsync(VerbRun run)
    {
        string name = run.Need("class");
        View view = s_classes.Contains(name) && ViewTable.Find(name) is { } known
            ? known
            : throw new CommandFailedException($"Cannot wait for objects of the class {name}");
        List<(Column Column, string Value, bool IsEqual)> conditions = [];
        foreach ((string field, string value) in run.Line.Parameters.Where(
            word => word.Key != "class" && !GeneralWords.Has(word.Key)))
        {
            Column column = view.ColumnNamed(field)
                ?? throw new CommandFailedException($"key missing: {field}");
            bool differs = value.StartsWith(Differs, StringComparison.Ordinal);
            conditions.Add((column, differs ? value[Differs.Length..] : value, !differs));
        }
        string token = "";
        while (true)
        {
            // The first answer, for the empty token, comes at once; its token stands before the look that follows.
            token = await NextAsync(run, view, token).ConfigureAwait(false);
            run.Objects.Forget();
            if (await IsMetAsync(run, view, conditions).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private static async Task<string> NextAsync(VerbRun run, View view, string token)
    {
        WireValue events = await run.CallAsync(
            "event.from",
            WireValue.Array([WireValue.Of(view.Class.EventName)]),
            WireValue.Of(token),
            WireValue.Of(WaitSeconds)).ConfigureAwait(false);
        return events.Members.First(member => member.Key == "token").Value.Text;
    }

    private static async Task<bool> IsMetAsync(
        VerbRun run, View view, List<(Column Column, string Value, bool IsEqual)> conditions)
    {
        string? uuid = conditions
            .Where(condition => condition.Column.Name == "uuid" && condition.IsEqual)
            .Select(condition => condition.Value)
            .FirstOrDefault();
        IReadOnlyList<ApiRecord> records = uuid is null
            ? await run.Objects.AllAsync(view.Class).ConfigureAwait(false)
            : await run.Objects.FindByUuidAsync(view.Class, uuid).ConfigureAwait(false) is { } one ? [one] : [];
        foreach (ApiRecord record in records)
        {
            if (await HasAllAsync(run, record, conditions).ConfigureAwait(false))
            {
                return true;
            }
        }
        return false;
    }

    private static async Task<bool> HasAllAsync(
        VerbRun run, ApiRecord record, List<(Column Column, string Value, bool IsEqual)> conditions)
    {
        foreach ((Column column, string value, bool isEqual) in conditions)
        {
            Cell cell = await CellReader.ReadAsync(run.Objects, column, record).ConfigureAwait(false);
            if (string.Equals(cell.Printed, value, column.Comparison) != isEqual)
            {
                return false;
            }
        }
        return true;
    }
}
