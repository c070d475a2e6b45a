using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Moves a running VM to another host of the pool without stopping it.</summary>
internal static class MigrateOperation
{
    /// <summary>
    /// Checks, reserves memory on the other host and intends to move. A move to the host that the VM is on is one, too.
    /// </summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self, Ref<HostRecord> host)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return Check(changes, self, vm, host) is { } error
            ? error
            : Intend(new OperationDraft(context, OperationKind.VMPoolMigrate, self), changes, self, host);
    }

    /// <summary>Why a VM cannot move to a host now; null when it can.</summary>
    public static XenError? Check(Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host)
    {
        if (VMRules.Check(changes, self, vm, VMOperations.PoolMigrate) is { } error)
        {
            return error;
        }
        return Placement.Check(changes, self, vm, host);
    }

    /// <summary>Reserves memory on the other host and intends to move, with whatever the draft holds already.</summary>
    public static Decision Intend(OperationDraft draft, Changes changes, Ref<VMRecord> self, Ref<HostRecord> host)
    {
        draft.With(StartOperation.HostKey, host)
            .Mark(self, VMOperations.PoolMigrate)
            .Mark(host, HostAllowedOperations.VmMigrate);
        changes.Update(self, record => record with { ScheduledToBeResidentOn = host });
        return draft.Intend();
    }

    /// <summary>Applies the end. When it fails the VM is where it was, unless its domain is lost.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is not null)
        {
            ending.Changes.Set(self, vm with { ScheduledToBeResidentOn = default });
            Domains.Settle(ending, self);
            return;
        }
        Arrive(ending, self, vm);
    }

    /// <summary>The domain is on the other host now.</summary>
    public static void Arrive(OperationEnding ending, Ref<VMRecord> self, VMRecord vm)
    {
        Ref<HostRecord> host = ending.Reference<HostRecord>(StartOperation.HostKey);
        string from = StartOperation.NameOf(ending.Changes, vm.ResidentOn);
        ending.Changes.Update(self, record => record with
        {
            ResidentOn = host,
            ScheduledToBeResidentOn = default,
            Domid = ending.Number(Domains.DomidFact, -1),
        });
        Consoles.Replace(ending.Context, self, host);
        string to = StartOperation.NameOf(ending.Changes, host);
        Messages.Post(ending.Context, "VM_MIGRATED", vm, $"migrated from {from} to {to}");
    }
}
