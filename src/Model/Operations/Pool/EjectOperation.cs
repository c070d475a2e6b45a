using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>Takes a host out of the pool. It goes on elsewhere as a pool of its own, freshly set up.</summary>
internal static class EjectOperation
{
    /// <summary>Checks and intends.</summary>
    public static Decision Begin(DecisionContext context, Ref<HostRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!Pools.TryFind(changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (PoolRules.Check(changes, reference, pool, PoolAllowedOperations.Eject) is { } refused)
        {
            return refused;
        }
        if (pool.Master == self)
        {
            return new XenError(ErrorCode.OperationNotAllowed, "the coordinator cannot be ejected");
        }
        if (!Pools.IsLive(changes, host))
        {
            return new XenError(ErrorCode.HostOffline, self.ToString());
        }
        return (CheckResidents(changes, self) ?? CheckStorage(changes, host)) is { } error
            ? error
            : new OperationDraft(context, OperationKind.PoolEject, self)
                .Mark(reference, PoolAllowedOperations.Eject)
                .Intend();
    }

    /// <summary>Applies the end. What has come to run on the host meanwhile keeps it in the pool.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<HostRecord> host = ending.Target<HostRecord>();
        if (ending.Error is not null)
        {
            return;
        }
        if (CheckResidents(ending.Changes, host) is { } error)
        {
            ending.Refuse(error);
            return;
        }
        HostObjects.Remove(ending.Changes, host);
    }

    private static XenError? CheckResidents(Changes changes, Ref<HostRecord> host)
    {
        foreach ((_, VMRecord vm) in changes.All<VMRecord>())
        {
            if (!vm.IsControlDomain && (vm.ResidentOn == host || vm.ScheduledToBeResidentOn == host)
                && vm.PowerState != VMPowerState.Suspended)
            {
                return new XenError(ErrorCode.OperationNotAllowed, "VM resident on host");
            }
        }
        return null;
    }

    /// <summary>A repository that something is being done in must not vanish.</summary>
    private static XenError? CheckStorage(Changes changes, HostRecord host)
    {
        foreach ((_, PBDRecord pbd) in changes.All(host.PBDs))
        {
            if (changes.TryGet(pbd.SR, out SRRecord? sr) && !sr.Shared && sr.CurrentOperations.Count > 0)
            {
                KeyValuePair<string, StorageOperations> current = sr.CurrentOperations.First();
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "SR", pbd.SR.ToString(), Enums.StorageOperations.NameOf(current.Value), current.Key);
            }
        }
        return null;
    }
}
