using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.VM;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>VMs made from other VMs.</summary>
internal static class VMCopyDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VMClone>((call, context) => CopyOperation.BeginClone(context, call.VM, call.NewName))
            .Add<VMCopy>((call, context) => CopyOperation.BeginCopy(context, call.VM, call.NewName, call.SR))
            .Add<VMSnapshot>((call, context) =>
                CopyOperation.BeginSnapshot(context, call.VM, call.NewName, call.IgnoreVdis))
            .Add<VMCheckpoint>((call, context) => CheckpointOperation.Begin(context, call.VM, call.NewName))
            .Add<VMCsvm>((call, context) => CopyOperation.BeginCsvm(context, call.VM))
            .Add<VMRevert>((call, context) => RevertOperation.Begin(context, call.Snapshot))
            .Add<VMProvision>((call, context) => ProvisionOperation.Begin(context, call.VM));
        ends
            .Add(OperationKind.VMClone, CopyOperation.End)
            .Add(OperationKind.VMCopy, CopyOperation.End)
            .Add(OperationKind.VMSnapshot, CopyOperation.End)
            .Add(OperationKind.VMCsvm, CopyOperation.End)
            .Add(OperationKind.VMCheckpointSuspend, CheckpointOperation.EndSuspend)
            .Add(OperationKind.VMCheckpoint, CheckpointOperation.EndDisks)
            .Add(OperationKind.VMCheckpointResume, CheckpointOperation.EndResume)
            .Add(OperationKind.VMRevertHalt, RevertOperation.EndHalt)
            .Add(OperationKind.VMRevert, RevertOperation.End)
            .Add(OperationKind.VMProvision, ProvisionOperation.End);
    }
}
