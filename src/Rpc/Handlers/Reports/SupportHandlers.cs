using System.Globalization;
using System.IO.Compression;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Tar;
using Xen.Model.Projections.Queries;

namespace Xen.Model.Rpc.Handlers.Reports;

/// <summary>
/// What is sent to those who are asked for help: <c>GET /system-status</c> and <c>GET /host_logs_download</c>.
/// Thread-safe.
/// </summary>
internal sealed class SupportHandlers(HandlerServices services)
{
    private const string TarType = "application/x-tar";

    /// <summary>The handlers.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        var handlers = new SupportHandlers(services);
        return
        [
            new("GET", "/system-status", "get_system_status", handlers.StatusAsync) { IsStream = true },
            new("GET", "/host_logs_download", "get_host_logs_download", handlers.LogsAsync) { IsStream = true },
        ];
    }

    private Task StatusAsync(HttpExchange exchange, HttpPass pass)
    {
        if (exchange.HasQuery("list"))
        {
            byte[] list = System.Text.Encoding.UTF8.GetBytes(StatusCapabilities.Xml);
            return SendAsync(exchange, "application/xml", list);
        }
        return services.Tasks.RunAsync(exchange, pass, "host.get_system_status", async task =>
        {
            // A tar is sent while it is made; what has to be compressed is made first.
            List<StatusEntry> entries = [.. await new StatusReport(services)
                .EntriesAsync(Wanted(exchange), task.Gone).ConfigureAwait(false)];
            string name = NameOf(services.Options.Clock.GetUtcNow());
            switch (exchange.Query("output"))
            {
                case "zip":
                    byte[] packed = Zip(name, entries);
                    await exchange.BeginAsync(
                        200, [("Content-Type", "application/zip"), Disposition(name, "zip"), task.Header],
                        packed.Length).ConfigureAwait(false);
                    await exchange.Reply.WriteAsync(packed, task.Gone).ConfigureAwait(false);
                    break;
                case "tar.bz2":
                    throw new HandlerException(500, new XenError(
                        ErrorCode.SystemStatusRetrievalFailed, "this server makes no tar.bz2; ask for tar or zip"));
                default:
                    await exchange.BeginAsync(
                        200, [("Content-Type", TarType), Disposition(name, "tar"), task.Header], null)
                        .ConfigureAwait(false);
                    await TarAsync(exchange.Reply, name, entries, task.Gone).ConfigureAwait(false);
                    break;
            }
            return "";
        });
    }

    private Task LogsAsync(HttpExchange exchange, HttpPass pass) =>
        services.Tasks.RunAsync(exchange, pass, "host.logs_download", async task =>
        {
            List<StatusEntry> entries = [.. await new StatusReport(services)
                .EntriesAsync([StatusReport.Logs], task.Gone).ConfigureAwait(false)];
            await exchange.BeginAsync(200, [("Content-Type", "application/x-gzip"), task.Header], null)
                .ConfigureAwait(false);
            var packed = new GZipStream(exchange.Reply, CompressionLevel.Fastest, leaveOpen: true);
            await using (packed.ConfigureAwait(false))
            {
                await TarAsync(packed, "logs", entries, task.Gone).ConfigureAwait(false);
            }
            return "";
        });

    /// <summary>What was asked for; everything when nothing was.</summary>
    private static string[] Wanted(HttpExchange exchange) => exchange.Query("entries") is { Length: > 0 } entries
        ? entries.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : StatusReport.All;

    private string NameOf(DateTimeOffset now)
    {
        string host = services.Model.View.All<HostRecord>().Select(each => each.Record.Hostname).FirstOrDefault() ?? "";
        return string.Create(CultureInfo.InvariantCulture, $"system_status-{now:yyyyMMdd'T'HHmmss'Z'}-{host}");
    }

    private static (string Name, string Value) Disposition(string name, string extension) =>
        ("Content-Disposition", $"attachment; filename=\"{name}.{extension}\"");

    private static async Task SendAsync(HttpExchange exchange, string type, byte[] bytes)
    {
        await exchange.BeginAsync(200, [("Content-Type", type)], bytes.Length).ConfigureAwait(false);
        await exchange.Reply.WriteAsync(bytes, exchange.Aborted).ConfigureAwait(false);
    }

    private static async Task TarAsync(
        Stream target, string folder, List<StatusEntry> entries, CancellationToken cancel)
    {
        var tar = new TarWriter(target);
        foreach (StatusEntry entry in entries)
        {
            await tar.WriteAsync($"{folder}/{entry.Name}", entry.Contents, cancel).ConfigureAwait(false);
        }
        await tar.EndAsync(cancel).ConfigureAwait(false);
    }

    private static byte[] Zip(string folder, List<StatusEntry> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (StatusEntry entry in entries)
            {
                using Stream contents = archive.CreateEntry($"{folder}/{entry.Name}").Open();
                contents.Write(entry.Contents.Span);
            }
        }
        return file.ToArray();
    }
}
