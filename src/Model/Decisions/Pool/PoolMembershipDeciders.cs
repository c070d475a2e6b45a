using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>Which hosts are in the pool, and which of them coordinates it.</summary>
internal static class PoolMembershipDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PoolEject>((call, context) => EjectOperation.Begin(context, call.Host))
            .Add<PoolDesignateNewMaster>((call, context) => MasterChange.Begin(context, call.Host))
            .Add<PoolEmergencyTransitionToMaster>((_, context) => TakeOver(context))
            .Add<PoolEmergencyResetMaster>(ResetMaster)
            .Add<PoolRecoverSlaves>((_, context) => Decision.With(Followers(context.Changes)))
            .Add<PoolHello>(Hello);
        ends
            .Add(OperationKind.PoolEject, EjectOperation.End)
            .Add(OperationKind.PoolDesignateNewMaster, MasterChange.End);
    }

    /// <summary>
    /// With the coordinator alive, the host that was asked is the coordinator: nothing has to change.
    /// </summary>
    private static Decision TakeOver(DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out _, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (pool.HaEnabled)
        {
            return new XenError(ErrorCode.HAIsEnabled);
        }
        if (!Pools.IsLive(context.Changes, pool.Master)
            && MasterChange.Successor(context.Changes) is { IsNull: false } successor)
        {
            MasterChange.Apply(context, successor);
        }
        return Decision.Done;
    }

    /// <summary>Only the coordinator's own address is one that members can be pointed at.</summary>
    private static Decision ResetMaster(PoolEmergencyResetMaster call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!Pools.TryFind(changes, out _, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (pool.HaEnabled)
        {
            return new XenError(ErrorCode.HAIsEnabled);
        }
        Ref<HostRecord> named = changes.All<HostRecord>()
            .FirstOrDefault(host => host.Record.Address == call.MasterAddress).Reference;
        if (named.IsNull)
        {
            return new XenError(ErrorCode.HostMasterCannotTalkBack, call.MasterAddress);
        }
        return named == pool.Master
            ? Decision.Done
            : new XenError(ErrorCode.HostIsSlave, changes.Find(pool.Master)?.Address ?? "");
    }

    private static RefSet<HostRecord> Followers(Changes changes)
    {
        Ref<HostRecord> coordinator = Pools.Coordinator(changes);
        return RefSet<HostRecord>.Of(
            changes.All<HostRecord>()
                .Where(host => Pools.IsLive(changes, host.Record) && host.Reference != coordinator)
                .Select(host => host.Reference));
    }

    /// <summary>A host that cannot be reached has not really called: it is told so, and nothing changes.</summary>
    private static Decision Hello(PoolHello call, DecisionContext context)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in context.Changes.All<HostRecord>())
        {
            if (host.Uuid == call.HostUuid)
            {
                if (!Pools.IsLive(context.Changes, host))
                {
                    return Decision.With(HelloReturn.CannotTalkBack);
                }
                context.Changes.Set(reference, host with { Address = call.HostAddress });
                return Decision.With(HelloReturn.Ok);
            }
        }
        return Decision.With(HelloReturn.UnknownHost);
    }
}
