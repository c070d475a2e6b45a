using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;

namespace Xen.Model.Verbs.Areas;

/// <summary>The command that ties the terminal to the text console of a machine.</summary>
internal static class MachineConsole
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "console", "", "", "Shows the text console of a VM; the keys Ctrl and ] leave it.",
            async run => await AttachAsync(run, await ObjectLoop.OneAsync(run).ConfigureAwait(false))
                .ConfigureAwait(false))
        {
            Selection = Selection.VM, TakesControlDomains = true,
        },
    ];

    private static async Task AttachAsync(VerbRun run, ApiRecord vm)
    {
        foreach (string reference in vm.Texts("consoles"))
        {
            ApiRecord? console =
                await run.Objects.FindAsync(ConsoleRecord.ClassInfo, reference).ConfigureAwait(false);
            if (console?.Text("protocol") == "vt100")
            {
                string url = $"/console?uuid={console.Uuid}&session_id={Uri.EscapeDataString(run.Api.Session)}";
                if (!await run.Terminal.ConnectAsync(url).ConfigureAwait(false))
                {
                    throw new CommandFailedException("The client could not open the console");
                }
                return;
            }
        }
        throw new CommandFailedException("The VM has no text console; it has one while it runs");
    }
}
