using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Counters;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>Which performance counters of a VM are recorded.</summary>
internal static class VMCounterDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<VMRecordDataSource>((call, context) => Set(context, call.Self, call.DataSource, isRecorded: true))
        .Add<VMForgetDataSourceArchives>((call, context) =>
            Set(context, call.Self, call.DataSource, isRecorded: false));

    private static Decision Set(DecisionContext context, Ref<VMRecord> self, string name, bool isRecorded)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(changes, self, vm, VMOperations.DataSourceOp) is { } error)
        {
            return error;
        }
        if (!changes.TryGet(vm.Metrics, out VMMetricsRecord? metrics)
            || !CountersOf(changes, vm).Any(counter => counter.Name == name))
        {
            return PerformanceCounters.Missing(name);
        }
        changes.Set(vm.Metrics, metrics with
        {
            DataSources = metrics.DataSources.With(name, PerformanceCounters.Kept(isRecorded)),
        });
        return Decision.Done;
    }

    private static IEnumerable<Counter> CountersOf(Changes changes, VMRecord vm) => VMDataSources.Counters(
        vm,
        changes.All(vm.VIFs).Select(vif => vif.Record),
        changes.All(vm.VBDs).Select(vbd => vbd.Record));
}
