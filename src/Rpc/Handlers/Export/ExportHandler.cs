using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Tar;
using Xen.Model.Formats.Xva;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Handlers.Disks;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>
/// <c>GET /export</c>: a VM with the bytes of its disks, without a length; <c>GET /export_metadata</c>: VMs without
/// those, with a length. Thread-safe.
/// </summary>
internal sealed class ExportHandler(HandlerServices services)
{
    private const string ContentType = "application/octet-stream";

    private RecordView View => services.Model.View;

    /// <summary>The handlers.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        var handler = new ExportHandler(services);
        return
        [
            new HttpHandler("GET", "/export", "get_export", handler.ExportAsync) { IsStream = true },
            new HttpHandler("GET", "/export_metadata", "get_export_metadata", handler.DescribeAsync),
        ];
    }

    private async Task ExportAsync(HttpExchange exchange, HttpPass pass)
    {
        Ref<VMRecord> vm = Selected(exchange);
        if (!await HostRedirect.TryAsync(exchange, services, HostsOf(vm)).ConfigureAwait(false))
        {
            await ExportAsync(exchange, pass, vm).ConfigureAwait(false);
        }
    }

    private Task ExportAsync(HttpExchange exchange, HttpPass pass, Ref<VMRecord> vm) => services.Tasks.RunAsync(
        exchange, pass, "VM.export", async task =>
        {
            IDiskContents contents = services.Options.Disks ?? throw new HandlerException(
                501, new XenError(ErrorCode.NotImplemented, "export of disks"));
            var options = new ExportOptions
            {
                PreservesPowerState = exchange.Query("preserve_power_state") == "true",
            };
            // A parameter of this server: older tools know no other digests.
            XvaDigest digest = exchange.Query("digest") == "sha1" ? XvaDigest.Sha1 : XvaDigest.XxHash64;
            XvaCompression compression = CompressionOf(exchange.Query("use_compression"));
            await task.MarkAsync(new Calls.TransferMark(vm, VMOperations.Export)).ConfigureAwait(false);
            ExportDescription description = ExportDescription.Of(View, [vm], options, ContentsOf);
            await exchange.BeginAsync(200, Headers(task, "export.xva"), null).ConfigureAwait(false);
            Stream target = compression.Compress(exchange.Reply);
            await using (target.ConfigureAwait(false))
            {
                var writer = new XvaWriter(target, digest);
                try
                {
                    await WriteAsync(writer, description, contents, task).ConfigureAwait(false);
                }
                finally
                {
                    await writer.SettleAsync().ConfigureAwait(false);
                }
            }
            return "";
        });

    private async Task WriteAsync(
        XvaWriter writer, ExportDescription description, IDiskContents contents, HandlerTask task)
    {
        (string Id, DiskAddress Address, long Size)[] disks =
        [
            .. description.Disks.Select(disk => (disk.Id, AddressOf(disk.Disk), View.Find(disk.Disk)!.VirtualSize)),
        ];
        long total = disks.Sum(disk => disk.Size);
        await writer.DescribeAsync(description.Document.Write(), Now(), task.Gone).ConfigureAwait(false);
        var export = new DiskExport(contents, services.Options.Clock, done => task.Report(done, total));
        foreach ((string id, DiskAddress address, long size) in disks)
        {
            await export.WriteAsync(writer, id, address, size, task.Gone).ConfigureAwait(false);
        }
        await writer.EndAsync(task.Gone).ConfigureAwait(false);
    }

    private async Task DescribeAsync(HttpExchange exchange, HttpPass pass) => await services.Tasks.RunAsync(
        exchange, pass, "VM.export_metadata", async task =>
        {
            var options = new ExportOptions
            {
                PreservesPowerState = true,
                TakesSnapshots = exchange.Query("export_snapshots") != "false",
                TakesParents = exchange.Query("include_vhd_parents") == "true",
                Without = exchange.Query("excluded_device_types").Split(',').ToHashSet(StringComparer.Ordinal),
            };
            Ref<VMRecord>[] vms;
            if (exchange.Query("all") == "true")
            {
                vms = All(exchange.Query("include_dom0") != "false", options.TakesSnapshots);
            }
            else
            {
                vms = [Selected(exchange)];
                await task.MarkAsync(new Calls.TransferMark(vms[0], VMOperations.MetadataExport))
                    .ConfigureAwait(false);
            }
            var archive = new MemoryStream();
            var writer = new XvaWriter(archive);
            byte[] document = ExportDescription.Of(View, vms, options, ContentsOf).Document.Write();
            await writer.DescribeAsync(document, Now(), task.Gone).ConfigureAwait(false);
            await writer.EndAsync(task.Gone).ConfigureAwait(false);
            await exchange.BeginAsync(200, Headers(task, "export_metadata.xva"), archive.Length)
                .ConfigureAwait(false);
            await exchange.Reply.WriteAsync(archive.GetBuffer().AsMemory(0, (int)archive.Length), task.Gone)
                .ConfigureAwait(false);
            return "";
        }).ConfigureAwait(false);

    /// <summary>All VMs but the templates that came with the product.</summary>
    private Ref<VMRecord>[] All(bool takesControlDomains, bool takesSnapshots) =>
    [
        .. View.All<VMRecord>()
            .Where(vm => !vm.Record.IsDefaultTemplate
                && (takesControlDomains || !vm.Record.IsControlDomain)
                && (takesSnapshots || !vm.Record.IsASnapshot))
            .Select(vm => vm.Reference),
    ];

    /// <summary>The VM that the query names: <c>ref</c> counts before <c>uuid</c>.</summary>
    private Ref<VMRecord> Selected(HttpExchange exchange)
    {
        string text = exchange.Query("ref");
        if (text.Length > 0)
        {
            return ObjectRef.TryParse(text, out ObjectRef reference)
                && View.Find(reference.As<VMRecord>()) is not null
                ? reference.As<VMRecord>()
                : throw new HandlerException(404, new XenError(ErrorCode.HandleInvalid, VMRecord.WireName, text));
        }
        text = exchange.Query("uuid");
        Ref<VMRecord> found = services.FindByUuid<VMRecord>(text);
        return text.Length > 0 && !found.IsNull
            ? found
            : throw new HandlerException(404, new XenError(ErrorCode.UUIDInvalid, VMRecord.WireName, text));
    }

    /// <summary>
    /// The hosts that reach every disk of a VM; none for a VM without disks, which any host can export.
    /// </summary>
    private Ref<HostRecord>[] HostsOf(Ref<VMRecord> vm)
    {
        IEnumerable<Ref<HostRecord>>? hosts = null;
        foreach (Ref<VBDRecord> vbd in View.Find(vm)!.VBDs)
        {
            if (View.Find(vbd) is { Type: VBDType.Disk } device && View.Find(device.VDI) is { } disk)
            {
                IReadOnlyCollection<Ref<HostRecord>> reaching = DiskPlace.HostsOf(View, disk.SR);
                hosts = hosts?.Intersect(reaching) ?? reaching;
            }
        }
        return [.. hosts ?? []];
    }

    private static XvaCompression CompressionOf(string text) => text switch
    {
        "true" or "gzip" => XvaCompression.Gzip,
        "zstd" => XvaCompression.Zstd,
        _ => XvaCompression.None,
    };

    private DiskAddress AddressOf(Ref<VDIRecord> disk) => DiskAddress.TryFind(View, disk, out DiskAddress? address)
        ? address.Value
        : throw new HandlerException(500, new XenError(ErrorCode.HandleInvalid, VDIRecord.WireName, disk.ToString()));

    private string ContentsOf(VTPMRecord vtpm)
    {
        SecretRecord? secret = View.Find(vtpm.Contents);
        return secret is null
            ? ""
            : ((SecretRecord)SecretFields.Reveal(secret, services.Secrets, static _ => true)).Value;
    }

    private long Now() => services.Options.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static (string, string)[] Headers(HandlerTask task, string name) =>
    [
        ("Content-Type", ContentType),
        ("Content-Disposition", $"attachment; filename=\"{name}\""),
        task.Header,
    ];
}
