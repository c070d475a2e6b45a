using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Storage;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.DRTask;

/// <summary>Recoveries of other pools' VMs.</summary>
internal static class DRTaskDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<DRTaskCreate>((call, context) => RecoveryOperation.Begin(context, call))
            .Add<DRTaskDestroy>((call, context) => RecoveryOperation.Destroy(context, call.Self));
        ends.Add(OperationKind.DRTaskCreate, RecoveryOperation.End);
    }
}
