using System.Globalization;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Rpc.Audit;
using Xen.Model.Rpc.Handlers.Database;

namespace Xen.Model.Rpc.Handlers.Reports;

/// <summary>Puts together what a report about this server holds. Secrets are not in it.</summary>
internal sealed class StatusReport(HandlerServices services)
{
    /// <summary>The database without its secrets.</summary>
    public const string Database = "xapi-db";

    /// <summary>What was done, newest last.</summary>
    public const string Logs = "xapi-logs";

    /// <summary>The hosts and what runs on them.</summary>
    public const string Hypervisor = "xen-info";

    private const int LogLinesMax = 100_000;

    /// <summary>Everything that there is.</summary>
    public static string[] All { get; } = [Database, Logs, Hypervisor];

    /// <summary>The files of the parts that were asked for; unknown parts have none.</summary>
    public async Task<IEnumerable<StatusEntry>> EntriesAsync(
        IReadOnlyCollection<string> wanted, CancellationToken cancel)
    {
        var entries = new List<StatusEntry>();
        if (wanted.Contains(Database))
        {
            entries.Add(new StatusEntry("xapi-db.xml", await DatabaseAsync().ConfigureAwait(false)));
        }
        if (wanted.Contains(Logs) && services.Options.Archive is { } archive)
        {
            entries.Add(new StatusEntry("var/log/audit.log", AuditLog(archive, cancel)));
        }
        if (wanted.Contains(Hypervisor))
        {
            entries.Add(new StatusEntry("xen-info.out", Encoding.UTF8.GetBytes(Domains())));
        }
        return entries;
    }

    private async Task<byte[]> DatabaseAsync()
    {
        using var dump = new MemoryStream();
        using var pending = new MemoryStream();
        await DatabaseDump.WriteAsync(
            services.Model.View, new SecretReader(services.Secrets, static _ => false), pending, () =>
            {
                pending.WriteTo(dump);
                pending.SetLength(0);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        return dump.ToArray();
    }

    /// <summary>The lines of the audit log; of a long one, the last.</summary>
    private byte[] AuditLog(ILogArchive archive, CancellationToken cancel)
    {
        var history = new LogHistory(archive);
        string host =
            services.Model.View.All<HostRecord>().Select(each => each.Record.NameLabel).FirstOrDefault() ?? "";
        var lines = new AuditLine(new ObjectNames(services.Model.View, history), host);
        var last = new Queue<string>();
        foreach (AuditEntry entry in history.Audit(new AuditFilter { After = archive.Horizon, UpTo = archive.Tail }))
        {
            cancel.ThrowIfCancellationRequested();
            if (lines.Of(entry) is { } line)
            {
                last.Enqueue(line);
                if (last.Count > LogLinesMax)
                {
                    last.Dequeue();
                }
            }
        }
        return Encoding.UTF8.GetBytes(string.Concat(last.Select(line => line + "\n")));
    }

    private string Domains()
    {
        var text = new StringBuilder();
        foreach ((_, HostRecord host) in services.Model.View.All<HostRecord>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{host.NameLabel} {host.Uuid} {host.Address}\n");
            foreach (Ref<VMRecord> guest in host.ResidentVMs)
            {
                VMRecord? vm = services.Model.View.Find(guest);
                text.Append(
                    CultureInfo.InvariantCulture, $"  {vm?.Domid,4} {vm?.Uuid} {vm?.PowerState,-9} {vm?.NameLabel}\n");
            }
        }
        return text.ToString();
    }
}
