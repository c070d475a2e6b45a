using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>
/// <c>PUT /pool_patch_upload[?sr_id=REF|sr_uuid=UUID]</c>: puts an update on a disk of its own, in the default
/// repository unless another one is named, and introduces it; the task's result is the patch. Thread-safe.
/// </summary>
/// <param name="services">What handlers work with.</param>
/// <param name="disks">Where the bytes go.</param>
internal sealed class PatchUpload(HandlerServices services, IDiskContents disks)
{
    /// <summary>The action of the handler.</summary>
    public const string Action = "put_pool_patch_upload";

    private const int BufferSize = 64 * 1024;

    /// <summary>Answers a request.</summary>
    public Task HandleAsync(HttpExchange exchange, HttpPass pass) =>
        exchange.ContentLength is { } length and > 0
            ? services.Tasks.RunAsync(exchange, pass, "pool_patch.upload", task =>
                UploadAsync(exchange, length, task, pass.ContextOf("pool_patch.upload")))
            : exchange.AnswerAsync(400);

    private async Task<string> UploadAsync(HttpExchange exchange, long length, HandlerTask task, CallContext context)
    {
        Ref<SRRecord> sr = RepositoryOf(exchange);
        await exchange.BeginAsync(200, [task.Header], null).ConfigureAwait(false);
        string made = await services.CallAsync(
            new CreateObject(new VDIRecord
            {
                NameLabel = "Uploaded update", SR = sr, VirtualSize = length, Type = VDIType.User,
            }),
            context).ConfigureAwait(false);
        Ref<VDIRecord> vdi = services.Find<VDIRecord>(made) ?? default;
        try
        {
            var disk = DiskPlace.Of(services, vdi);
            await FillAsync(exchange, disk, length, task).ConfigureAwait(false);
            string update = await services.CallAsync(new PoolUpdateIntroduce(vdi), context).ConfigureAwait(false);
            return services.Model.View.All<PoolPatchRecord>()
                .FirstOrDefault(patch => patch.Record.PoolUpdate.ToString() == update).Reference.ToString();
        }
        catch
        {
            // Nobody could find a disk without an update.
            await DropAsync(vdi).ConfigureAwait(false);
            throw;
        }
    }

    private Ref<SRRecord> RepositoryOf(HttpExchange exchange)
    {
        string text = exchange.Parameter("sr_id") is { Length: > 0 } id ? id : exchange.Parameter("sr_uuid");
        if (text.Length > 0)
        {
            return services.Find<SRRecord>(text)
                ?? throw new HandlerException(400, DiskPlace.Unknown(SRRecord.WireName, text));
        }
        Ref<SRRecord> sr = services.Model.View.All<PoolRecord>().Select(pool => pool.Record.DefaultSR).FirstOrDefault();
        return services.Model.View.Find(sr) is not null
            ? sr
            : throw new HandlerException(500, new XenError(ErrorCode.DefaultSRNotFound, sr.ToString()));
    }

    private async Task FillAsync(HttpExchange exchange, DiskPlace disk, long length, HandlerTask task)
    {
        byte[] buffer = new byte[BufferSize];
        long written = 0;
        while (written < length)
        {
            int count = await exchange.Body.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(BufferSize, length - written)), task.Gone).ConfigureAwait(false);
            if (count == 0)
            {
                throw new ClientGoneException();
            }
            await disks.WriteAsync(disk.Address, written, buffer.AsMemory(0, count), task.Gone).ConfigureAwait(false);
            written += count;
            task.Report(written, length);
        }
    }

    private async Task DropAsync(Ref<VDIRecord> vdi)
    {
        try
        {
            await services.CallAsync(new DestroyObject(VDIRecord.ClassInfo, vdi), CallContext.Server)
                .ConfigureAwait(false);
        }
        catch (HandlerException)
        {
            // It stays, as a disk that somebody can see.
        }
    }
}
