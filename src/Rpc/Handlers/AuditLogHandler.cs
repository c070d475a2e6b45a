using System.Text;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Projections.History;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Audit;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// <c>GET /audit_log?since=TIME</c>: the audit trail as lines of text, oldest first, without a length. No task is
/// made for it, as looking is to leave no trace. Thread-safe.
/// </summary>
/// <param name="model">Has the names of things.</param>
/// <param name="archive">The kept log.</param>
internal sealed class AuditLogHandler(ICallSink model, ILogArchive archive)
{
    private const int FlushBytes = 32 * 1024;

    /// <summary>The handler, where there is a kept log.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services) =>
        services.Options.Archive is { } archive
            ?
            [
                new(
                    "GET", "/audit_log", HttpActions.AuditLog,
                    new AuditLogHandler(services.Model, archive).HandleAsync)
                {
                    IsStream = true,
                },
            ]
            : [];

    private async Task HandleAsync(HttpExchange exchange, HttpPass pass)
    {
        // Lines are made while they are sent; the log may be of any size.
        await exchange.BeginAsync(200, [("Content-Type", "text/plain")], null).ConfigureAwait(false);
        var history = new LogHistory(archive);
        string host = model.View.All<HostRecord>().Select(item => item.Record.NameLabel).FirstOrDefault() ?? "";
        var lines = new AuditLine(new ObjectNames(model.View, history), host);
        string since = Since(exchange.Query("since"));
        using var pending = new MemoryStream();
        foreach (AuditEntry entry in history.Audit(new AuditFilter { After = archive.Horizon, UpTo = archive.Tail }))
        {
            // Digits and letters in fixed places: texts of times compare like the times.
            if (string.CompareOrdinal(AuditLine.Time(entry.Time).TrimEnd('Z'), since) < 0
                || lines.Of(entry) is not { } line)
            {
                continue;
            }
            pending.Write(Encoding.UTF8.GetBytes(line + "\n"));
            if (pending.Length > FlushBytes)
            {
                await SendAsync(exchange, pending).ConfigureAwait(false);
            }
        }
        await SendAsync(exchange, pending).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpExchange exchange, MemoryStream pending)
    {
        await exchange.Reply.WriteAsync(
            pending.GetBuffer().AsMemory(0, (int)pending.Length), exchange.Aborted).ConfigureAwait(false);
        pending.SetLength(0);
    }

    /// <summary>What a client sent, in the form of the lines: without dashes and zone.</summary>
    private static string Since(string text) =>
        text.Replace("-", "", StringComparison.Ordinal).Replace("Z", "", StringComparison.Ordinal);
}
