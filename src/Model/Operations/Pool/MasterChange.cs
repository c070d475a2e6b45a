using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>
/// Another host becomes the coordinator. Sessions, tasks and the positions of subscribers go on: the log is the pool's,
/// not the host's.
/// </summary>
internal static class MasterChange
{
    private const long Priority = 4;

    /// <summary>Checks and intends an orderly handover. The coordinator stays what it is.</summary>
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
        if (pool.Master == self)
        {
            return Decision.Done;
        }
        if (PoolRules.Check(changes, reference, pool, PoolAllowedOperations.DesignateNewMaster) is { } error)
        {
            return error;
        }
        return Pools.IsLive(changes, host)
            ? new OperationDraft(context, OperationKind.PoolDesignateNewMaster, reference)
                .With("host", self)
                .Mark(reference, PoolAllowedOperations.DesignateNewMaster)
                .Intend()
            : new XenError(ErrorCode.HostOffline, self.ToString());
    }

    /// <summary>Applies the end of a handover.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<HostRecord> host = ending.Reference<HostRecord>("host");
        if (ending.Error is not null)
        {
            return;
        }
        if (!Pools.IsLive(ending.Changes, host))
        {
            ending.Refuse(new XenError(ErrorCode.HostOffline, host.ToString()));
            return;
        }
        Apply(ending.Context, host);
    }

    /// <summary>Makes a host the coordinator, and tells so.</summary>
    public static void Apply(DecisionContext context, Ref<HostRecord> self)
    {
        Changes changes = context.Changes;
        if (!Pools.TryFind(changes, out Ref<PoolRecord> reference, out PoolRecord? pool)
            || !changes.TryGet(self, out HostRecord? host) || pool.Master == self)
        {
            return;
        }
        foreach ((Ref<SessionRecord> session, SessionRecord record) in changes.All<SessionRecord>().ToArray())
        {
            if (record.ThisHost == pool.Master)
            {
                changes.Set(session, record with { ThisHost = self });
            }
        }
        changes.Set(reference, pool with { Master = self });
        Messages.Post(
            context, "POOL_MASTER_TRANSITION", Priority, MessageClass.Host, host.Uuid,
            $"Host '{host.NameLabel}' is the pool coordinator now");
    }

    /// <summary>The host that takes over for a lost coordinator: the oldest that answers; null for none.</summary>
    public static Ref<HostRecord> Successor(Changes changes) => changes.All<HostRecord>()
        .Where(host => Pools.IsLive(changes, host.Record))
        .Select(host => host.Reference)
        .FirstOrDefault();
}
