using Xen.Model.Classes;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that make copies and snapshots of machines.</summary>
internal static class MachineCopies
{
    private const string NewName = "new-name-label";
    private const string NewDescription = "new-name-description";
    private const string SnapshotWords = "uuid, snapshot-uuid";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-clone", NewName, NewDescription,
            "Clones a VM or template; its disks share what they have in common where the storage can do so.",
            run => ObjectLoop.EachAsync(run, vm => MakeAsync(run, "VM.clone", vm)))
        {
            Selection = Selection.VM, IsCommon = true, TakesTemplates = true,
        },
        new Verb(
            "vm-copy", NewName, $"{NewDescription}, sr-uuid",
            "Copies a VM or template with whole copies of its disks, to certain storage if 'sr-uuid' is given.",
            async run => await CopyAsync(run, await ObjectLoop.OneAsync(run).ConfigureAwait(false))
                .ConfigureAwait(false))
        {
            Selection = Selection.VM, TakesTemplates = true,
        },
        new Verb(
            "vm-snapshot", NewName, $"{NewDescription}, ignore-vdi-uuids",
            "Takes a snapshot of a VM's disks.",
            run => ObjectLoop.EachAsync(run, vm => SnapshotAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true,
        },
        new Verb(
            "vm-snapshot-with-quiesce", NewName, NewDescription,
            "Takes a snapshot of a VM's disks after asking its programs to write what they hold.",
            run => ObjectLoop.EachAsync(run, vm => MakeAsync(run, "VM.snapshot_with_quiesce", vm)))
        {
            Selection = Selection.VM,
        },
        new Verb(
            "vm-checkpoint", NewName, NewDescription, "Takes a snapshot of a VM with its memory.",
            run => ObjectLoop.EachAsync(run, vm => MakeAsync(run, "VM.checkpoint", vm)))
        {
            Selection = Selection.VM,
        },
        new Verb(
            "snapshot-revert", "", SnapshotWords, "Makes a VM again what it was when a snapshot of it was taken.",
            async run => await run.WorkAsync(
                "VM.revert", WireValue.Of((await SnapshotOfAsync(run).ConfigureAwait(false)).Reference))
                .ConfigureAwait(false)) { IsCommon = true },
        new Verb(
            "snapshot-clone", NewName, $"{SnapshotWords}, {NewDescription}", "Makes a template from a snapshot.",
            async run => await MakeAsync(run, "VM.clone", await SnapshotOfAsync(run).ConfigureAwait(false))
                .ConfigureAwait(false)),
        new Verb(
            "snapshot-copy", NewName, $"{SnapshotWords}, {NewDescription}, sr-uuid",
            "Makes a template with whole copies of the disks of a snapshot.",
            async run => await CopyAsync(run, await SnapshotOfAsync(run).ConfigureAwait(false))
                .ConfigureAwait(false)),
        new Verb(
            "snapshot-reset-powerstate", "", $"{SnapshotWords}, force",
            "Takes a snapshot with memory for one without; only with --force.",
            async run => await MachinePower.ResetAsync(run, await SnapshotOfAsync(run).ConfigureAwait(false))
                .ConfigureAwait(false)),
    ];

    /// <summary>The snapshot that either of two parameters names.</summary>
    public static Task<ApiRecord> SnapshotOfAsync(VerbRun run) =>
        run.NeedAsync(VMRecord.ClassInfo, run["uuid"] is null ? "snapshot-uuid" : "uuid");

    private static async Task MakeAsync(VerbRun run, string method, ApiRecord from, params WireValue[] more)
    {
        WireValue made = await run.WorkAsync(
            method, [WireValue.Of(from.Reference), WireValue.Of(run.Need(NewName)), .. more]).ConfigureAwait(false);
        if (run[NewDescription] is { } description)
        {
            await run.CallAsync("VM.set_name_description", made, WireValue.Of(description)).ConfigureAwait(false);
        }
        await run.ShowUuidAsync(VMRecord.ClassInfo, made).ConfigureAwait(false);
    }

    private static async Task CopyAsync(VerbRun run, ApiRecord from) => await MakeAsync(
        run, "VM.copy", from, await run.ReferenceAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false))
        .ConfigureAwait(false);

    private static async Task SnapshotAsync(VerbRun run, ApiRecord vm)
    {
        List<WireValue> ignored = [];
        foreach (string uuid in ValueText.Set(run["ignore-vdi-uuids"] ?? ""))
        {
            ApiRecord vdi = await run.Objects.ByUuidAsync(VDIRecord.ClassInfo, uuid).ConfigureAwait(false);
            ignored.Add(WireValue.Of(vdi.Reference));
        }
        await MakeAsync(run, "VM.snapshot", vm, ignored.Count == 0 ? [] : [WireValue.Array(ignored)])
            .ConfigureAwait(false);
    }
}
