using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Cluster;

/// <summary>Clusters: hosts that agree on who of them is alive.</summary>
internal static class ClusterDeciders
{
    private const double TimeoutMin = 1;
    private const double CoefficientMin = 0.65;

    public static void Register(DeciderTable table) => table
        .Add<ClusterCreate>(Create)
        .Add<ClusterDestroy>(Destroy)
        .Add<ClusterGetNetwork>(Network)
        .Add<ClusterPoolCreate>(CreateForPool)
        .Add<ClusterPoolDestroy>(DestroyForPool)
        .Add<ClusterPoolForceDestroy>((call, context) => Known(context, call.Self, (_, _) =>
        {
            Clusters.Remove(context.Changes, call.Self);
            return Decision.Done;
        }))
        .Add<ClusterPoolResync>((call, context) => Known(context, call.Self, (_, cluster) =>
            Resync(context, call.Self, cluster)))
        .Add<ClusterCstackSync>((call, context) => Known(context, call.Self, (_, _) =>
        {
            Clusters.Count(context, call.Self);
            return Decision.Done;
        }));

    private static Decision Create(ClusterCreate call, DecisionContext context)
    {
        XenError? error = Check(context, call.ClusterStack, call.TokenTimeout, call.TokenTimeoutCoefficient)
            ?? Clusters.CheckInterface(context.Changes, call.PIF);
        if (error is not null)
        {
            return error;
        }
        Ref<ClusterRecord> cluster = Add(context, call.ClusterStack, call.PoolAutoJoin, call.TokenTimeout,
            call.TokenTimeoutCoefficient);
        Clusters.AddMember(context, cluster, context.Changes.Get(call.PIF).Host, call.PIF);
        return Decision.With(cluster);
    }

    private static Decision CreateForPool(ClusterPoolCreate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Network, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(call.Network);
        }
        if (Check(context, call.ClusterStack, call.TokenTimeout, call.TokenTimeoutCoefficient) is { } error)
        {
            return error;
        }
        var members = new List<(Ref<HostRecord> Host, Ref<PIFRecord> PIF)>();
        foreach ((Ref<HostRecord> host, _) in changes.All<HostRecord>())
        {
            Ref<PIFRecord> pif = changes.All(network.PIFs).FirstOrDefault(each => each.Record.Host == host).Reference;
            if (pif.IsNull)
            {
                return new XenError(ErrorCode.PIFNotPresent, host.ToString(), call.Network.ToString());
            }
            if (Clusters.CheckInterface(changes, pif) is { } unfit)
            {
                return unfit;
            }
            members.Add((host, pif));
        }
        Ref<ClusterRecord> cluster =
            Add(context, call.ClusterStack, true, call.TokenTimeout, call.TokenTimeoutCoefficient);
        members.ForEach(member => Clusters.AddMember(context, cluster, member.Host, member.PIF));
        return Decision.With(cluster);
    }

    private static Decision Destroy(ClusterDestroy call, DecisionContext context) =>
        Known(context, call.Self, (changes, cluster) =>
        {
            if (cluster.ClusterHosts.Count > 1)
            {
                return new XenError(
                    ErrorCode.ClusterDoesNotHaveOneNode,
                    cluster.ClusterHosts.Count.ToString(CultureInfo.InvariantCulture));
            }
            if (Clusters.CheckUse(changes, cluster.ClusterStack, default) is { } error)
            {
                return error;
            }
            Clusters.Remove(changes, call.Self);
            return Decision.Done;
        });

    private static Decision DestroyForPool(ClusterPoolDestroy call, DecisionContext context) =>
        Known(context, call.Self, (changes, cluster) =>
        {
            if (Clusters.CheckUse(changes, cluster.ClusterStack, default) is { } error)
            {
                return error;
            }
            Ref<ClusterHostRecord> idle = changes.All(cluster.ClusterHosts)
                .FirstOrDefault(member => !member.Record.Enabled).Reference;
            if (!idle.IsNull)
            {
                return new XenError(ErrorCode.ClusteringDisabled, idle.ToString());
            }
            Clusters.Remove(changes, call.Self);
            return Decision.Done;
        });

    private static Decision Network(ClusterGetNetwork call, DecisionContext context) =>
        Known(context, call.Self, (changes, cluster) =>
        {
            Ref<NetworkRecord>[] networks = [.. Networks(changes, cluster)];
            return networks.Length == 1
                ? Decision.With(networks[0])
                : new XenError(ErrorCode.InternalError, "the members of the cluster are not on one network");
        });

    /// <summary>Makes members of the hosts that should be and can be, and enables those that are not.</summary>
    private static Decision Resync(DecisionContext context, Ref<ClusterRecord> self, ClusterRecord cluster)
    {
        Changes changes = context.Changes;
        Ref<NetworkRecord> network = Networks(changes, cluster).FirstOrDefault();
        foreach ((Ref<HostRecord> host, _) in changes.All<HostRecord>().ToArray())
        {
            (Ref<ClusterHostRecord> reference, ClusterHostRecord? member) =
                changes.All(cluster.ClusterHosts).FirstOrDefault(each => each.Record.Host == host);
            Ref<PIFRecord> pif = changes.All<PIFRecord>()
                .FirstOrDefault(each => each.Record.Host == host && each.Record.Network == network).Reference;
            if (member is { Enabled: false })
            {
                changes.Set(reference, member with { Enabled = true, Joined = true });
            }
            else if (member is null && cluster.PoolAutoJoin && Clusters.CheckInterface(changes, pif) is null)
            {
                Clusters.AddMember(context, self, host, pif);
            }
        }
        Clusters.Count(context, self);
        return Decision.Done;
    }

    private static IEnumerable<Ref<NetworkRecord>> Networks(Changes changes, ClusterRecord cluster) =>
        changes.All(cluster.ClusterHosts)
            .Select(member => changes.Find(member.Record.PIF)?.Network ?? default)
            .Where(network => !network.IsNull)
            .Distinct();

    private static XenError? Check(DecisionContext context, string stack, double timeout, double coefficient)
    {
        if (!Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (stack != Clusters.Stack)
        {
            return new XenError(ErrorCode.InvalidClusterStack, stack);
        }
        if (!(timeout >= TimeoutMin))
        {
            return new XenError(
                ErrorCode.InvalidValue, "token_timeout", timeout.ToString(CultureInfo.InvariantCulture));
        }
        return coefficient >= CoefficientMin
            ? PoolRules.Check(context.Changes, reference, pool, PoolAllowedOperations.ClusterCreate)
            : new XenError(
                ErrorCode.InvalidValue,
                "token_timeout_coefficient",
                coefficient.ToString(CultureInfo.InvariantCulture));
    }

    private static Ref<ClusterRecord> Add(
        DecisionContext context, string stack, bool isJoinedByAll, double timeout, double coefficient) =>
        context.Create(new ClusterRecord
        {
            Uuid = context.NewUuid(),
            ClusterToken = context.NewUuid(),
            ClusterStack = stack,
            ClusterStackVersion = 3,
            PoolAutoJoin = isJoinedByAll,
            TokenTimeout = timeout,
            TokenTimeoutCoefficient = coefficient,
        });

    private static Decision Known(
        DecisionContext context, Ref<ClusterRecord> self, Func<Changes, ClusterRecord, Decision> decide) =>
        context.Changes.TryGet(self, out ClusterRecord? cluster)
            ? decide(context.Changes, cluster)
            : DecisionContext.HandleInvalid(self);
}
