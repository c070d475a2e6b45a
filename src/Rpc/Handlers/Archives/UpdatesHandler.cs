using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Metrics;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Archives;

/// <summary>
/// <c>GET /rrd_updates?start=TIME</c>: the newest rows of the archives of what a host counts. Thread-safe.
/// </summary>
internal sealed class UpdatesHandler(HandlerServices services, ArchiveBook book)
{
    /// <summary>Replies of up to so many values are made before they are sent, so as to tell their length.</summary>
    private const long ValuesOfKnownLengthMax = 200_000;

    private const string All = "all";

    private static readonly (string, string) s_anyOrigin = ("Access-Control-Allow-Origin", "*");
    private static readonly (string, string) s_anyScript = ("Access-Control-Allow-Headers", "X-Requested-With");

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpExchange exchange, HttpPass pass)
    {
        if (!TryReadQuery(exchange, out UpdateQuery query))
        {
            await exchange.AnswerAsync(400).ConfigureAwait(false);
            return;
        }
        UpdateTable table = book.Updates(Subjects(exchange), query);
        bool isJson = ArchiveForm.IsJson(exchange);
        IEnumerable<ReadOnlyMemory<byte>> chunks = isJson ? UpdateText.Json(table) : UpdateText.Xml(table);
        (string, string)[] headers =
            [("Content-Type", isJson ? ArchiveForm.Json : ArchiveForm.Xml), s_anyOrigin, s_anyScript];
        if ((long)table.Rows * table.Legend.Count > ValuesOfKnownLengthMax)
        {
            await exchange.BeginAsync(200, headers, null).ConfigureAwait(false);
            await SendAsync(exchange, chunks).ConfigureAwait(false);
            return;
        }
        using var text = new MemoryStream();
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            text.Write(chunk.Span);
        }
        await exchange.BeginAsync(200, headers, text.Length).ConfigureAwait(false);
        await exchange.Reply.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), exchange.Aborted)
            .ConfigureAwait(false);
    }

    /// <summary>Sends a document piece by piece.</summary>
    public static async Task SendAsync(HttpExchange exchange, IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            await exchange.Reply.WriteAsync(chunk, exchange.Aborted).ConfigureAwait(false);
        }
    }

    /// <summary>False without a beginning, or with numbers that are none; an unknown function stands for all.</summary>
    private static bool TryReadQuery(HttpExchange exchange, out UpdateQuery query)
    {
        bool isStart = double.TryParse(
            exchange.Query("start"), NumberStyles.Float, CultureInfo.InvariantCulture, out double start);
        string interval = exchange.Query("interval");
        long seconds = 0;
        bool isInterval = interval.Length == 0
            || long.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
        query = new UpdateQuery
        {
            Start = start,
            Interval = seconds,
            Function = ArchiveNames.TryParse(exchange.Query("cf"), out Consolidation function) ? function : null,
        };
        return isStart && isInterval && double.IsFinite(start);
    }

    /// <summary>Hosts when asked for, VMs that run on them or that are named, repositories that are named.</summary>
    private List<Metered> Subjects(HttpExchange exchange)
    {
        HashSet<Ref<HostRecord>> hosts = ServedHosts.Of(exchange, services);
        bool withHost = exchange.Query("host") == "true";
        HashSet<string>? vms = exchange.HasQuery("vm_uuid") ? Named(exchange, "vm_uuid") : null;
        HashSet<string>? repositories = Named(exchange, "sr_uuid");
        return
        [
            .. Metered.Live(services.Model.View)
                .Where(owner => hosts.Contains(owner.Host) || owner.Type == "sr")
                .Where(owner => owner.Type switch
                {
                    "host" => withHost,
                    "vm" => vms is null || vms.Contains(owner.Uuid),
                    _ => repositories is null || repositories.Contains(owner.Uuid),
                }),
        ];
    }

    /// <summary>The values of a parameter; null when one of them stands for all.</summary>
    private static HashSet<string>? Named(HttpExchange exchange, string parameter)
    {
        var values = exchange.QueryItems.Where(item => item.Key == parameter).Select(item => item.Value)
            .ToHashSet(StringComparer.Ordinal);
        return values.Contains(All) ? null : values;
    }
}
