using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Blobs;

/// <summary>
/// <c>GET</c> and <c>PUT /blob?ref=</c> or <c>?uuid=</c>: the contents of a blob. Everybody may read a public one.
/// Thread-safe.
/// </summary>
internal sealed class BlobHandlers(HandlerServices services, BlobFiles files)
{
    /// <summary>Bytes that a blob may have.</summary>
    public const long BytesMax = 1L << 30;

    private const int BufferSize = 64 * 1024;

    /// <summary>The handlers, where there is a folder.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        if (services.Options.BlobFolder is not { } folder)
        {
            return [];
        }
        var files = new BlobFiles(folder);
        files.Sweep(services.Model.View);
        var handlers = new BlobHandlers(services, files);
        return
        [
            new("GET", "/blob", null, (exchange, _) => handlers.GetAsync(exchange)),
            new("PUT", "/blob", "put_blob", handlers.PutAsync),
        ];
    }

    private async Task GetAsync(HttpExchange exchange)
    {
        (_, BlobRecord? blob) = Find(exchange);
        if (blob is not { Public: true })
        {
            HttpPass? pass = await services.Gate.EnterAsync(exchange, "get_blob").ConfigureAwait(false);
            if (pass is null)
            {
                return;
            }
            await pass.DisposeAsync().ConfigureAwait(false);
        }
        if (!IsNamed(exchange))
        {
            await exchange.AnswerAsync(400).ConfigureAwait(false);
            return;
        }
        FileStream? file = blob is null ? null : files.Open(blob);
        if (file is null)
        {
            await exchange.AnswerAsync(404).ConfigureAwait(false);
            return;
        }
        await using (file.ConfigureAwait(false))
        {
            await exchange.BeginAsync(200, [("Content-Type", blob!.MimeType)], file.Length).ConfigureAwait(false);
            await file.CopyToAsync(exchange.Reply, BufferSize, exchange.Aborted).ConfigureAwait(false);
        }
    }

    private async Task PutAsync(HttpExchange exchange, HttpPass pass)
    {
        (Ref<BlobRecord> reference, BlobRecord? blob) = Find(exchange);
        if (!IsNamed(exchange) || exchange.ContentLength is not { } length)
        {
            await exchange.AnswerAsync(400).ConfigureAwait(false);
        }
        else if (blob is null)
        {
            await exchange.AnswerAsync(404).ConfigureAwait(false);
        }
        else if (length > BytesMax)
        {
            await exchange.AnswerAsync(413).ConfigureAwait(false);
        }
        else
        {
            await services.Tasks.RunAsync(exchange, pass, "blob.put", async task =>
            {
                await exchange.BeginAsync(200, [("Access-Control-Allow-Origin", "*"), task.Header], null)
                    .ConfigureAwait(false);
                await files.ReplaceAsync(blob, file => CopyAsync(exchange, file, length, task)).ConfigureAwait(false);
                CallOutcome outcome = await services.Model.SubmitAsync(
                    new ObserveBlob(reference, length), pass.ContextOf("blob.put")).ConfigureAwait(false);
                return outcome.Error is { } error ? throw new HandlerException(500, error) : "";
            }).ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(HttpExchange exchange, Stream file, long length, HandlerTask task)
    {
        byte[] buffer = new byte[BufferSize];
        long copied = 0;
        while (copied < length)
        {
            int count = await exchange.Body.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(BufferSize, length - copied)), task.Gone).ConfigureAwait(false);
            if (count == 0)
            {
                throw new ClientGoneException();
            }
            await file.WriteAsync(buffer.AsMemory(0, count), task.Gone).ConfigureAwait(false);
            copied += count;
            task.Report(copied, length);
        }
    }

    private static bool IsNamed(HttpExchange exchange) => exchange.HasParameter("ref") || exchange.HasParameter("uuid");

    private (Ref<BlobRecord> Reference, BlobRecord? Record) Find(HttpExchange exchange)
    {
        RecordView view = services.Model.View;
        string uuid = exchange.Parameter("uuid");
        Ref<BlobRecord> blob = uuid.Length > 0 ? services.FindByUuid<BlobRecord>(uuid)
            : ObjectRef.TryParse(exchange.Parameter("ref"), out ObjectRef reference) ? reference.As<BlobRecord>()
            : default;
        return (blob, view.Find(blob));
    }
}
