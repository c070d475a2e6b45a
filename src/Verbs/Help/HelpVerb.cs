using System.Text;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Selectors;

namespace Xen.Model.Verbs.Help;

/// <summary><c>help</c>: the names of the commands, or what one of them takes. Completion reads it.</summary>
internal static class HelpVerb
{
    private const int Width = 74;
    private const int Indent = 4;
    private const int LabelWidth = 24;

    private const string Usage = """
        Usage: xe COMMAND [-s SERVER] [-u USER] [-pw PASSWORD | -pwf FILE] [-p PORT] [NAME=VALUE ...] [--FLAG ...]

        'xe help COMMAND' tells of one command, 'xe help --all' names all of them.

        """;

    /// <summary>The command.</summary>
    public static Verb Verb { get; } = new(
        "help", "", "all",
        "Shows the common commands, with --all all of them, with names of commands what these take.",
        RunAsync) { NeedsNoLogin = true, TakesAnything = true, IsCommon = true };

    /// <summary>What is said of one command.</summary>
    public static string Describe(Verb verb)
    {
        var text = new StringBuilder();
        Line(text, "command name".PadRight(LabelWidth), verb.Name);
        Line(text, "        reqd params".PadRight(LabelWidth), string.Join(", ", verb.RequiredNames));
        IEnumerable<string> selectors =
            verb.Selection == Selection.None ? [] : [$"<{verb.Selection.ToString().ToLowerInvariant()}-selectors>"];
        Line(
            text, "        optional params".PadRight(LabelWidth),
            string.Join(", ", verb.OptionalNames.Concat(selectors)));
        Line(text, "        description".PadRight(LabelWidth), verb.Help);
        return text.ToString();
    }

    private static async Task RunAsync(VerbRun run)
    {
        string[] names = [.. run.Line.Words];
        if (names.Length > 0)
        {
            foreach (string name in names)
            {
                Verb verb = VerbTable.Find(name) ?? throw new Failures.UnknownCommandException(name);
                await run.Terminal.PrintAsync(Describe(verb)).ConfigureAwait(false);
            }
            return;
        }
        bool isAll = run.IsSet("all");
        Verb[] shown = [.. VerbTable.All.Where(verb => !verb.IsHidden && (isAll || verb.IsCommon))];
        if (run.Terminal.IsMinimal)
        {
            await run.Terminal.ValuesAsync([.. shown.Select(verb => verb.Name)]).ConfigureAwait(false);
            return;
        }
        await run.Terminal.PrintAsync(Usage).ConfigureAwait(false);
        if (!isAll)
        {
            await GroupAsync(run, "Common commands", shown).ConfigureAwait(false);
            return;
        }
        ILookup<string, Verb> groups = shown.ToLookup(GroupOf);
        foreach (string group in (string[])["Host commands", "VM commands", "Other commands"])
        {
            await GroupAsync(run, group, groups[group]).ConfigureAwait(false);
        }
    }

    private static string GroupOf(Verb verb) =>
        verb.Name.StartsWith("host-", StringComparison.Ordinal) ? "Host commands"
            : verb.Name.StartsWith("vm-", StringComparison.Ordinal) ? "VM commands"
            : "Other commands";

    private static Task GroupAsync(VerbRun run, string title, IEnumerable<Verb> verbs) =>
        run.Terminal.PrintAsync($"{title}:\n{Wrapped(verbs.Select(verb => verb.Name))}");

    /// <summary>Names with commas, in lines that fit.</summary>
    private static string Wrapped(IEnumerable<string> names)
    {
        var text = new StringBuilder();
        int column = 0;
        foreach (string name in names)
        {
            if (column == 0 || column + name.Length + 2 > Width)
            {
                text.Append(column == 0 ? "" : ",\n").Append(' ', Indent).Append(name);
                column = Indent + name.Length;
            }
            else
            {
                text.Append(", ").Append(name);
                column += name.Length + 2;
            }
        }
        return text.Append('\n').ToString();
    }

    private static void Line(StringBuilder text, string label, string value) =>
        text.Append(label).Append(": ").Append(value).Append('\n');
}
