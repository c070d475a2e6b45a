using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>What is kept beside a VM's settings: attachments, where a snapshot comes from, and recovery.</summary>
internal static class VMMetadataDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<VMUpdateSnapshotMetadata>((call, context) => Edits.Change(context, call.VM, vm => vm with
        {
            IsASnapshot = true,
            SnapshotOf = call.SnapshotOf,
            SnapshotTime = call.SnapshotTime,
            TransportableSnapshotId = call.TransportableSnapshotId,
        }))
        .Add<VMAssertCanBeRecovered>((call, context) => Recover(
            context, call.Self, call.SessionTo, vm => AssertRecoverable(context, call.Self, vm)))
        .Add<VMGetSRsRequiredForRecovery>((call, context) => Recover(
            context, call.Self, call.SessionTo,
            _ => Decision.With(Recovery.Missing(context.Changes, [call.Self]))))
        .Add<VMRecover>((call, context) => Recover(
            context, call.Self, call.SessionTo, _ => Recovery.Recover(context.Changes, [call.Self])));

    private static Decision Recover(
        DecisionContext context, Ref<VMRecord> self, Ref<SessionRecord> session, Func<VMRecord, Decision> recover)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return context.Changes.Find(session) is null
            ? new XenError(ErrorCode.SessionInvalid, session.ToString())
            : recover(vm);
    }

    /// <summary>The VMs of an appliance are recovered together.</summary>
    private static Decision AssertRecoverable(DecisionContext context, Ref<VMRecord> self, VMRecord vm) =>
        vm.Appliance.IsNull
            ? Recovery.Assert(context.Changes, [self])
            : new XenError(ErrorCode.VMIsPartOfAnAppliance, self.ToString(), vm.Appliance.ToString());
}
