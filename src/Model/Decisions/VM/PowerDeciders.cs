using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>What brings VMs from one power state to another.</summary>
internal static class PowerDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VMStart>((call, context) => StartOperation.Begin(context, call.VM, null, call.StartPaused))
            .Add<VMStartOn>((call, context) => StartOperation.Begin(context, call.VM, call.Host, call.StartPaused))
            .Add<VMPause>((call, context) => PauseOperation.Begin(context, call.VM, VMOperations.Pause))
            .Add<VMUnpause>((call, context) => PauseOperation.Begin(context, call.VM, VMOperations.Unpause))
            .Add<VMSuspend>((call, context) => SuspendOperation.Begin(context, call.VM))
            .Add<VMResume>((call, context) => ResumeOperation.Begin(context, call.VM, null, call.StartPaused))
            .Add<VMResumeOn>((call, context) => ResumeOperation.Begin(context, call.VM, call.Host, call.StartPaused))
            .Add<VMCleanShutdown>((call, context) => ShutdownOperation.BeginClean(context, call.VM))
            .Add<VMHardShutdown>((call, context) => ShutdownOperation.BeginHard(context, call.VM))
            .Add<VMShutdown>((call, context) => ShutdownOperation.BeginEither(context, call.VM))
            .Add<VMCleanReboot>((call, context) => RebootOperation.Begin(context, call.VM, VMOperations.CleanReboot))
            .Add<VMHardReboot>((call, context) => RebootOperation.Begin(context, call.VM, VMOperations.HardReboot))
            .Add<VMPoolMigrate>((call, context) => MigrateOperation.Begin(context, call.VM, call.Host))
            .Add<VMMigrateSend>((call, context) => MigrateSendOperation.Begin(context, call))
            .Add<VMAssertCanMigrate>((call, context) => MigrateSendOperation.Assert(context, new MigrationWish(
                call.VM, call.Dest, call.VdiMap, call.VifMap, call.Options)))
            .Add<VMAssertCanMigrateSender>((call, context) => MigrateSendOperation.Assert(context, new MigrationWish(
                call.VM, call.Dest, call.VdiMap, call.VifMap, call.Options)))
            .Add<VMPoolMigrateComplete>(Complete)
            .Add<VMPowerStateReset>(Reset);
        ends
            .Add(OperationKind.VMPoolMigrate, static ending =>
            {
                MigrateOperation.End(ending);
                Evacuation.Advance(ending);
            })
            .Add(OperationKind.VMMigrateSend, MigrateSendOperation.End)
            .Add(OperationKind.VMStart, StartOperation.End)
            .Add(OperationKind.VMPause, PauseOperation.EndPause)
            .Add(OperationKind.VMUnpause, PauseOperation.EndUnpause)
            .Add(OperationKind.VMSuspend, SuspendOperation.End)
            .Add(OperationKind.VMResume, ResumeOperation.End)
            .Add(OperationKind.VMCleanShutdown, ShutdownOperation.EndClean)
            .Add(OperationKind.VMHardShutdown, ShutdownOperation.EndHard)
            .Add(OperationKind.VMCleanReboot, RebootOperation.End)
            .Add(OperationKind.VMHardReboot, RebootOperation.End);
    }

    /// <summary>The commit that ends a migration completes it: there is nothing left to do on the other host.</summary>
    private static Decision Complete(VMPoolMigrateComplete call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        if (context.Changes.Find(call.Host) is null)
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        return vm.ResidentOn == call.Host || vm.ScheduledToBeResidentOn == call.Host
            ? Decision.Done
            : new XenError(ErrorCode.OperationNotAllowed, "the VM is not on its way to that host");
    }

    /// <summary>Declares a VM halted whose host is gone. Where the host lives, its domain would contradict.</summary>
    private static Decision Reset(VMPowerStateReset call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        if (vm.IsControlDomain)
        {
            return new XenError(ErrorCode.CannotResetControlDomain, call.VM.ToString());
        }
        if (VMRules.Check(changes, call.VM, vm, VMOperations.PowerStateReset) is { } error)
        {
            return error;
        }
        if (vm.Domid >= 0 && changes.TryGet(vm.ResidentOn, out HostRecord? host)
            && changes.Find(host.Metrics) is not { Live: false })
        {
            return new XenError(ErrorCode.DomainExists, call.VM.ToString(), vm.Domid.ToString());
        }
        Domains.Halt(changes, call.VM);
        return Decision.Done;
    }
}
