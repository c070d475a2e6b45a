using System.Globalization;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>What a host's agent knows about its own doings, and its counters.</summary>
internal static class HostDiagnosticQueries
{
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
        CounterAnswers.List(
            HostDataSources.Counters(context.View, call.Host, host),
            counter => HostDataSources.Records(host, counter),
            host.Uuid, context);

    private static QueryResult QueryDataSource(HostRecord host, HostQueryDataSource call, QueryContext context) =>
        context.View.Find(host.Metrics) is { Live: false }
            ? new XenError(ErrorCode.HostOffline, call.Host.ToString())
            : CounterAnswers.Value(
                HostDataSources.Counters(context.View, call.Host, host),
                counter => HostDataSources.Records(host, counter),
                call.DataSource, call.Host, host.Uuid, context);

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
