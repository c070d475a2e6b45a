using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>Clusters and their members: who may take part, and whether they have a quorum.</summary>
internal static class Clusters
{
    /// <summary>The one stack of cluster software that hosts have.</summary>
    public const string Stack = "corosync";

    /// <summary>Why an interface cannot carry a cluster's traffic; null when it can.</summary>
    public static XenError? CheckInterface(Changes changes, Ref<PIFRecord> self)
    {
        if (!changes.TryGet(self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (pif is { IP.Length: 0, IPv6.Count: 0 })
        {
            return new XenError(ErrorCode.PIFHasNoNetworkConfiguration, self.ToString());
        }
        if (!pif.DisallowUnplug)
        {
            return new XenError(ErrorCode.PIFAllowsUnplug, self.ToString());
        }
        return pif.CurrentlyAttached ? null : new XenError(ErrorCode.RequiredPIFIsUnplugged, self.ToString());
    }

    /// <summary>Why a stack must go on running; null when it need not.</summary>
    /// <param name="changes">The state.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="host">The host that it is about; null for all.</param>
    public static XenError? CheckUse(Changes changes, string stack, Ref<HostRecord> host)
    {
        bool isForHa = changes.All<PoolRecord>()
            .Any(pool => pool.Record.HaEnabled && pool.Record.HaClusterStack == stack);
        bool isForStorage = changes.All<PBDRecord>().Any(pbd => pbd.Record.CurrentlyAttached
            && (host.IsNull || pbd.Record.Host == host)
            && changes.TryGet(pbd.Record.SR, out SRRecord? sr)
            && changes.All<SMRecord>().Any(sm => sm.Record.Type == sr.Type
                && sm.Record.RequiredClusterStack.Contains(stack)));
        return isForHa || isForStorage ? new XenError(ErrorCode.ClusterStackInUse, stack) : null;
    }

    /// <summary>Makes a host a member.</summary>
    public static Ref<ClusterHostRecord> AddMember(
        DecisionContext context, Ref<ClusterRecord> cluster, Ref<HostRecord> host, Ref<PIFRecord> pif)
    {
        Ref<ClusterHostRecord> member = context.Create(new ClusterHostRecord
        {
            Uuid = context.NewUuid(),
            Cluster = cluster,
            Host = host,
            PIF = pif,
            Enabled = true,
            Joined = true,
        });
        Count(context, cluster);
        return member;
    }

    /// <summary>Takes a member out.</summary>
    public static void RemoveMember(DecisionContext context, Ref<ClusterHostRecord> self)
    {
        Ref<ClusterRecord> cluster = context.Changes.Find(self)?.Cluster ?? default;
        context.Changes.Delete(self);
        Count(context, cluster);
    }

    /// <summary>Removes a cluster with all its members.</summary>
    public static void Remove(Changes changes, Ref<ClusterRecord> self)
    {
        if (changes.TryGet(self, out ClusterRecord? cluster))
        {
            foreach ((Ref<ClusterHostRecord> member, _) in changes.All(cluster.ClusterHosts).ToArray())
            {
                changes.Delete(member);
            }
            changes.Delete(self);
        }
    }

    /// <summary>Brings up to date who is alive and whether that is enough.</summary>
    public static void Count(DecisionContext context, Ref<ClusterRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out ClusterRecord? cluster))
        {
            return;
        }
        long live = 0;
        long expected = 0;
        foreach ((Ref<ClusterHostRecord> reference, ClusterHostRecord member) in
            changes.All(cluster.ClusterHosts).ToArray())
        {
            bool isLive = member.Enabled && Pools.IsLive(changes, member.Host);
            live += isLive ? 1 : 0;
            expected += member.Enabled ? 1 : 0;
            if (isLive != member.Live)
            {
                changes.Set(reference, member with { Live = isLive, LastUpdateLive = context.Now });
            }
        }
        long quorum = (expected / 2) + 1;
        changes.Update(self, record => record with
        {
            LiveHosts = live,
            ExpectedHosts = expected,
            Quorum = quorum,
            IsQuorate = expected > 0 && live >= quorum,
        });
    }
}
