using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>What guests tell about themselves.</summary>
internal static class GuestDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table.Add<ObserveGuest>(Observe)
            .Add<ObserveGuestData>(ObserveData)
            .Add<ObserveGuestExit>(GuestExits.Observe);
        ends.Add(OperationKind.VMGuestRestart, GuestExits.EndRestart);
    }

    private static Decision Observe(ObserveGuest call, DecisionContext context)
    {
        if (context.Changes.TryGet(call.VM, out VMRecord? vm) && vm.Domid == call.Domid
            && context.Changes.TryGet(vm.GuestMetrics, out VMGuestMetricsRecord? before))
        {
            context.Changes.Set(vm.GuestMetrics, call.Report with
            {
                Uuid = before.Uuid,
                OtherConfig = before.OtherConfig,
                LastUpdated = context.Now,
            });
        }
        return Decision.Done;
    }

    private static Decision ObserveData(ObserveGuestData call, DecisionContext context)
    {
        if (context.Changes.TryGet(call.VM, out VMRecord? vm) && vm.Domid == call.Domid && vm.Domid >= 0)
        {
            context.Changes.Set(call.VM, vm with { XenstoreData = GuestData.Of(call.Data) });
        }
        return Decision.Done;
    }
}
