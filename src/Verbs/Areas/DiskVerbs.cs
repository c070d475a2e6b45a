using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for disks.</summary>
internal static class DiskVerbs
{
    private const string DriverParams = "driver-params-";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vdi-create", "sr-uuid, name-label, virtual-size", "sm-config:, sharable, tags:, type",
            "Makes a disk; the size may have a unit such as GiB.", CreateAsync),
        new Verb(
            "vdi-introduce", "uuid, sr-uuid, type, location",
            "name-description, sharable, read-only, managed, other-config:, xenstore-data:, sm-config:, name-label",
            "Brings a disk on record that there is already.", IntroduceAsync),
        CallVerb.Of("vdi-forget", "VDI.forget", "uuid", "Takes a disk off the record and leaves what is on it."),
        CallVerb.Work("vdi-destroy", "VDI.destroy", "uuid", "Destroys a disk."),
        new Verb(
            "vdi-resize", "uuid, disk-size", "online", "Makes a disk larger.",
            async run => await run.WorkAsync(
                run.IsSet("online") ? "VDI.resize_online" : "VDI.resize",
                WireValue.Of((await run.NeedAsync(VDIRecord.ClassInfo, "uuid").ConfigureAwait(false)).Reference),
                WireValue.Of(ValueText.Bytes("disk-size", run.Need("disk-size")))).ConfigureAwait(false)),
        new Verb(
            "vdi-clone", "uuid", $"{DriverParams}, new-name-label, new-name-description",
            "Clones a disk, which shares with its clone what they have in common where the storage can do so.",
            CloneAsync),
        new Verb(
            "vdi-snapshot", "uuid", DriverParams, "Takes a snapshot of a disk.",
            async run => await run.ShowUuidAsync(
                VDIRecord.ClassInfo, await DeriveAsync(run, "VDI.snapshot").ConfigureAwait(false))
                .ConfigureAwait(false)),
        CallVerb.Work(
            "vdi-copy", "VDI.copy", "uuid, sr-uuid=, base-vdi-uuid=, into-vdi-uuid=",
            "Copies a disk to other storage, or onto a disk that there is."),
        new Verb(
            "vdi-pool-migrate", "uuid, sr-uuid", "dest-img-format",
            "Moves a disk to other storage, also while a VM uses it.",
            MigrateAsync),
        new Verb(
            "vdi-import", "uuid, filename", "format, progress", "Fills a disk from a file, raw or VHD.",
            async run => await new FileTransfer(run, "Import of VDI").UploadAsync(
                run.Need("filename"), "/import_raw_vdi", [.. await QueryAsync(run).ConfigureAwait(false)])
                .ConfigureAwait(false)),
        new Verb(
            "vdi-export", "uuid, filename", "format, base, progress", "Writes a disk to a file, raw or VHD.",
            ExportAsync),
        CallVerb.Of("vdi-update", "VDI.update", "uuid", "Brings what is known of a disk up to date."),
        new Verb(
            "vdi-unlock", "uuid", "force", "Takes a lock off a disk; only with --force.",
            async run => await run.CallAsync(
                run.IsSet("force") ? "VDI.force_unlock" : throw new CommandFailedException(
                    "A disk that is in use would be damaged; use --force if nobody uses it"),
                WireValue.Of((await run.NeedAsync(VDIRecord.ClassInfo, "uuid").ConfigureAwait(false)).Reference))
                .ConfigureAwait(false)),
        CallVerb.Work("vdi-enable-cbt", "VDI.enable_cbt", "uuid", "Begins to note which blocks change."),
        CallVerb.Work("vdi-disable-cbt", "VDI.disable_cbt", "uuid", "Ends noting which blocks change."),
        CallVerb.Work(
            "vdi-data-destroy", "VDI.data_destroy", "uuid",
            "Destroys what is on a snapshot and keeps its notes of changed blocks."),
        CallVerb.Of(
            "vdi-list-changed-blocks", "VDI.list_changed_blocks", "vdi-from-uuid, vdi-to-uuid",
            "Shows which blocks differ between two disks, as a bitmap in base64."),
        CallVerb.Of(
            "vdi-generate-config", "VDI.generate_config", "host-uuid, uuid",
            "Shows how a host would reach a disk by itself."),
    ];

    private static async Task CreateAsync(VerbRun run)
    {
        ApiRecord storage = await run.NeedAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false);
        await Creation.ShowAsync(
            run, VDIRecord.ClassInfo,
            ("name_label", WireValue.Of(run.Need("name-label"))),
            ("SR", WireValue.Of(storage.Reference)),
            ("virtual_size", WireValue.Of(ValueText.Bytes("virtual-size", run.Need("virtual-size")))),
            ("type", WireValue.Of(TypeOf(run))),
            ("sharable", WireValue.Of(run.IsSet("sharable"))),
            ("sm_config", TypedValues.Map(run.Line.Behind("sm-config:"))),
            ("tags", TypedValues.Set(run.Line.Behind("tags:").Select(tag => tag.Key)))).ConfigureAwait(false);
    }

    private static string TypeOf(VerbRun run) => run["type"] is not { } text
        ? "user"
        : EnumText.Read("vdi_type", text)
            ?? throw ValueText.Expected("type", text, string.Join(", ", EnumText.Choices("vdi_type")));

    private static async Task IntroduceAsync(VerbRun run)
    {
        WireValue made = await run.WorkAsync(
            "VDI.introduce",
            WireValue.Of(run.Need("uuid")),
            WireValue.Of(run["name-label"] ?? ""),
            WireValue.Of(run["name-description"] ?? ""),
            await run.ReferenceAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false),
            WireValue.Of(TypeOf(run)),
            WireValue.Of(run.IsSet("sharable")),
            WireValue.Of(run.IsSet("read-only")),
            TypedValues.Map(run.Line.Behind("other-config:")),
            WireValue.Of(run.Need("location")),
            TypedValues.Map(run.Line.Behind("xenstore-data:")),
            TypedValues.Map(run.Line.Behind("sm-config:")),
            WireValue.Of(run["managed"] is null || run.IsSet("managed"))).ConfigureAwait(false);
        await run.ShowUuidAsync(VDIRecord.ClassInfo, made).ConfigureAwait(false);
    }

    private static async Task<WireValue> DeriveAsync(VerbRun run, string method)
    {
        ApiRecord vdi = await run.NeedAsync(VDIRecord.ClassInfo, "uuid").ConfigureAwait(false);
        return await run.WorkAsync(
            method, WireValue.Of(vdi.Reference), TypedValues.Map(run.Line.Behind(DriverParams))).ConfigureAwait(false);
    }

    private static async Task CloneAsync(VerbRun run)
    {
        WireValue made = await DeriveAsync(run, "VDI.clone").ConfigureAwait(false);
        if (run["new-name-label"] is { } name)
        {
            await run.CallAsync("VDI.set_name_label", made, WireValue.Of(name)).ConfigureAwait(false);
        }
        if (run["new-name-description"] is { } description)
        {
            await run.CallAsync("VDI.set_name_description", made, WireValue.Of(description)).ConfigureAwait(false);
        }
        await run.ShowUuidAsync(VDIRecord.ClassInfo, made).ConfigureAwait(false);
    }

    private static async Task MigrateAsync(VerbRun run)
    {
        WireValue moved = await run.WorkAsync(
            "VDI.pool_migrate",
            await run.ReferenceAsync(VDIRecord.ClassInfo, "uuid").ConfigureAwait(false),
            await run.ReferenceAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false),
            TypedValues.Map(run["dest-img-format"] is { } format
                ? [KeyValuePair.Create("dest-img-format", format)]
                : [])).ConfigureAwait(false);
        await run.ShowUuidAsync(VDIRecord.ClassInfo, moved).ConfigureAwait(false);
    }

    private static async Task<List<(string Name, string Value)>> QueryAsync(VerbRun run)
    {
        ApiRecord vdi = await run.NeedAsync(VDIRecord.ClassInfo, "uuid").ConfigureAwait(false);
        List<(string Name, string Value)> query = [("vdi", vdi.Reference)];
        if (run["format"] is { } format)
        {
            query.Add(("format", format));
        }
        return query;
    }

    private static async Task ExportAsync(VerbRun run)
    {
        List<(string Name, string Value)> query = await QueryAsync(run).ConfigureAwait(false);
        if (run["base"] is not null)
        {
            query.Add(("base", (await run.ReferenceAsync(VDIRecord.ClassInfo, "base").ConfigureAwait(false)).Text));
        }
        await new FileTransfer(run, "Export of VDI").FetchAsync(run.Need("filename"), "/export_raw_vdi", [.. query])
            .ConfigureAwait(false);
    }
}
