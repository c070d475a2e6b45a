using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>
/// <c>PUT /import_raw_vdi?vdi=REF|UUID[&amp;format=raw|vhd|tar][&amp;chunked]</c>: overwrites a disk. With <c>sr_id</c>
/// or <c>sr_uuid</c> in place of <c>vdi</c> one of the length of the body is made. Thread-safe.
/// </summary>
/// <param name="services">What handlers work with.</param>
/// <param name="disks">Where the bytes go.</param>
internal sealed class DiskImport(HandlerServices services, IDiskContents disks)
{
    /// <summary>The action of the handler.</summary>
    public const string Action = "put_import_raw_vdi";

    /// <summary>Name of a disk that is made for an upload.</summary>
    public const string NewName = "Imported VDI";

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpExchange exchange, HttpPass pass)
    {
        if (RepositoryOf(exchange) is { } sr
            && await HostRedirect.TryAsync(exchange, services, DiskPlace.HostsOf(services.Model.View, sr))
                .ConfigureAwait(false))
        {
            return;
        }
        await services.Tasks.RunAsync(
            exchange, pass, "import_raw_vdi",
            task => ImportAsync(exchange, task, pass.ContextOf(HttpActions.PermissionOf(Action))))
            .ConfigureAwait(false);
    }

    private async Task<string> ImportAsync(HttpExchange exchange, HandlerTask task, CallContext context)
    {
        if (exchange.Header("Transfer-Encoding").Length > 0)
        {
            throw new HandlerException(404, new XenError(
                ErrorCode.InternalError, "uploads with a Transfer-Encoding are not supported"));
        }
        DiskFormat format = DiskFormats.Of(exchange);
        bool isChunked = exchange.HasParameter("chunked");
        if (isChunked && format != DiskFormat.Raw)
        {
            throw new HandlerException(404, new XenError(
                ErrorCode.InternalError, "only raw disks can be sent in chunks"));
        }
        DiskPlace? given = exchange.Parameter("vdi").Length > 0 ? Existing(exchange) : null;
        Ref<SRRecord> sr = given is null ? RepositoryForNew(exchange, format, isChunked) : default;
        if (given is not null)
        {
            await ClaimAsync(task, given).ConfigureAwait(false);
        }
        await exchange.BeginAsync(200, [task.Header], null).ConfigureAwait(false);
        if (given is null && exchange.ContentLength == 0)
        {
            // Some clients ask with an empty upload whether they would be sent elsewhere.
            throw new HandlerException(400, new XenError(UndeclaredErrorCode.VDIIOError, "the upload is empty"));
        }
        DiskPlace disk = given ?? await CreateAsync(exchange, sr, context).ConfigureAwait(false);
        try
        {
            if (given is null)
            {
                await ClaimAsync(task, disk).ConfigureAwait(false);
            }
            await FillAsync(exchange, task, disk, format, isChunked).ConfigureAwait(false);
        }
        catch when (given is null)
        {
            // Nobody asked for a disk with half an image.
            await task.UnmarkAsync().ConfigureAwait(false);
            await DropAsync(disk, context).ConfigureAwait(false);
            throw;
        }
        await task.UnmarkAsync().ConfigureAwait(false);
        await services.CallAsync(new VDIUpdate(disk.Reference), context).ConfigureAwait(false);
        return $"<value>{disk.Reference}</value>";
    }

    private async Task FillAsync(
        HttpExchange exchange, HandlerTask task, DiskPlace disk, DiskFormat format, bool isChunked)
    {
        var target = new DiskTarget(disks, disk, task, exchange.ContentLength);
        await (format switch
        {
            DiskFormat.Vhd => target.ReadVhdAsync(exchange.Body),
            DiskFormat.Tar => target.ReadTarAsync(exchange.Body),
            _ when isChunked => target.ReadChunksAsync(exchange.Body),
            _ => target.ReadRawAsync(exchange.Body),
        }).ConfigureAwait(false);
    }

    private DiskPlace Existing(HttpExchange exchange)
    {
        var disk = DiskPlace.Of(exchange, services, "vdi");
        CheckWritable(disk.Record.SR);
        return disk.Record.ReadOnly
            ? throw new HandlerException(500, new XenError(ErrorCode.VDIReadonly, disk.Reference.ToString()))
            : disk;
    }

    private Ref<SRRecord> RepositoryForNew(HttpExchange exchange, DiskFormat format, bool isChunked)
    {
        if (exchange.Parameter("sr_id").Length == 0 && exchange.Parameter("sr_uuid").Length == 0)
        {
            throw new HandlerException(400, new XenError(ErrorCode.VDIMissing, "", ""));
        }
        if (format != DiskFormat.Raw || isChunked || exchange.ContentLength is null)
        {
            throw new HandlerException(400, new XenError(
                ErrorCode.InternalError, "a new disk needs a raw image with a Content-Length"));
        }
        if (RepositoryOf(exchange) is not { } sr)
        {
            string text = exchange.Parameter("sr_id") is { Length: > 0 } id ? id : exchange.Parameter("sr_uuid");
            throw new HandlerException(400, DiskPlace.Unknown(SRRecord.WireName, text));
        }
        CheckWritable(sr);
        return sr;
    }

    private void CheckWritable(Ref<SRRecord> sr)
    {
        if (services.Model.View.Find(sr) is { ContentType: "iso" } or { Type: "iso" })
        {
            throw new HandlerException(400, new XenError(ErrorCode.SROperationNotSupported, sr.ToString()));
        }
    }

    private Ref<SRRecord>? RepositoryOf(HttpExchange exchange)
    {
        if (exchange.Parameter("vdi") is { Length: > 0 } vdi)
        {
            return services.Find<VDIRecord>(vdi) is { } disk ? services.Model.View.Find(disk)?.SR : null;
        }
        string sr = exchange.Parameter("sr_id");
        return services.Find<SRRecord>(sr.Length > 0 ? sr : exchange.Parameter("sr_uuid"));
    }

    private static Task ClaimAsync(HandlerTask task, DiskPlace disk) =>
        task.MarkAsync(new TransferMark(disk.Reference, VDIOperations.Blocked));

    private async Task<DiskPlace> CreateAsync(HttpExchange exchange, Ref<SRRecord> sr, CallContext context)
    {
        string made = await services.CallAsync(
            new CreateObject((VDIRecord)VDIRecord.ClassInfo.Empty with
            {
                NameLabel = NewName,
                SR = sr,
                VirtualSize = exchange.ContentLength!.Value,
                Type = VDIType.User,
            }),
            context).ConfigureAwait(false);
        ObjectRef.TryParse(made, out ObjectRef reference);
        return DiskPlace.Of(services, reference.As<VDIRecord>());
    }

    private async Task DropAsync(DiskPlace disk, CallContext context)
    {
        try
        {
            await services.CallAsync(new DestroyObject(VDIRecord.ClassInfo, disk.Reference), context)
                .ConfigureAwait(false);
        }
        catch (HandlerException)
        {
            // Somebody has begun to use it; what went wrong before is told all the same.
        }
    }
}
