using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for the CD drives of machines and the discs that can be put into them.</summary>
internal static class MachineDiscs
{
    private const string Disc = "CD";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb("cd-list", "", "params", "Lists the discs that there are.", ListAsync),
        new Verb(
            "vm-cd-add", "cd-name, device", "", "Gives the selected VMs a CD drive with a disc in it.",
            run => ObjectLoop.EachAsync(run, vm => AddAsync(run, vm)))
        {
            Selection = Selection.VM,
        },
        new Verb(
            "vm-cd-insert", "cd-name", "", "Puts a disc into the one CD drive of each of the selected VMs.",
            run => ObjectLoop.EachAsync(run, vm => InsertAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true,
        },
        new Verb(
            "vm-cd-eject", "", "", "Takes the disc out of the one CD drive of each of the selected VMs.",
            run => ObjectLoop.EachAsync(run, vm => EjectAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true,
        },
        new Verb(
            "vm-cd-remove", "cd-name", "", "Takes a CD drive with its disc from the selected VMs.",
            run => ObjectLoop.EachAsync(run, vm => RemoveAsync(run, vm)))
        {
            Selection = Selection.VM,
        },
    ];

    private static async Task<IReadOnlyList<ApiRecord>> DiscsAsync(VerbRun run)
    {
        List<ApiRecord> discs = [];
        foreach (ApiRecord storage in (await run.Objects.AllAsync(SRRecord.ClassInfo).ConfigureAwait(false))
            .Where(storage => storage.Text("content_type") == "iso"))
        {
            foreach (string reference in storage.Texts("VDIs"))
            {
                discs.Add(await run.Objects.GetAsync(VDIRecord.ClassInfo, reference).ConfigureAwait(false));
            }
        }
        return discs;
    }

    private static async Task<ApiRecord> NamedAsync(VerbRun run)
    {
        string name = run.Need("cd-name");
        ApiRecord[] found =
        [
            .. (await DiscsAsync(run).ConfigureAwait(false)).Where(disc => disc.NameLabel == name || disc.Uuid == name),
        ];
        return found.Length == 1
            ? found[0]
            : throw new CommandFailedException($"{(found.Length == 0 ? "No" : "More than one")} CD is called {name}");
    }

    private static async Task ListAsync(VerbRun run)
    {
        IReadOnlyList<ApiRecord> discs = await DiscsAsync(run).ConfigureAwait(false);
        string columns = run["params"] ?? "uuid,name-label";
        if (!run.Terminal.IsMinimal)
        {
            foreach (ApiRecord disc in discs)
            {
                await Tables.ShowAsync(run, "", ViewTable.Named("vdi"), disc, columns).ConfigureAwait(false);
            }
            return;
        }
        View view = ViewTable.Named("vdi");
        Column first = view.Columns.First(column => columns.Split(',').Contains(column.Name) || columns == "all");
        List<string> values = [];
        foreach (ApiRecord disc in discs)
        {
            values.Add((await CellReader.ShowAsync(run.Objects, first, disc).ConfigureAwait(false)).Printed);
        }
        await run.Terminal.ValuesAsync(values).ConfigureAwait(false);
    }

    private static async Task AddAsync(VerbRun run, ApiRecord vm)
    {
        ApiRecord disc = await NamedAsync(run).ConfigureAwait(false);
        WireValue vbd = await Creation.MakeAsync(
            run, VBDRecord.ClassInfo,
            ("VM", WireValue.Of(vm.Reference)),
            ("VDI", WireValue.Of(disc.Reference)),
            ("userdevice", WireValue.Of(run.Need("device"))),
            ("bootable", WireValue.Of(false)),
            ("mode", WireValue.Of("RO")),
            ("type", WireValue.Of(Disc))).ConfigureAwait(false);
        if (vm.Text("power_state") == "Running")
        {
            await run.WorkAsync("VBD.plug", vbd).ConfigureAwait(false);
        }
    }

    private static async Task<ApiRecord> DriveAsync(VerbRun run, ApiRecord vm, bool isEmpty)
    {
        ApiRecord[] drives =
        [
            .. (await MachineDisks.DevicesAsync(run, vm, Disc).ConfigureAwait(false))
                .Where(drive => drive["empty"].Boolean == isEmpty),
        ];
        return drives.Length == 1
            ? drives[0]
            : throw new CommandFailedException(
                $"The VM has {(drives.Length == 0 ? "no" : "more than one")} CD drive "
                + (isEmpty ? "that is empty" : "with a disc in it"));
    }

    private static async Task InsertAsync(VerbRun run, ApiRecord vm)
    {
        ApiRecord drive = await DriveAsync(run, vm, isEmpty: true).ConfigureAwait(false);
        ApiRecord disc = await NamedAsync(run).ConfigureAwait(false);
        await run.WorkAsync("VBD.insert", WireValue.Of(drive.Reference), WireValue.Of(disc.Reference))
            .ConfigureAwait(false);
    }

    private static async Task EjectAsync(VerbRun run, ApiRecord vm)
    {
        ApiRecord drive = await DriveAsync(run, vm, isEmpty: false).ConfigureAwait(false);
        await run.WorkAsync("VBD.eject", WireValue.Of(drive.Reference)).ConfigureAwait(false);
    }

    private static async Task RemoveAsync(VerbRun run, ApiRecord vm)
    {
        ApiRecord disc = await NamedAsync(run).ConfigureAwait(false);
        ApiRecord drive = (await MachineDisks.DevicesAsync(run, vm, Disc).ConfigureAwait(false))
            .FirstOrDefault(drive => drive.Text("VDI") == disc.Reference)
            ?? throw new CommandFailedException($"The CD {disc.NameLabel} is in no drive of the VM");
        await MachineDisks.UnplugAsync(run, drive).ConfigureAwait(false);
        await run.CallAsync("VBD.destroy", WireValue.Of(drive.Reference)).ConfigureAwait(false);
    }
}
