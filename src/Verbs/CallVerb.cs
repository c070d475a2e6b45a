using Xen.Model.Schema;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs;

/// <summary>
/// Commands that are one call of the API. Their arguments are written down with commas, in the order of the message:
/// <c>name</c> a parameter that has to be given, <c>name=text</c> one that may be, with what stands for it otherwise,
/// <c>name#</c> a number of bytes, <c>name:</c> a map whose entries are given behind the name, <c>@</c> the object that
/// the filters chose, <c>!text</c> always the same, <c>$pool</c> the pool, <c>$master</c> its coordinator. The types
/// are those of the message: references are named by uuid.
/// </summary>
internal static class CallVerb
{
    private const string Chosen = "@";
    private const string Pool = "$pool";

    /// <summary>A command without filters.</summary>
    public static Verb Of(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.None, isWork: false);

    /// <summary>A command without filters whose call is a task.</summary>
    public static Verb Work(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.None, isWork: true);

    /// <summary>A command for each machine that filters choose.</summary>
    public static Verb ForVMs(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.VM, isWork: false);

    /// <summary>A command for each machine that filters choose, whose call is a task.</summary>
    public static Verb WorkOnVMs(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.VM, isWork: true);

    /// <summary>A command for each host that filters choose.</summary>
    public static Verb ForHosts(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.Host, isWork: false);

    /// <summary>A command for each host that filters choose, whose call is a task.</summary>
    public static Verb WorkOnHosts(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.Host, isWork: true);

    /// <summary>A command for each storage repository that filters choose.</summary>
    public static Verb ForSRs(string name, string method, string arguments, string help) =>
        Make(name, method, arguments, help, Selection.SR, isWork: false);

    /// <summary>Prints an answer: uuids for references, other values as they are, nothing for nothing.</summary>
    public static async Task ShowAsync(VerbRun run, XenType type, WireValue answer)
    {
        if (ReferenceEquals(type, XenType.Void))
        {
            return;
        }
        if (type.IsSet)
        {
            var members = (Cell.Set)await CellText.ManyAsync(run.Objects, type, answer, false).ConfigureAwait(false);
            await run.Terminal.ValuesAsync(members.Members).ConfigureAwait(false);
            return;
        }
        await run.Terminal.ValuesAsync(await CellText.OneAsync(run.Objects, type, answer).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static Verb Make(
        string name, string method, string arguments, string help, Selection selection, bool isWork)
    {
        CallShape call = CallShape.Of(method);
        string[] items = [.. arguments.Split(',', StringSplitOptions.TrimEntries).Where(item => item.Length > 0)];
        if (items.Length > call.Parameters.Count || items.Length < call.RequiredCount)
        {
            throw new FormatException($"{name}: {method} takes another number of arguments");
        }
        async Task ActAsync(VerbRun run, ApiRecord? chosen)
        {
            WireValue[] values = new WireValue[items.Length];
            for (int at = 0; at < items.Length; at++)
            {
                values[at] = await ArgumentAsync(run, call.Parameters[at], items[at], chosen)
                    .ConfigureAwait(false);
            }
            WireValue answer = await (isWork ? run.WorkAsync(method, values) : run.CallAsync(method, values))
                .ConfigureAwait(false);
            run.Objects.Forget();
            await ShowAsync(run, call.Result, answer).ConfigureAwait(false);
        }
        return new Verb(
            name,
            string.Join(',', items.Where(IsRequired).Select(NameOf).Distinct()),
            string.Join(',', items.Where(IsOptional).Select(NameOf)
                .Concat(isWork && selection != Selection.None ? ["progress"] : [])),
            help,
            selection == Selection.None
                ? run => ActAsync(run, null)
                : run => ObjectLoop.EachAsync(run, chosen => ActAsync(run, chosen)))
        {
            Selection = selection,
        };
    }

    private static async Task<WireValue> ArgumentAsync(VerbRun run, XenType type, string item, ApiRecord? chosen)
    {
        if (item == Chosen)
        {
            return WireValue.Of(chosen!.Reference);
        }
        if (item[0] == '$')
        {
            ApiRecord pool = await run.Objects.PoolAsync().ConfigureAwait(false);
            return item == Pool ? WireValue.Of(pool.Reference) : pool["master"];
        }
        if (item[^1] == ':')
        {
            return TypedValues.Map(run.Line.Behind(item));
        }
        if (item[^1] == '#')
        {
            return WireValue.Of(ValueText.Bytes(NameOf(item), run.Need(NameOf(item))));
        }
        string text = item[0] == '!' ? item[1..]
            : IsRequired(item) ? run.Need(item)
            : run[NameOf(item)] ?? Default(item);
        return await TypedValues.ReadAsync(run.Objects, type, NameOf(item), text).ConfigureAwait(false);
    }

    private static bool IsRequired(string item) => item != Chosen && item[0] is not ('!' or '$') && !IsOptional(item);

    private static bool IsOptional(string item) =>
        item[0] is not ('!' or '$') && (item[^1] == ':' || item.Contains('=', StringComparison.Ordinal));

    private static string NameOf(string item) => item[^1] == ':' ? item : item.Split('=')[0].TrimEnd('#');

    private static string Default(string item) => item[(item.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
