using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>What follows when a guest ends its domain by itself: what the VM's settings say.</summary>
internal static class GuestExits
{
    private const string DomidKey = "domid";
    private const string ReasonKey = "reason";

    private const long Warned = 2;

    /// <summary>What is to be done about a domain that has ended.</summary>
    private enum Action
    {
        /// <summary>Nothing: the VM is halted.</summary>
        Destroy,

        /// <summary>A new domain is built.</summary>
        Restart,

        /// <summary>What is left of the domain is kept to be looked at.</summary>
        Preserve,
    }

    /// <summary>Halts the VM, has it built anew, or keeps it as it is.</summary>
    public static Decision Observe(ObserveGuestExit call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.VM, out VMRecord? vm) || vm.Domid != call.Domid || vm.Domid < 0)
        {
            return Decision.Done;
        }
        if (call.Reason == GuestExit.Crash)
        {
            Messages.Post(
                context, "VM_CRASHED", Warned, MessageClass.VM, vm.Uuid, $"VM '{vm.NameLabel}' has crashed");
        }
        switch (ActionFor(changes, vm, call.Reason))
        {
            case Action.Restart:
                Ref<HostRecord> host = vm.ResidentOn;
                new OperationDraft(context, OperationKind.VMGuestRestart, call.VM, default)
                    .With(StartOperation.HostKey, host)
                    .With(DomidKey, call.Domid.ToString(CultureInfo.InvariantCulture))
                    .With(ReasonKey, call.Reason.ToString())
                    .Intend();
                break;
            case Action.Preserve:
                changes.Set(call.VM, vm with { PowerState = VMPowerState.Paused });
                break;
            default:
                Domains.Halt(changes, call.VM);
                Messages.Post(context, "VM_SHUTDOWN", vm, "has been shut down by its guest");
                break;
        }
        return Decision.Done;
    }

    /// <summary>The new domain is there, or the VM is halted.</summary>
    public static void EndRestart(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm)
            || vm.Domid.ToString(CultureInfo.InvariantCulture) != ending.Argument(DomidKey))
        {
            return;
        }
        if (ending.Error is not null)
        {
            Domains.Halt(ending.Changes, self);
            return;
        }
        Domains.Arrive(
            ending.Context, self, ending.Reference<HostRecord>(StartOperation.HostKey),
            ending.Number(Domains.DomidFact, -1), VMPowerState.Running);
        Messages.Post(ending.Context, "VM_REBOOTED", vm, "has been rebooted by its guest");
    }

    private static Action ActionFor(Changes changes, VMRecord vm, GuestExit reason)
    {
        bool mustRun = vm.HaAlwaysRun && Pools.IsHaEnabled(changes);
        Action wanted = reason switch
        {
            GuestExit.Shutdown => OfNormal(vm.ActionsAfterShutdown),
            GuestExit.Reboot => OfNormal(vm.ActionsAfterReboot),
            _ => vm.ActionsAfterCrash switch
            {
                OnCrashBehaviour.Preserve => Action.Preserve,
                OnCrashBehaviour.Destroy or OnCrashBehaviour.CoredumpAndDestroy => Action.Destroy,
                _ => Action.Restart,
            },
        };
        return wanted == Action.Destroy && mustRun ? Action.Restart : wanted;
    }

    private static Action OfNormal(OnNormalExit wish) =>
        wish == OnNormalExit.Restart ? Action.Restart : Action.Destroy;
}
