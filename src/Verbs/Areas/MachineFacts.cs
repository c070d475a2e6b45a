using System.Text;
using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that tell of machines, or pass something on to them.</summary>
internal static class MachineFacts
{
    private const string FileSuffix = ":file";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-crashdump-list", "", "", "Lists what crashes of the selected VMs left behind.",
            run => ObjectLoop.EachAsync(run, vm => CrashesAsync(run, vm)))
        {
            Selection = Selection.VM,
        },
        new Verb(
            "vm-query-services", "", "", "Lists the services that the selected VMs offer.",
            run => ObjectLoop.EachAsync(run, vm => ServicesAsync(run, vm)))
        {
            Selection = Selection.VM, TakesControlDomains = true,
        },
        new Verb(
            "vm-call-plugin", "vm-uuid, plugin, fn", "args:",
            "Calls a function of a plugin for a VM; args:NAME:file=PATH gives the content of a file.",
            async run => await PluginAsync(
                run, "VM.call_plugin", await run.NeedAsync(VMRecord.ClassInfo, "vm-uuid").ConfigureAwait(false))
                .ConfigureAwait(false)),
        new Verb(
            "vm-call-host-plugin", "vm-uuid, plugin, fn", "args:",
            "Calls a function of a plugin of the host on which a VM runs.",
            async run => await PluginAsync(
                run, "VM.call_host_plugin", await run.NeedAsync(VMRecord.ClassInfo, "vm-uuid").ConfigureAwait(false))
                .ConfigureAwait(false)),
        new Verb(
            "diagnostic-vm-status", "uuid", "", "Shows a VM, its disks, where these lie and which hosts reach them.",
            MachineStatusAsync),
        new Verb(
            "diagnostic-vdi-status", "uuid", "", "Shows a disk, where it lies and which VMs use it.",
            DiskStatusAsync),
    ];

    /// <summary>Calls a plugin with arguments from the command line, or from files of the user.</summary>
    public static async Task PluginAsync(VerbRun run, string method, ApiRecord target)
    {
        List<KeyValuePair<string, string>> arguments = [];
        foreach ((string name, string value) in run.Line.Behind("args:"))
        {
            arguments.Add(name.EndsWith(FileSuffix, StringComparison.Ordinal)
                ? KeyValuePair.Create(name[..^FileSuffix.Length], await FileAsync(run, value).ConfigureAwait(false))
                : KeyValuePair.Create(name, value));
        }
        WireValue answer = await run.WorkAsync(
            method, WireValue.Of(target.Reference), WireValue.Of(run.Need("plugin")), WireValue.Of(run.Need("fn")),
            TypedValues.Map(arguments)).ConfigureAwait(false);
        await run.Terminal.PrintAsync(answer.Text).ConfigureAwait(false);
    }

    /// <summary>The content of a file of the user, as text.</summary>
    /// <exception cref="CommandFailedException">It is not to be had.</exception>
    public static async Task<string> FileAsync(VerbRun run, string path) =>
        await run.Terminal.LoadAsync(path).ConfigureAwait(false) is { } content
            ? Encoding.UTF8.GetString(content)
            : throw new CommandFailedException($"The file {path} could not be read");

    private static async Task CrashesAsync(VerbRun run, ApiRecord vm)
    {
        foreach (string reference in vm.Texts("crash_dumps"))
        {
            ApiRecord crash = await run.Objects.GetAsync(CrashdumpRecord.ClassInfo, reference).ConfigureAwait(false);
            ApiRecord? vdi = await run.Objects.FindAsync(VDIRecord.ClassInfo, crash.Text("VDI")).ConfigureAwait(false);
            await Tables.ShowAsync(
                run,
                [
                    ("vm-uuid", vm.Uuid), ("vdi-uuid", vdi?.Uuid ?? CellText.Nothing),
                    ("vdi-name-label", vdi?.NameLabel ?? CellText.Nothing),
                ]).ConfigureAwait(false);
        }
    }

    private static async Task ServicesAsync(VerbRun run, ApiRecord vm)
    {
        WireValue services = await run.CallAsync("VM.query_services", WireValue.Of(vm.Reference))
            .ConfigureAwait(false);
        await Tables.ShowAsync(run, [.. services.Members.Select(entry => (entry.Key, entry.Value.Text))])
            .ConfigureAwait(false);
    }

    private static async Task MachineStatusAsync(VerbRun run)
    {
        ApiRecord vm = await run.NeedAsync(VMRecord.ClassInfo, "uuid").ConfigureAwait(false);
        await Tables.ShowAsync(
            run, "VM:", ViewTable.Named("vm"), vm, "uuid,name-label,power-state,possible-hosts,resident-on")
            .ConfigureAwait(false);
        foreach (ApiRecord vbd in await MachineDisks.DevicesAsync(run, vm, "Disk").ConfigureAwait(false))
        {
            await Tables.ShowAsync(
                run, "VBD:", ViewTable.Named("vbd"), vbd, "uuid,device,userdevice,currently-attached,status-detail")
                .ConfigureAwait(false);
            if (await run.Objects.FindAsync(VDIRecord.ClassInfo, vbd.Text("VDI")).ConfigureAwait(false) is { } vdi)
            {
                await DiskAsync(run, vdi).ConfigureAwait(false);
            }
        }
    }

    private static async Task DiskStatusAsync(VerbRun run)
    {
        ApiRecord vdi = await run.NeedAsync(VDIRecord.ClassInfo, "uuid").ConfigureAwait(false);
        await DiskAsync(run, vdi).ConfigureAwait(false);
        foreach (string reference in vdi.Texts("VBDs"))
        {
            ApiRecord vbd = await run.Objects.GetAsync(VBDRecord.ClassInfo, reference).ConfigureAwait(false);
            await Tables.ShowAsync(
                run, "VBD:", ViewTable.Named("vbd"), vbd, "uuid,vm-uuid,vm-name-label,device,currently-attached")
                .ConfigureAwait(false);
        }
    }

    private static async Task DiskAsync(VerbRun run, ApiRecord vdi)
    {
        await Tables.ShowAsync(
            run, "VDI:", ViewTable.Named("vdi"), vdi, "uuid,name-label,sr-uuid,sr-name-label,virtual-size,location")
            .ConfigureAwait(false);
        ApiRecord storage = await run.Objects.GetAsync(SRRecord.ClassInfo, vdi.Text("SR")).ConfigureAwait(false);
        foreach (string reference in storage.Texts("PBDs"))
        {
            ApiRecord pbd = await run.Objects.GetAsync(PBDRecord.ClassInfo, reference).ConfigureAwait(false);
            await Tables.ShowAsync(
                run, "PBD:", ViewTable.Named("pbd"), pbd, "uuid,host-uuid,host-name-label,currently-attached")
                .ConfigureAwait(false);
        }
    }
}
