using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that fetch from hosts and the pool into files, or give files to them.</summary>
internal static class HostTransfers
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "host-backup", "file-name", "", "Writes a backup of a host to a file.",
            async run => await FetchAsync(run, "Backup of host", "/host_backup", run.Need("file-name"))
                .ConfigureAwait(false)) { Selection = Selection.Host },
        new Verb(
            "host-restore", "file-name", "", "Makes a host what it was when a backup was taken.",
            async run =>
            {
                await ObjectLoop.OneAsync(run).ConfigureAwait(false);
                await new FileTransfer(run, "Restore of host").UploadAsync(run.Need("file-name"), "/host_restore")
                    .ConfigureAwait(false);
            }) { Selection = Selection.Host },
        new Verb(
            "host-logs-download", "", "file-name", "Writes the logs of a host to a file.",
            async run => await FetchAsync(
                run, "Download of host logs", "/host_logs_download", run["file-name"] ?? "logs.tar.gz")
                .ConfigureAwait(false)) { Selection = Selection.Host },
        new Verb(
            "host-get-system-status", "filename", "entries, output",
            "Writes a report about a host to a file: 'entries' names what it is to hold, 'output' its format.",
            async run => await FetchAsync(
                run, "System status", "/system-status", run.Need("filename"),
                [.. Given(run, "entries", "output")]).ConfigureAwait(false)) { Selection = Selection.Host },
        new Verb(
            "audit-log-get", "filename", "since", "Writes the audit log to a file.",
            async run => await new FileTransfer(run, "Audit log").FetchAsync(
                run.Need("filename"), "/audit_log", [.. Given(run, "since")]).ConfigureAwait(false)),
        new Verb(
            "pool-dump-database", "file-name", "", "Writes the pool's database to a file.",
            async run => await new FileTransfer(run, "Dump of database").FetchAsync(
                run.Need("file-name"), "/pool/xmldbdump").ConfigureAwait(false)),
        new Verb(
            "pool-restore-database", "file-name", "dry-run",
            "Makes the pool's database what it was when it was written to a file; with --dry-run it only looks whether "
            + "that could be done.",
            async run => await new FileTransfer(run, "Restore of database").UploadAsync(
                run.Need("file-name"), "/pool/xmldbdump", ("dry_run", run.IsSet("dry-run") ? "true" : "false"))
                .ConfigureAwait(false)),
        new Verb(
            "blob-get", "uuid, filename", "", "Writes what an object keeps to a file.",
            async run => await BlobAsync(run, isUpload: false).ConfigureAwait(false)),
        new Verb(
            "blob-put", "uuid, filename", "", "Has an object keep what is in a file.",
            async run => await BlobAsync(run, isUpload: true).ConfigureAwait(false)),
        new Verb(
            "blob-create", "name", "mime-type, vm-uuid, host-uuid, sr-uuid, network-uuid, pool-uuid, public",
            "Has an object keep something, which blob-put gives to it.", CreateBlobAsync),
    ];

    private static async Task FetchAsync(
        VerbRun run, string label, string path, string file, params (string Name, string Value)[] query)
    {
        await ObjectLoop.OneAsync(run).ConfigureAwait(false);
        await new FileTransfer(run, label).FetchAsync(file, path, query).ConfigureAwait(false);
    }

    private static IEnumerable<(string Name, string Value)> Given(VerbRun run, params string[] names) =>
        names.Where(name => run[name] is not null).Select(name => (name, run.Need(name)));

    private static async Task BlobAsync(VerbRun run, bool isUpload)
    {
        ApiRecord blob = await run.NeedAsync(BlobRecord.ClassInfo, "uuid").ConfigureAwait(false);
        var transfer = new FileTransfer(run, "Blob");
        await (isUpload
            ? transfer.UploadAsync(run.Need("filename"), "/blob", ("ref", blob.Reference))
            : transfer.FetchAsync(run.Need("filename"), "/blob", ("ref", blob.Reference))).ConfigureAwait(false);
    }

    private static async Task CreateBlobAsync(VerbRun run)
    {
        (string Word, string Class)[] owners =
        [
            ("vm-uuid", "VM"), ("host-uuid", "host"), ("sr-uuid", "SR"), ("network-uuid", "network"),
            ("pool-uuid", "pool"),
        ];
        (string word, string className) = owners.FirstOrDefault(owner => run[owner.Word] is not null);
        if (word is null)
        {
            throw new CommandFailedException("Say what is to keep it, with vm-uuid, host-uuid, sr-uuid, network-uuid "
                + "or pool-uuid");
        }
        WireValue blob = await run.CallAsync(
            $"{className}.create_new_blob",
            await run.ReferenceAsync(DataModel.ClassNamed(className)!, word).ConfigureAwait(false),
            WireValue.Of(run.Need("name")),
            WireValue.Of(run["mime-type"] ?? ""),
            WireValue.Of(run["public"] is { } text && ValueText.Bool("public", text))).ConfigureAwait(false);
        await run.ShowUuidAsync(BlobRecord.ClassInfo, blob).ConfigureAwait(false);
    }
}
