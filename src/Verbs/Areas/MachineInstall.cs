using System.Xml;
using System.Xml.Linq;
using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that make machines.</summary>
internal static class MachineInstall
{
    private const string NewName = "new-name-label";
    private const string DisksKey = "disks";
    private static readonly string[] s_templateWords =
        ["template", "template-uuid", "template-name", "template-name-label"];

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-install", NewName,
            "sr-name-label, sr-uuid, template, template-uuid, template-name, template-name-label, "
            + "copy-bios-strings-from",
            "Makes a VM from a template, with the disks that the template describes, on certain storage if 'sr-uuid' "
            + "or 'sr-name-label' is given.",
            InstallAsync) { IsCommon = true },
        new Verb(
            "vm-create", "name-label", "name-description", "Makes a VM that has nothing yet.",
            run => Creation.ShowAsync(
                run, VMRecord.ClassInfo,
                ("name_label", WireValue.Of(run.Need("name-label"))),
                ("name_description", WireValue.Of(run["name-description"] ?? "")),
                ("memory_static_max", WireValue.Of(MemoryBytes)),
                ("memory_dynamic_max", WireValue.Of(MemoryBytes)),
                ("memory_dynamic_min", WireValue.Of(MemoryBytes)),
                ("memory_static_min", WireValue.Of(16L << 20)),
                ("VCPUs_max", WireValue.Of(1L)),
                ("VCPUs_at_startup", WireValue.Of(1L)),
                ("actions_after_shutdown", WireValue.Of("destroy")),
                ("actions_after_reboot", WireValue.Of("restart")),
                ("actions_after_crash", WireValue.Of("restart")))) { IsHidden = true },
    ];

    private static long MemoryBytes => 256L << 20;

    private static async Task InstallAsync(VerbRun run)
    {
        ApiRecord template = await TemplateAsync(run).ConfigureAwait(false);
        ApiRecord? storage = await StorageAsync(run).ConfigureAwait(false);
        ApiRecord? bios = run["copy-bios-strings-from"] is null
            ? null
            : await run.HostNamedAsync("copy-bios-strings-from").ConfigureAwait(false);
        WireValue name = WireValue.Of(run.Need(NewName));
        WireValue vm = storage is not null && template.Texts("VBDs").Any()
            ? await run.WorkAsync("VM.copy", WireValue.Of(template.Reference), name, WireValue.Of(storage.Reference))
                .ConfigureAwait(false)
            : await run.WorkAsync("VM.clone", WireValue.Of(template.Reference), name).ConfigureAwait(false);
        try
        {
            await PlaceDisksAsync(run, vm, storage).ConfigureAwait(false);
            if (bios is not null)
            {
                await run.CallAsync("VM.copy_bios_strings", vm, WireValue.Of(bios.Reference)).ConfigureAwait(false);
            }
            await run.WorkAsync("VM.provision", vm).ConfigureAwait(false);
        }
        catch
        {
            // A machine without the disks it should have is of no use.
            await run.CallAsync("VM.destroy", vm).ConfigureAwait(false);
            throw;
        }
        await run.ShowUuidAsync(VMRecord.ClassInfo, vm).ConfigureAwait(false);
    }

    /// <summary>Names the storage in the description of the disks that are to be made.</summary>
    private static async Task PlaceDisksAsync(VerbRun run, WireValue vm, ApiRecord? storage)
    {
        ApiRecord made = await run.Objects.GetAsync(VMRecord.ClassInfo, vm.Text).ConfigureAwait(false);
        if (made.Entry("other_config", DisksKey) is not { } text)
        {
            return;
        }
        XElement disks;
        try
        {
            disks = XElement.Parse(text);
        }
        catch (XmlException)
        {
            throw new CommandFailedException("The template describes its disks in a way that cannot be understood");
        }
        foreach (XElement disk in disks.Elements("disk").Where(
            disk => storage is not null || string.IsNullOrEmpty(disk.Attribute("sr")?.Value)))
        {
            storage ??= await DefaultStorageAsync(run).ConfigureAwait(false);
            disk.SetAttributeValue("sr", storage.Uuid);
        }
        await run.CallAsync("VM.remove_from_other_config", vm, WireValue.Of(DisksKey)).ConfigureAwait(false);
        await run.CallAsync(
            "VM.add_to_other_config", vm, WireValue.Of(DisksKey),
            WireValue.Of(disks.ToString(SaveOptions.DisableFormatting))).ConfigureAwait(false);
        run.Objects.Forget();
    }

    /// <summary>The storage that the pool uses where nothing else is said.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static async Task<ApiRecord> DefaultStorageAsync(VerbRun run)
    {
        ApiRecord pool = await run.Objects.PoolAsync().ConfigureAwait(false);
        return await run.Objects.FindAsync(SRRecord.ClassInfo, pool.Text("default_SR")).ConfigureAwait(false)
            ?? throw new CommandFailedException("The pool has no default SR; name one with sr-uuid");
    }

    private static async Task<ApiRecord> TemplateAsync(VerbRun run)
    {
        string word = s_templateWords.FirstOrDefault(word => run[word] is not null)
            ?? throw new MissingParameterException("template");
        string name = run.Need(word);
        ApiRecord[] found =
        [
            .. (await run.Objects.AllAsync(VMRecord.ClassInfo).ConfigureAwait(false))
                .Where(vm => vm["is_a_template"].Boolean && !vm["is_a_snapshot"].Boolean || vm.Uuid == name)
                .Where(vm => vm.Uuid == name || vm.NameLabel == name),
        ];
        return found.Length == 1
            ? found[0]
            : throw new CommandFailedException(
                $"{(found.Length == 0 ? "No" : "More than one")} template is called {name}");
    }

    private static async Task<ApiRecord?> StorageAsync(VerbRun run)
    {
        if (run["sr-uuid"] is not null)
        {
            return await run.NeedAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false);
        }
        if (run["sr-name-label"] is not { } name)
        {
            return null;
        }
        ApiRecord[] found =
        [
            .. (await run.Objects.AllAsync(SRRecord.ClassInfo).ConfigureAwait(false))
                .Where(sr => sr.NameLabel == name),
        ];
        return found.Length == 1
            ? found[0]
            : throw new CommandFailedException($"{(found.Length == 0 ? "No" : "More than one")} SR is called {name}");
    }
}
