using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>The performance counters of running VMs.</summary>
internal static class VMCounterQueries
{
    public static void Register(QueryTable table) => table
        .Add<VMGetDataSources, VMRecord>(static call => call.Self, List)
        .Add<VMQueryDataSource, VMRecord>(static call => call.Self, Query);

    private static QueryResult List(VMRecord vm, VMGetDataSources call, QueryContext context)
    {
        if (vm.PowerState != VMPowerState.Running)
        {
            return BadState(call.Self, vm);
        }
        VMMetricsRecord metrics = MetricsOf(vm, context);
        return CounterAnswers.List(
            VMDataSources.Counters(context.View, vm), counter => VMDataSources.Records(metrics, counter),
            vm.Uuid, context);
    }

    private static QueryResult Query(VMRecord vm, VMQueryDataSource call, QueryContext context)
    {
        if (vm.PowerState is not (VMPowerState.Running or VMPowerState.Paused))
        {
            return BadState(call.Self, vm);
        }
        VMMetricsRecord metrics = MetricsOf(vm, context);
        return CounterAnswers.Value(
            VMDataSources.Counters(context.View, vm), counter => VMDataSources.Records(metrics, counter),
            call.DataSource, call.Self, vm.Uuid, context);
    }

    private static VMMetricsRecord MetricsOf(VMRecord vm, QueryContext context) =>
        context.View.Find(vm.Metrics) ?? (VMMetricsRecord)VMMetricsRecord.ClassInfo.Empty;

    private static XenError BadState(Ref<VMRecord> self, VMRecord vm) => new(
        ErrorCode.VMBadPowerState, self.ToString(), "running",
        Enums.VMPowerState.NameOf(vm.PowerState).ToLowerInvariant());
}
