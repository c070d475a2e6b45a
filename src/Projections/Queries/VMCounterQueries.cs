using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>The performance counters of running VMs.</summary>
internal static class VMCounterQueries
{
    public static void Register(QueryTable table) => table
        .Add<VMGetDataSources, VMRecord>(static call => call.Self, static (vm, call, context) =>
            CheckRunning(call.Self, vm) is { } error
                ? error
                : QueryResult.With(XenSet<DataSourceRecord>.Of([.. SourcesOf(vm, context.View)])))
        .Add<VMQueryDataSource, VMRecord>(static call => call.Self, Query);

    private static QueryResult Query(VMRecord vm, VMQueryDataSource call, QueryContext context)
    {
        if (CheckRunning(call.Self, vm) is { } error)
        {
            return error;
        }
        return SourcesOf(vm, context.View).FirstOrDefault(source => source.NameLabel == call.DataSource) is { } found
            ? QueryResult.With(found.Enabled ? ValueOf(vm, found.NameLabel, context.View) : double.NaN)
            : PerformanceCounters.Missing(call.DataSource);
    }

    private static XenError? CheckRunning(Ref<VMRecord> self, VMRecord vm) => vm.PowerState == VMPowerState.Running
        ? null
        : new XenError(
            ErrorCode.VMBadPowerState, self.ToString(), "running",
            Enums.VMPowerState.NameOf(vm.PowerState).ToLowerInvariant());

    private static IEnumerable<DataSourceRecord> SourcesOf(VMRecord vm, RecordView view) => VMDataSources.Of(
        vm,
        view.Find(vm.Metrics) ?? (VMMetricsRecord)VMMetricsRecord.ClassInfo.Empty,
        view.Records(vm.VIFs).Select(vif => vif.Device).Order(StringComparer.Ordinal),
        view.Records(vm.VBDs)
            .Select(vbd => vbd.Device)
            .Where(device => device.Length > 0)
            .Order(StringComparer.Ordinal));

    /// <summary>What the data model tells; the rest is idle, as a simulated guest does no work.</summary>
    private static double ValueOf(VMRecord vm, string name, RecordView view) => name switch
    {
        "memory" => view.Find(vm.Metrics)?.MemoryActual ?? 0,
        "memory_target" => vm.MemoryTarget,
        _ => 0,
    };
}
