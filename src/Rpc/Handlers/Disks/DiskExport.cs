using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Vhd;
using Xen.Model.Ports;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>
/// <c>GET /export_raw_vdi?vdi=REF|UUID[&amp;format=raw|vhd|tar][&amp;base=REF|UUID]</c>: the bytes of a disk.
/// Thread-safe.
/// </summary>
/// <param name="services">What handlers work with.</param>
/// <param name="disks">Where the bytes are.</param>
internal sealed class DiskExport(HandlerServices services, IDiskContents disks)
{
    /// <summary>The action of the handler.</summary>
    public const string Action = "get_export_raw_vdi";

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpExchange exchange, HttpPass pass)
    {
        if (services.Find<VDIRecord>(exchange.Parameter("vdi")) is { } vdi
            && services.Model.View.Find(vdi) is { } record
            && await HostRedirect.TryAsync(exchange, services, DiskPlace.HostsOf(services.Model.View, record.SR))
                .ConfigureAwait(false))
        {
            return;
        }
        await services.Tasks.RunAsync(exchange, pass, "export_raw_vdi", task => ExportAsync(exchange, task))
            .ConfigureAwait(false);
    }

    private async Task<string> ExportAsync(HttpExchange exchange, HandlerTask task)
    {
        DiskFormat format = DiskFormats.Of(exchange);
        var disk = DiskPlace.Of(exchange, services, "vdi");
        DiskPlace? basis = exchange.Parameter("base").Length > 0 ? DiskPlace.Of(exchange, services, "base") : null;
        if (basis is not null && format != DiskFormat.Vhd)
        {
            throw new HandlerException(400, new XenError(
                ErrorCode.InternalError, "differences can only be written as VHD"));
        }
        await task.MarkAsync(Marks(disk, basis)).ConfigureAwait(false);
        long size = SizeOf(disk);
        if (format == DiskFormat.Vhd && size > VhdFooter.DiskBytesMax)
        {
            throw new HandlerException(500, new XenError(
                ErrorCode.VDITooLarge, disk.Reference.ToString(),
                VhdFooter.DiskBytesMax.ToString(CultureInfo.InvariantCulture)));
        }
        string name = $"{disk.Record.Uuid}.{DiskFormats.ExtensionOf(format)}";
        await exchange.BeginAsync(
            200,
            [
                task.Header,
                ("Content-Type", DiskFormats.ContentTypeOf(format)),
                ("Content-Disposition", $"attachment; filename=\"{name}\""),
            ],
            null).ConfigureAwait(false);
        var source = new DiskSource(disks, disk, basis, size, task);
        await (format switch
        {
            DiskFormat.Vhd => source.WriteVhdAsync(exchange.Reply, services.Options.Clock.GetUtcNow()),
            DiskFormat.Tar => source.WriteTarAsync(exchange.Reply),
            _ => source.WriteRawAsync(exchange.Reply),
        }).ConfigureAwait(false);
        return "";
    }

    private long SizeOf(DiskPlace disk) => disks.SizeOf(disk.Address) ?? throw new HandlerException(
        500, new XenError(ErrorCode.VDIMissing, disk.Record.SR.ToString(), disk.Reference.ToString()));

    private static TransferMark[] Marks(DiskPlace disk, DiskPlace? basis) => basis is null
        ? [new(disk.Reference, VDIOperations.Copy)]
        : [new(disk.Reference, VDIOperations.Copy), new(basis.Reference, VDIOperations.Copy)];
}
