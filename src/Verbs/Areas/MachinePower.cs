using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that start and stop machines.</summary>
internal static class MachinePower
{
    private const string Progress = "progress";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-start", "", $"force, on, paused, {Progress}",
            "Starts the selected VMs; with 'on' on a certain host, with --paused without running them yet.",
            run => ObjectLoop.EachAsync(run, vm => StartAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true, TakesControlDomains = true,
        },
        Forced(
            "vm-shutdown", "VM.clean_shutdown", "VM.hard_shutdown",
            "Asks the selected VMs to shut down; with --force takes their power."),
        Forced(
            "vm-reboot", "VM.clean_reboot", "VM.hard_reboot",
            "Asks the selected VMs to reboot; with --force without asking them."),
        CallVerb.WorkOnVMs("vm-suspend", "VM.suspend", "@", "Suspends the selected VMs to disk.") with
        {
            IsCommon = true,
        },
        new Verb(
            "vm-resume", "", $"force, on, {Progress}",
            "Resumes the selected VMs, which are suspended; with 'on' on a certain host.",
            run => ObjectLoop.EachAsync(run, vm => ResumeAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true,
        },
        CallVerb.WorkOnVMs("vm-pause", "VM.pause", "@", "Pauses the selected VMs, which keep their memory."),
        CallVerb.WorkOnVMs("vm-unpause", "VM.unpause", "@", "Lets the selected VMs, which are paused, go on."),
        new Verb(
            "vm-reset-powerstate", "", "force",
            "Takes the selected VMs for halted, whatever became of them; only with --force. Their disks are damaged "
            + "if they still run somewhere.",
            run => ObjectLoop.EachAsync(run, vm => ResetAsync(run, vm)))
        {
            Selection = Selection.VM,
        },
    ];

    /// <summary>Takes a machine for halted, if that is what the user really wants.</summary>
    public static Task ResetAsync(VerbRun run, ApiRecord vm) => run.IsSet("force")
        ? run.CallAsync("VM.power_state_reset", WireValue.Of(vm.Reference))
        : throw new CommandFailedException(
            "The disks of a VM that still runs would be damaged; use --force if it runs nowhere");

    private static Verb Forced(string name, string gentle, string hard, string help) => new(
        name, "", $"force, {Progress}", help,
        run => ObjectLoop.EachAsync(
            run, vm => run.WorkAsync(run.IsSet("force") ? hard : gentle, WireValue.Of(vm.Reference))))
    {
        Selection = Selection.VM,
        IsCommon = true,
    };

    private static async Task StartAsync(VerbRun run, ApiRecord vm)
    {
        WireValue self = WireValue.Of(vm.Reference);
        WireValue isPaused = WireValue.Of(run.IsSet("paused"));
        WireValue isForced = WireValue.Of(run.IsSet("force"));
        if (run["on"] is not null)
        {
            ApiRecord host = await run.HostNamedAsync("on").ConfigureAwait(false);
            await run.WorkAsync("VM.start_on", self, WireValue.Of(host.Reference), isPaused, isForced)
                .ConfigureAwait(false);
            return;
        }
        try
        {
            await run.WorkAsync("VM.start", self, isPaused, isForced).ConfigureAwait(false);
        }
        catch (XenApiFailedException failure) when (failure.Error.Code == ErrorCode.NoHostsAvailable)
        {
            await ExplainAsync(run, self).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tells for each host why a machine cannot start there.</summary>
    private static async Task ExplainAsync(VerbRun run, WireValue vm)
    {
        List<(string Label, string Value)> lines = [];
        foreach (ApiRecord host in await run.Objects.AllAsync(HostRecord.ClassInfo).ConfigureAwait(false))
        {
            try
            {
                await run.CallAsync("VM.assert_can_boot_here", vm, WireValue.Of(host.Reference))
                    .ConfigureAwait(false);
            }
            catch (XenApiFailedException failure)
            {
                string reason = await ErrorText.ShortAsync(run.Objects, failure.Error).ConfigureAwait(false);
                lines.Add((host.NameLabel, reason.ReplaceLineEndings(", ")));
            }
        }
        if (lines.Count > 0)
        {
            await run.Terminal.SayAsync(RecordText.Of(lines).TrimEnd('\n')).ConfigureAwait(false);
        }
    }

    private static async Task ResumeAsync(VerbRun run, ApiRecord vm)
    {
        WireValue self = WireValue.Of(vm.Reference);
        WireValue isPaused = WireValue.Of(false);
        WireValue isForced = WireValue.Of(run.IsSet("force"));
        if (run["on"] is null)
        {
            await run.WorkAsync("VM.resume", self, isPaused, isForced).ConfigureAwait(false);
            return;
        }
        ApiRecord host = await run.HostNamedAsync("on").ConfigureAwait(false);
        await run.WorkAsync("VM.resume_on", self, WireValue.Of(host.Reference), isPaused, isForced)
            .ConfigureAwait(false);
    }
}
