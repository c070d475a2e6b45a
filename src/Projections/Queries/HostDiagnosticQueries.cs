using System.Globalization;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>What a host's agent knows about its own doings, and its counters.</summary>
internal static class HostDiagnosticQueries
{
    private const double BytesPerKibibyte = 1024;

    public static void Register(QueryTable table) => table
        .Add<HostGetDataSources, HostRecord>(static call => call.Host, DataSources)
        .Add<HostQueryDataSource, HostRecord>(static call => call.Host, QueryDataSource)
        .Add<HostGetSchedGran, HostRecord>(static call => call.Self, static (host, _, _) =>
            QueryResult.With(GranularityOf(host)))
        .Add<HostGetSmDiagnostics, HostRecord>(static call => call.Host, Datapaths)
        .Add<HostGetSystemStatusCapabilities, HostRecord>(static call => call.Host, static (_, _, _) =>
            QueryResult.With(StatusCapabilities.Xml));

    private static HostSchedGran GranularityOf(HostRecord host) => Enums.HostSchedGran.TryParse(
        host.LocalDb.GetOr(HostLocalKeys.SchedulingGranularity, ""), out HostSchedGran chosen)
        ? chosen
        : HostSchedGran.Cpu;

    private static QueryResult DataSources(HostRecord host, HostGetDataSources call, QueryContext context) =>
        QueryResult.With(XenSet<DataSourceRecord>.Of([.. SourcesOf(host, context.View)]));

    private static QueryResult QueryDataSource(HostRecord host, HostQueryDataSource call, QueryContext context)
    {
        if (context.View.Find(host.Metrics) is { Live: false })
        {
            return new XenError(ErrorCode.HostOffline, call.Host.ToString());
        }
        return SourcesOf(host, context.View).FirstOrDefault(source => source.NameLabel == call.DataSource)
            is { } found
            ? QueryResult.With(found.Enabled ? ValueOf(host, found.NameLabel, context.View) : double.NaN)
            : PerformanceCounters.Missing(call.DataSource);
    }

    private static IEnumerable<DataSourceRecord> SourcesOf(HostRecord host, RecordView view) => HostDataSources.Of(
        host,
        view.Records(host.PIFs)
            .Where(pif => pif.Physical)
            .Select(pif => pif.Device)
            .Distinct()
            .Order(StringComparer.Ordinal));

    /// <summary>What the data model tells; the rest is idle, as a simulated machine does no work.</summary>
    private static double ValueOf(HostRecord host, string name, RecordView view) => name switch
    {
        "memory_total_kib" => (view.Find(host.Metrics)?.MemoryTotal ?? 0) / BytesPerKibibyte,
        "memory_free_kib" => FreeMemory(host, view) / BytesPerKibibyte,
        "running_domains" => host.ResidentVMs.Count,
        "running_vcpus" => view.Records(host.ResidentVMs).Sum(vm => vm.VCPUsAtStartup),
        "pool_session_count" => view.All<SessionRecord>().Count(),
        "pool_task_count" => view.All<TaskRecord>().Count(),
        "xapi_memory_usage_kib" => Environment.WorkingSet / BytesPerKibibyte,
        "xapi_live_memory_kib" => GC.GetTotalMemory(forceFullCollection: false) / BytesPerKibibyte,
        "xapi_free_memory_kib" => Math.Max(
            0, GC.GetGCMemoryInfo().TotalCommittedBytes - GC.GetTotalMemory(false)) / BytesPerKibibyte,
        _ => 0,
    };

    private static double FreeMemory(HostRecord host, RecordView view)
    {
        long free = (view.Find(host.Metrics)?.MemoryTotal ?? 0) - host.MemoryOverhead;
        return Math.Max(0, free - view.Records(host.ResidentVMs).Sum(vm => vm.MemoryTarget + vm.MemoryOverhead));
    }

    /// <summary>The storage that the host has open, and for whom.</summary>
    private static QueryResult Datapaths(HostRecord host, HostGetSmDiagnostics call, QueryContext context)
    {
        RecordView view = context.View;
        var text = new StringBuilder();
        foreach (PBDRecord link in view.Records(host.PBDs).Where(link => link.CurrentlyAttached))
        {
            text.Append(CultureInfo.InvariantCulture, $"sr {view.Find(link.SR)?.Uuid}: attached by {link.Uuid}\n");
        }
        foreach (VMRecord vm in view.Records(host.ResidentVMs))
        {
            foreach (VBDRecord vbd in view.Records(vm.VBDs).Where(vbd => vbd.CurrentlyAttached && !vbd.Empty))
            {
                string device = $"vbd/{vm.Domid.ToString(CultureInfo.InvariantCulture)}/{vbd.Device}";
                text.Append(CultureInfo.InvariantCulture, $"dp {device}: vdi {view.Find(vbd.VDI)?.Uuid}, {vbd.Mode}\n");
            }
        }
        return QueryResult.With(text.ToString());
    }
}
