using System.IO.Compression;
using Xen.Model.Errors;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers.Database;

/// <summary>
/// The database over HTTP: <c>GET</c> and <c>PUT /pool/xmldbdump</c> as XML, <c>GET /host_backup</c> and
/// <c>PUT /host_restore</c> with the same, compressed. Thread-safe.
/// </summary>
internal sealed class DatabaseHandlers(HandlerServices services)
{
    /// <summary>Bytes of a dump that can be restored, uncompressed: it is held in memory.</summary>
    public const long DumpBytesMax = 256L << 20;

    private const string Get = "get_pool_xml_db_sync";
    private const string Put = "put_pool_xml_db_sync";

    /// <summary>The handlers.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        var handlers = new DatabaseHandlers(services);
        return
        [
            new("GET", "/pool/xmldbdump", Get, handlers.DumpAsync) { IsStream = true },
            new("PUT", "/pool/xmldbdump", Put, (exchange, pass) => handlers.RestoreAsync(
                exchange, pass, "pool.database_restore", static stream => stream)),
            new("GET", "/host_backup", "get_host_backup", handlers.BackupAsync) { IsStream = true },
            new("PUT", "/host_restore", "put_host_restore", (exchange, pass) => handlers.RestoreAsync(
                exchange, pass, "host.restore", static stream => new GZipStream(stream, CompressionMode.Decompress))),
        ];
    }

    private async Task DumpAsync(HttpExchange exchange, HttpPass pass)
    {
        await exchange.BeginAsync(200, [], null).ConfigureAwait(false);
        await WriteAsync(exchange.Reply, exchange.Aborted).ConfigureAwait(false);
    }

    private Task BackupAsync(HttpExchange exchange, HttpPass pass) =>
        services.Tasks.RunAsync(exchange, pass, "host.backup", async task =>
        {
            await exchange.BeginAsync(200, [("Content-Type", "application/octet-stream"), task.Header], null)
                .ConfigureAwait(false);
            var packed = new GZipStream(exchange.Reply, CompressionLevel.Fastest, leaveOpen: true);
            await using (packed.ConfigureAwait(false))
            {
                await WriteAsync(packed, task.Gone).ConfigureAwait(false);
            }
            return "";
        });

    private async Task WriteAsync(Stream reply, CancellationToken cancel)
    {
        using var pending = new MemoryStream();
        await DatabaseDump.WriteAsync(
            services.Model.View, new SecretReader(services.Secrets, static _ => true), pending, async () =>
            {
                await reply.WriteAsync(pending.GetBuffer().AsMemory(0, (int)pending.Length), cancel)
                    .ConfigureAwait(false);
                pending.SetLength(0);
            }).ConfigureAwait(false);
    }

    private async Task RestoreAsync(HttpExchange exchange, HttpPass pass, string name, Func<Stream, Stream> unpack)
    {
        if (exchange.ContentLength is not { } length)
        {
            await exchange.AnswerAsync(400).ConfigureAwait(false);
            return;
        }
        await services.Tasks.RunAsync(exchange, pass, name, async task =>
        {
            await exchange.BeginAsync(200, [task.Header], null).ConfigureAwait(false);
            using var dump = new MemoryStream();
            await ReadAsync(unpack(exchange.Body), dump, task, length).ConfigureAwait(false);
            var backup = DatabaseBackup.Read(dump, services.Model.View);
            DatabaseRestore.Check(backup, services.Model.View);
            if (exchange.Query("dry_run") != "true")
            {
                await ApplyAsync(backup, pass, name).ConfigureAwait(false);
            }
            return "";
        }).ConfigureAwait(false);
    }

    private static async Task ReadAsync(Stream source, MemoryStream dump, HandlerTask task, long length)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await source.ReadAsync(buffer, task.Gone).ConfigureAwait(false) is > 0 and var count)
            {
                dump.Write(buffer, 0, count);
                task.Report(dump.Length, Math.Max(length, dump.Length));
                if (dump.Length > DumpBytesMax)
                {
                    throw new HandlerException(500, new XenError(
                        ErrorCode.RestoreScriptFailed, "the backup is larger than any that this server makes"));
                }
            }
        }
        catch (InvalidDataException damaged)
        {
            throw new HandlerException(500, new XenError(ErrorCode.RestoreScriptFailed, damaged.Message));
        }
        dump.Position = 0;
    }

    private async Task ApplyAsync(DatabaseBackup backup, HttpPass pass, string name)
    {
        DatabaseRestore.CheckIsQuiet(services.Model.View);
        CallOutcome outcome = await services.Model.SubmitAsync(
            DatabaseRestore.Facts(backup, services.Model.View), pass.ContextOf(name)).ConfigureAwait(false);
        if (outcome.Error is { } error)
        {
            throw new HandlerException(500, error);
        }
    }
}
