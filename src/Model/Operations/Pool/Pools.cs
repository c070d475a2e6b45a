using System.Diagnostics.CodeAnalysis;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>The one pool that a server belongs to, and its hosts.</summary>
internal static class Pools
{
    /// <summary>Finds the pool.</summary>
    public static bool TryFind(
        Changes changes, out Ref<PoolRecord> reference, [NotNullWhen(true)] out PoolRecord? pool)
    {
        foreach ((Ref<PoolRecord> found, PoolRecord record) in changes.All<PoolRecord>())
        {
            (reference, pool) = (found, record);
            return true;
        }
        (reference, pool) = (default, null);
        return false;
    }

    /// <summary>The host that decides for all of them; null before there is a pool.</summary>
    public static Ref<HostRecord> Coordinator(Changes changes) =>
        TryFind(changes, out _, out PoolRecord? pool) ? pool.Master : default;

    /// <summary>True while hosts watch each other, to restart what ran on one that is lost.</summary>
    public static bool IsHaEnabled(Changes changes) => TryFind(changes, out _, out PoolRecord? pool) && pool.HaEnabled;

    /// <summary>Changes the pool, for messages that do not name it.</summary>
    public static Decision Change(DecisionContext context, Func<PoolRecord, PoolRecord> change)
    {
        if (!TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return NoPool;
        }
        context.Changes.Set(reference, change(pool));
        return Decision.Done;
    }

    /// <summary>The answer of a server that has not been set up yet.</summary>
    public static XenError NoPool { get; } = new(ErrorCode.InternalError, "there is no pool yet");

    /// <summary>True when a host answers.</summary>
    public static bool IsLive(Changes changes, HostRecord host) =>
        changes.TryGet(host.Metrics, out HostMetricsRecord? metrics) && metrics.Live;

    /// <summary>True when a host answers.</summary>
    public static bool IsLive(Changes changes, Ref<HostRecord> host) =>
        changes.TryGet(host, out HostRecord? record) && IsLive(changes, record);

    /// <summary>The first host that does not answer, as the error of a message that needs all; null when all
    /// do.</summary>
    public static XenError? CheckAllLive(Changes changes)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in changes.All<HostRecord>())
        {
            if (!IsLive(changes, host))
            {
                return new XenError(ErrorCode.HostOffline, reference.ToString());
            }
        }
        return null;
    }

    /// <summary>Changes every host.</summary>
    public static void ChangeHosts(Changes changes, Func<HostRecord, HostRecord> change)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in changes.All<HostRecord>().ToArray())
        {
            changes.Set(reference, change(host));
        }
    }
}
