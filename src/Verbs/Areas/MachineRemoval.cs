using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that remove machines, alone or with all that is theirs.</summary>
internal static class MachineRemoval
{
    private const string OwnerKey = "owner";
    private const string Yes = "yes";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        CallVerb.Of("vm-destroy", "VM.destroy", "uuid", "Removes a VM and leaves its disks."),
        new Verb(
            "vm-uninstall", "", "force",
            "Removes VMs with the disks and snapshots that are theirs alone, after asking unless --force is given.",
            run => ObjectLoop.EachAsync(run, vm => UninstallAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true,
        },
        new Verb(
            "template-uninstall", "template-uuid", "force",
            "Removes a template with its disks, after asking unless --force is given.",
            async run => await UninstallAsync(
                run, await run.NeedAsync(VMRecord.ClassInfo, "template-uuid").ConfigureAwait(false))
                .ConfigureAwait(false)),
        new Verb(
            "snapshot-destroy", "", "uuid, snapshot-uuid", "Removes a snapshot and leaves its disks.",
            async run => await run.CallAsync(
                "VM.destroy",
                WireValue.Of((await MachineCopies.SnapshotOfAsync(run).ConfigureAwait(false)).Reference))
                .ConfigureAwait(false)),
        new Verb(
            "snapshot-uninstall", "", "uuid, snapshot-uuid, force",
            "Removes a snapshot with its disks, after asking unless --force is given.",
            async run => await UninstallAsync(run, await MachineCopies.SnapshotOfAsync(run).ConfigureAwait(false))
                .ConfigureAwait(false)),
    ];

    /// <summary>Shows what is about to go; goes on only when the user says yes.</summary>
    /// <exception cref="ExitException">The user does not want it.</exception>
    public static async Task AskAsync(VerbRun run, IEnumerable<string> lines)
    {
        if (run.IsSet("force"))
        {
            return;
        }
        foreach (string line in lines)
        {
            await run.Terminal.PrintAsync(line).ConfigureAwait(false);
        }
        await run.Terminal.PrintAsync($"Type '{Yes}' to continue").ConfigureAwait(false);
        string answer = await run.Terminal.PromptAsync().ConfigureAwait(false);
        if (!string.Equals(answer.Trim(), Yes, StringComparison.OrdinalIgnoreCase))
        {
            await run.Terminal.PrintAsync("Aborted").ConfigureAwait(false);
            throw new ExitException(0);
        }
    }

    private static async Task UninstallAsync(VerbRun run, ApiRecord vm)
    {
        List<ApiRecord> machines = [vm];
        foreach (string snapshot in vm.Texts("snapshots"))
        {
            machines.Add(await run.Objects.GetAsync(VMRecord.ClassInfo, snapshot).ConfigureAwait(false));
        }
        List<ApiRecord> disks = [];
        foreach (ApiRecord machine in machines)
        {
            disks.AddRange(await OwnedAsync(run, machine).ConfigureAwait(false));
        }
        disks = [.. disks.DistinctBy(disk => disk.Reference)];
        await AskAsync(
            run,
            [
                "The following items are about to be destroyed",
                .. machines.Select(machine => $"VM : {machine.Uuid} ({machine.NameLabel})"),
                .. disks.Select(disk => $"VDI: {disk.Uuid} ({disk.NameLabel})"),
            ]).ConfigureAwait(false);
        if (vm.Text("power_state") != "Halted")
        {
            await run.WorkAsync("VM.hard_shutdown", WireValue.Of(vm.Reference)).ConfigureAwait(false);
        }
        foreach (ApiRecord machine in machines)
        {
            await run.CallAsync("VM.destroy", WireValue.Of(machine.Reference)).ConfigureAwait(false);
        }
        run.Objects.Forget();
        foreach (ApiRecord disk in disks)
        {
            // The image of the memory may have gone with the machine.
            if (await run.Objects.FindAsync(VDIRecord.ClassInfo, disk.Reference).ConfigureAwait(false) is not null)
            {
                await run.CallAsync("VDI.destroy", WireValue.Of(disk.Reference)).ConfigureAwait(false);
            }
        }
        await run.Terminal.SayAsync("All objects destroyed").ConfigureAwait(false);
    }

    /// <summary>The disks that belong to a machine, and the image of its memory.</summary>
    private static async Task<List<ApiRecord>> OwnedAsync(VerbRun run, ApiRecord vm)
    {
        List<ApiRecord> owned = [];
        foreach (string reference in vm.Texts("VBDs"))
        {
            ApiRecord vbd = await run.Objects.GetAsync(VBDRecord.ClassInfo, reference).ConfigureAwait(false);
            if (vbd.Text("type") == "Disk" && vbd.Entry("other_config", OwnerKey) is not null
                && await run.Objects.FindAsync(VDIRecord.ClassInfo, vbd.Text("VDI")).ConfigureAwait(false) is { } disk)
            {
                owned.Add(disk);
            }
        }
        if (await run.Objects.FindAsync(VDIRecord.ClassInfo, vm.Text("suspend_VDI")).ConfigureAwait(false) is { } image)
        {
            owned.Add(image);
        }
        return owned;
    }
}
