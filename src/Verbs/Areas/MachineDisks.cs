using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for the disks and network interfaces of machines.</summary>
internal static class MachineDisks
{
    private const string VbdColumns = "uuid,vm-name-label,userdevice";
    private const string VdiColumns = "uuid,name-label,sr-name-label,virtual-size";
    private const string ListWords = "vbd-params, vdi-params";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-disk-list", "", ListWords, "Lists the disks of the selected VMs.",
            run => ObjectLoop.EachAsync(run, vm => ListAsync(run, vm, "Disk")))
        {
            Selection = Selection.VM, TakesControlDomains = true, TakesTemplates = true,
        },
        new Verb(
            "vm-cd-list", "", ListWords, "Lists the CD drives of the selected VMs with what is in them.",
            run => ObjectLoop.EachAsync(run, vm => ListAsync(run, vm, "CD")))
        {
            Selection = Selection.VM, TakesTemplates = true,
        },
        new Verb(
            "snapshot-disk-list", "", $"uuid, snapshot-uuid, {ListWords}", "Lists the disks of a snapshot.",
            async run => await ListAsync(run, await MachineCopies.SnapshotOfAsync(run).ConfigureAwait(false), "Disk")
                .ConfigureAwait(false)),
        new Verb(
            "vm-disk-add", "disk-size, device", "sr-uuid",
            "Makes a disk for the selected VMs, on the default SR unless 'sr-uuid' names another, and plugs it in "
            + "where the VM runs.",
            run => ObjectLoop.EachAsync(run, vm => AddAsync(run, vm)))
        {
            Selection = Selection.VM,
        },
        new Verb(
            "vm-disk-remove", "device", "", "Unplugs a disk of the selected VMs and destroys it.",
            run => ObjectLoop.EachAsync(run, vm => RemoveAsync(run, vm)))
        {
            Selection = Selection.VM,
        },
        new Verb(
            "vm-vif-list", "", "", "Lists the network interfaces of the selected VMs.",
            run => ObjectLoop.EachAsync(run, vm => InterfacesAsync(run, vm)))
        {
            Selection = Selection.VM, TakesControlDomains = true, TakesTemplates = true,
        },
    ];

    /// <summary>The devices of a machine of one kind, in the order of their numbers.</summary>
    public static async Task<IReadOnlyList<ApiRecord>> DevicesAsync(VerbRun run, ApiRecord vm, string type)
    {
        List<ApiRecord> found = [];
        foreach (string reference in vm.Texts("VBDs"))
        {
            ApiRecord vbd = await run.Objects.GetAsync(VBDRecord.ClassInfo, reference).ConfigureAwait(false);
            if (vbd.Text("type") == type)
            {
                found.Add(vbd);
            }
        }
        return [.. found.OrderBy(vbd => vbd.Text("userdevice").Length)
            .ThenBy(vbd => vbd.Text("userdevice"), StringComparer.Ordinal)];
    }

    /// <summary>Unplugs a device of a machine that runs.</summary>
    public static async Task UnplugAsync(VerbRun run, ApiRecord vbd)
    {
        if (vbd["currently_attached"].Boolean)
        {
            await run.WorkAsync("VBD.unplug", WireValue.Of(vbd.Reference)).ConfigureAwait(false);
        }
    }

    private static async Task ListAsync(VerbRun run, ApiRecord vm, string type)
    {
        int number = 0;
        foreach (ApiRecord vbd in await DevicesAsync(run, vm, type).ConfigureAwait(false))
        {
            await Tables.ShowAsync(
                run, Title(type, number, "VBD"), ViewTable.Named("vbd"), vbd, run["vbd-params"] ?? VbdColumns)
                .ConfigureAwait(false);
            ApiRecord? vdi = await run.Objects.FindAsync(VDIRecord.ClassInfo, vbd.Text("VDI")).ConfigureAwait(false);
            if (vdi is not null)
            {
                await Tables.ShowAsync(
                    run, Title(type, number, "VDI"), ViewTable.Named("vdi"), vdi, run["vdi-params"] ?? VdiColumns)
                    .ConfigureAwait(false);
            }
            number++;
        }
    }

    private static string Title(string type, int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{type} {number} {what}:");

    private static async Task AddAsync(VerbRun run, ApiRecord vm)
    {
        ApiRecord storage = run["sr-uuid"] is null
            ? await MachineInstall.DefaultStorageAsync(run).ConfigureAwait(false)
            : await run.NeedAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false);
        WireValue vdi = await Creation.MakeAsync(
            run, VDIRecord.ClassInfo,
            ("name_label", WireValue.Of($"Disk {run.Need("device")}")),
            ("name_description", WireValue.Of("Created by xe")),
            ("SR", WireValue.Of(storage.Reference)),
            ("virtual_size", WireValue.Of(ValueText.Bytes("disk-size", run.Need("disk-size")))),
            ("type", WireValue.Of("user"))).ConfigureAwait(false);
        try
        {
            await AttachAsync(run, vm, vdi).ConfigureAwait(false);
        }
        catch
        {
            await run.CallAsync("VDI.destroy", vdi).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task AttachAsync(VerbRun run, ApiRecord vm, WireValue vdi)
    {
        WireValue vbd = await Creation.MakeAsync(
            run, VBDRecord.ClassInfo,
            ("VM", WireValue.Of(vm.Reference)),
            ("VDI", vdi),
            ("userdevice", WireValue.Of(run.Need("device"))),
            ("bootable", WireValue.Of(false)),
            ("mode", WireValue.Of("RW")),
            ("type", WireValue.Of("Disk")),
            ("unpluggable", WireValue.Of(true)),
            ("other_config", TypedValues.Map([KeyValuePair.Create("owner", "")]))).ConfigureAwait(false);
        if (vm.Text("power_state") == "Running")
        {
            await run.WorkAsync("VBD.plug", vbd).ConfigureAwait(false);
        }
    }

    private static async Task RemoveAsync(VerbRun run, ApiRecord vm)
    {
        string device = run.Need("device");
        ApiRecord vbd = (await DevicesAsync(run, vm, "Disk").ConfigureAwait(false))
            .FirstOrDefault(vbd => vbd.Text("userdevice") == device || vbd.Text("device") == device)
            ?? throw new CommandFailedException($"The VM has no disk {device}");
        await UnplugAsync(run, vbd).ConfigureAwait(false);
        await run.CallAsync("VBD.destroy", WireValue.Of(vbd.Reference)).ConfigureAwait(false);
        await run.CallAsync("VDI.destroy", vbd["VDI"]).ConfigureAwait(false);
    }

    private static async Task InterfacesAsync(VerbRun run, ApiRecord vm)
    {
        foreach (string reference in vm.Texts("VIFs"))
        {
            ApiRecord vif = await run.Objects.GetAsync(VIFRecord.ClassInfo, reference).ConfigureAwait(false);
            await Tables.ShowAsync(
                run, "", ViewTable.Named("vif"), vif, "uuid,vm-name-label,device,MAC,network-uuid,network-name-label")
                .ConfigureAwait(false);
        }
    }
}
