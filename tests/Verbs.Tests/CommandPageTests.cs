using System.Text.RegularExpressions;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;

namespace Xen.Model.Verbs.Tests;

/// <summary>The page about commands lists those that there are.</summary>
public sealed partial class CommandPageTests
{
    [Fact]
    public void The_page_lists_the_commands_and_classes_that_there_are()
    {
        string file = Path.Combine(Repository.Root, "docs", "xe.md");
        string committed = File.ReadAllText(file);
        string page = Section().Replace(committed, section =>
            $"<!-- generated: {section.Groups[1].Value} -->\n{Table(section.Groups[1].Value)}<!-- end -->");
        if (committed != page)
        {
            File.WriteAllText(file, page);
        }
        committed.Should().Be(page, "xe.md was stale; it has been rewritten, look at the difference and commit it");
    }

    private static string Table(string name) => name == "classes" ? Classes() : Commands();

    private static string Classes() =>
        "| class | of the API | columns of its list | can be changed |\n|---|---|---|---|\n"
        + string.Concat(ViewTable.All.Select(view =>
            $"| {view.Name} | {view.Class} | "
            + string.Join(", ", view.Columns.Where(column => view.Shown.Contains(column.Name)).Select(Name))
            + $" | {string.Join(", ", view.Columns.Where(column => column.IsWritable).Select(Name))} |\n"));

    private static string Name(Column column) => column.Name;

    private static string Commands() =>
        "| command | needs | may have | chooses | what it does |\n|---|---|---|---|---|\n"
        + string.Concat(VerbTable.All.Where(verb => !IsOfClass(verb.Name)).Select(verb =>
            $"| `{verb.Name}` | {string.Join(", ", verb.RequiredNames)} | {string.Join(", ", verb.OptionalNames)} | "
            + $"{(verb.Selection == Selection.None ? "" : verb.Selection + "s")} | {verb.Help} |\n"));

    private static bool IsOfClass(string name) => ViewTable.All.Any(view =>
        name == view.Name + "-list" || name.StartsWith(view.Name + "-param-", StringComparison.Ordinal));

    [GeneratedRegex("<!-- generated: ([a-z]+) -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Section();
}
