using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that export machines to files and import them from there.</summary>
internal static class MachineTransfers
{
    private const string Filename = "filename";
    private const string ExportWords = "compress, metadata, excluded-device-types";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-export", Filename, $"preserve-power-state, {ExportWords}, include-snapshots, task-uuid",
            "Exports VMs to files; with --metadata without their disks. An empty file name stands for the standard "
            + "output. With --multiple, a number follows the name of the second file and those after it.",
            ExportAllAsync)
        {
            Selection = Selection.VM, IsCommon = true,
        },
        new Verb(
            "snapshot-export-to-template", $"{Filename}, snapshot-uuid", $"preserve-power-state, {ExportWords}",
            "Exports a snapshot to a file; imported, it is a template.",
            async run => await ExportAsync(
                run, await run.NeedAsync(VMRecord.ClassInfo, "snapshot-uuid").ConfigureAwait(false),
                run.Need(Filename)).ConfigureAwait(false)),
        new Verb(
            "template-export", $"{Filename}, template-uuid", ExportWords, "Exports a template to a file.",
            async run => await ExportAsync(
                run, await run.NeedAsync(VMRecord.ClassInfo, "template-uuid").ConfigureAwait(false),
                run.Need(Filename)).ConfigureAwait(false)),
        new Verb(
            "vm-import", "",
            "filename, preserve, sr-uuid, force, host-username, host-password, type, remote-config:, dry-run, "
            + "metadata, url, vdi:, task-uuid",
            "Imports VMs from a file, or from the folder of an old export; with --metadata without their disks, with "
            + "--preserve as the same VMs that they were.",
            ImportAsync) { IsCommon = true },
    ];

    private static async Task ExportAllAsync(VerbRun run)
    {
        string file = run.Need(Filename);
        int number = 0;
        await ObjectLoop.EachAsync(run, async vm =>
        {
            string name = number == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}{number}");
            number++;
            await ExportAsync(run, vm, name).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task ExportAsync(VerbRun run, ApiRecord vm, string file)
    {
        bool isMetadata = run.IsSet("metadata");
        List<(string Name, string Value)> query =
        [
            ("ref", vm.Reference),
            ("use_compression", Compression(run["compress"])),
            ("preserve_power_state", Bool(run.IsSet("preserve-power-state"))),
        ];
        if (run["include-snapshots"] is not null || isMetadata)
        {
            query.Add(("export_snapshots", Bool(run.IsSet("include-snapshots"))));
        }
        if (run["excluded-device-types"] is { } excluded)
        {
            query.Add(("excluded_device_types", excluded));
        }
        await new FileTransfer(run, $"Export of VM: {vm.Uuid}")
            .FetchAsync(file, isMetadata ? "/export_metadata" : "/export", [.. query]).ConfigureAwait(false);
        if (file.Length > 0)
        {
            await run.Terminal.SayAsync("Export succeeded").ConfigureAwait(false);
        }
    }

    private static async Task ImportAsync(VerbRun run)
    {
        if (run["host-username"] is not null || run["type"] is not null)
        {
            throw new CommandFailedException("This server cannot convert the VMs of other hypervisors");
        }
        WireValue storage = WireValue.Of(run["sr-uuid"] is null && !run.IsSet("metadata")
            ? (await MachineInstall.DefaultStorageAsync(run).ConfigureAwait(false)).Reference
            : (await run.ReferenceAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false)).Text);
        WireValue machines = run["url"] is { } url
            ? await run.WorkAsync(
                "VM.import", WireValue.Of(url), storage, WireValue.Of(run.IsSet("preserve")),
                WireValue.Of(run.IsSet("force"))).ConfigureAwait(false)
            : await UploadAsync(run, storage.Text).ConfigureAwait(false);
        List<string> uuids = [];
        foreach (WireValue machine in machines.Items)
        {
            uuids.Add((await run.Objects.GetAsync(VMRecord.ClassInfo, machine.Text).ConfigureAwait(false)).Uuid);
        }
        await run.Terminal.PrintAsync(string.Join(',', uuids)).ConfigureAwait(false);
    }

    private static async Task<WireValue> UploadAsync(VerbRun run, string storage)
    {
        bool isMetadata = run.IsSet("metadata");
        List<(string Name, string Value)> query =
        [
            ("restore", Bool(run.IsSet("preserve"))),
            ("force", Bool(run.IsSet("force"))),
        ];
        if (isMetadata)
        {
            query.Add(("dry_run", Bool(run.IsSet("dry-run"))));
            query.AddRange(run.Line.Behind("vdi:").Select(pair => ($"vdi:{pair.Key}", pair.Value)));
        }
        else
        {
            query.Add(("sr_id", storage));
        }
        return await new FileTransfer(run, "VM import")
            .UploadAsync(run.Need(Filename), isMetadata ? "/import_metadata" : "/import", [.. query])
            .ConfigureAwait(false);
    }

    private static string Bool(bool value) => value ? "true" : "false";

    /// <summary>Yes and no as the handler spells them; the name of a compression as it is.</summary>
    private static string Compression(string? text) => text switch
    {
        null => "false",
        "gzip" or "zstd" => text,
        _ => Bool(Parameters.ValueText.Bool("compress", text)),
    };
}
