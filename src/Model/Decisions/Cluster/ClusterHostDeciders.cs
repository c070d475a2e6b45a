using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Cluster;

/// <summary>The members of clusters.</summary>
internal static class ClusterHostDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<ClusterHostCreate>(Create)
        .Add<ClusterHostDestroy>(Destroy)
        .Add<ClusterHostEnable>(Enable)
        .Add<ClusterHostDisable>((call, context) => Free(context, call.Self, member =>
            context.Changes.Set(call.Self, member with { Enabled = false })))
        .Add<ClusterHostForceDestroy>((call, context) => Free(context, call.Self, _ =>
            Clusters.RemoveMember(context, call.Self)))
        .Add<ClusterHostForget>(Forget);

    private static Decision Create(ClusterHostCreate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Cluster, out ClusterRecord? cluster))
        {
            return DecisionContext.HandleInvalid(call.Cluster);
        }
        if (changes.Find(call.Host) is null)
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        if (!changes.TryGet(call.PIF, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(call.PIF);
        }
        if (pif.Host != call.Host)
        {
            return new XenError(ErrorCode.PIFNotAttachedToHost, call.PIF.ToString(), call.Host.ToString());
        }
        if (Clusters.CheckInterface(changes, call.PIF) is { } error)
        {
            return error;
        }
        if (changes.All(cluster.ClusterHosts).Any(member => member.Record.Host == call.Host))
        {
            return new XenError(ErrorCode.OperationNotAllowed, "the host is a member of the cluster already");
        }
        return changes.All(cluster.ClusterHosts).Any(member => member.Record.Live)
            ? Decision.With(Clusters.AddMember(context, call.Cluster, call.Host, call.PIF))
            : new XenError(ErrorCode.NoClusterHostsReachable, call.Cluster.ToString());
    }

    private static Decision Destroy(ClusterHostDestroy call, DecisionContext context)
    {
        if (context.Changes.TryGet(call.Self, out ClusterHostRecord? member)
            && context.Changes.TryGet(member.Cluster, out ClusterRecord? cluster))
        {
            if (cluster.ClusterHosts.Count <= 1)
            {
                return new XenError(ErrorCode.ClusterHostIsLast, call.Self.ToString());
            }
            if (ClusterRules.Check(call.Self, member, ClusterHostOperation.Destroy) is { } error)
            {
                return error;
            }
        }
        return Free(context, call.Self, _ => Clusters.RemoveMember(context, call.Self));
    }

    private static Decision Enable(ClusterHostEnable call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out ClusterHostRecord? member))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        XenError? error = Clusters.CheckInterface(changes, member.PIF)
            ?? ClusterRules.Check(call.Self, member, ClusterHostOperation.Enable);
        if (error is not null)
        {
            return error;
        }
        changes.Set(call.Self, member with { Enabled = true });
        Clusters.Count(context, member.Cluster);
        return Decision.Done;
    }

    /// <summary>A host that may come back must not be forgotten: it would go on as a member.</summary>
    private static Decision Forget(ClusterHostForget call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out ClusterHostRecord? member))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (Pools.IsLive(context.Changes, member.Host))
        {
            return new XenError(ErrorCode.HostIsLive, member.Host.ToString());
        }
        Clusters.RemoveMember(context, call.Self);
        return Decision.Done;
    }

    /// <summary>Does something to a member that nothing on its host depends on.</summary>
    private static Decision Free(
        DecisionContext context, Ref<ClusterHostRecord> self, Action<ClusterHostRecord> change)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out ClusterHostRecord? member))
        {
            return DecisionContext.HandleInvalid(self);
        }
        string stack = changes.Find(member.Cluster)?.ClusterStack ?? "";
        if (Clusters.CheckUse(changes, stack, member.Host) is { } error)
        {
            return error;
        }
        change(member);
        Clusters.Count(context, member.Cluster);
        return Decision.Done;
    }
}
