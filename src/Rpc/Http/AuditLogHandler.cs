using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Projections.History;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Audit;

namespace Xen.Model.Rpc.Http;

/// <summary>
/// <c>GET /audit_log?since=TIME</c>: the audit trail as lines of text, oldest first, without a length. Thread-safe.
/// </summary>
/// <param name="gate">Says who asks.</param>
/// <param name="model">Has the names of things.</param>
/// <param name="archive">The kept log.</param>
internal sealed class AuditLogHandler(HttpGate gate, ICallSink model, ILogArchive archive)
{
    /// <summary>The path.</summary>
    public const string Path = "/audit_log";

    private const int FlushBytes = 32 * 1024;

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        HttpPass? pass = await gate.EnterAsync(context, HttpActions.AuditLog).ConfigureAwait(false);
        if (pass is null)
        {
            return;
        }
        await using (pass.ConfigureAwait(false))
        {
            HttpResponse response = context.Response;
            response.ContentType = "text/plain";
            response.Headers.CacheControl = "no-cache, no-store";
            response.Headers.Connection = "close";
            // Lines are made while they are sent; the log may be of any size.
            await WriteAsync(context, Since(context.Request.Query["since"].ToString())).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(HttpContext context, string since)
    {
        var history = new LogHistory(archive);
        string host = model.View.All<HostRecord>().Select(item => item.Record.NameLabel).FirstOrDefault() ?? "";
        var lines = new AuditLine(new ObjectNames(model.View, history), host);
        long pending = 0;
        foreach (AuditEntry entry in history.Audit(new AuditFilter { After = archive.Horizon, UpTo = archive.Tail }))
        {
            // Digits and letters in fixed places: texts of times compare like the times.
            if (string.CompareOrdinal(AuditLine.Time(entry.Time).TrimEnd('Z'), since) < 0
                || lines.Of(entry) is not { } line)
            {
                continue;
            }
            byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
            context.Response.BodyWriter.Write(bytes);
            pending += bytes.Length;
            if (pending > FlushBytes)
            {
                pending = 0;
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>What a client sent, in the form of the lines: without dashes and zone.</summary>
    private static string Since(string text) =>
        text.Replace("-", "", StringComparison.Ordinal).Replace("Z", "", StringComparison.Ordinal);
}
