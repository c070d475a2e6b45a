using System.IO.Compression;
using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Metrics;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Archives;

/// <summary><c>PUT /rrd?uuid=UUID</c>: an archive from another host, compressed or not. Thread-safe.</summary>
internal sealed class ArchiveUploadHandler(HandlerServices services, ArchiveBook book)
{
    /// <summary>How many bytes an archive may have on its way.</summary>
    public const int BytesMax = 32 << 20;

    private const int BufferBytes = 64 * 1024;

    /// <summary>Takes an archive in.</summary>
    public async Task HandleAsync(HttpExchange exchange, HttpPass pass)
    {
        ObjectRef owner = OwnerOf(exchange.Query("uuid"));
        if (exchange.Query("uuid").Length == 0 || owner.IsNull)
        {
            await exchange.AnswerAsync(owner.IsNull && exchange.HasQuery("uuid") ? 404 : 400).ConfigureAwait(false);
            return;
        }
        using MemoryStream? body =
            exchange.ContentLength > BytesMax ? null : await ReadAsync(exchange).ConfigureAwait(false);
        if (body is null || !TryRead(body, out RoundRobinArchive? archive))
        {
            await exchange.AnswerAsync(body is null ? 413 : 400).ConfigureAwait(false);
            return;
        }
        await exchange.AnswerAsync(book.Put(owner, archive!) ? 200 : 500).ConfigureAwait(false);
    }

    private ObjectRef OwnerOf(string uuid) =>
        services.FindByUuid<VMRecord>(uuid) is { IsNull: false } vm ? vm
        : services.FindByUuid<HostRecord>(uuid) is { IsNull: false } host ? host
        : services.FindByUuid<SRRecord>(uuid);

    /// <summary>The body; null when it is too large.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpExchange exchange)
    {
        var body = new MemoryStream();
        byte[] buffer = new byte[BufferBytes];
        int read;
        while ((read = await exchange.Body.ReadAsync(buffer, exchange.Aborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > BytesMax)
            {
                return null;
            }
            body.Write(buffer, 0, read);
        }
        body.Position = 0;
        return body;
    }

    private static bool TryRead(MemoryStream body, out RoundRobinArchive? archive)
    {
        archive = null;
        try
        {
            bool isPacked = body.Length > 2 && body.GetBuffer()[0] == 0x1f && body.GetBuffer()[1] == 0x8b;
            using Stream text = isPacked ? new GZipStream(body, CompressionMode.Decompress) : body;
            archive = ArchiveXmlReader.Read(text);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
