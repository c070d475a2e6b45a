using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>
/// Workload Balancing: advice from another server, which the simulated hosts' networks do not reach. Calls answer what
/// a pool answers that finds no such server.
/// </summary>
internal static class PoolBalancingDeciders
{
    private const int HighestPort = 65_535;

    public static void Register(DeciderTable table) => table
        .Add<PoolInitializeWlb>((call, _) => IsAddress(call.WlbUrl)
            ? new XenError(ErrorCode.WLBConnectionRefused)
            : new XenError(ErrorCode.WLBURLInvalid, call.WlbUrl))
        .Add<PoolDeconfigureWlb>((_, context) => Deconfigure(context))
        .Add<PoolSendWlbConfiguration>((_, context) => Check(context))
        .Add<PoolRetrieveWlbConfiguration>((_, context) => Check(context))
        .Add<PoolRetrieveWlbRecommendations>((_, context) => Check(context));

    private static Decision Deconfigure(DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (pool.WlbUrl.Length == 0)
        {
            return new XenError(ErrorCode.WLBNotInitialized);
        }
        context.Changes.Delete(pool.WlbPassword);
        context.Changes.Set(reference, pool with
        {
            WlbUrl = "",
            WlbUsername = "",
            WlbPassword = default,
            WlbEnabled = false,
        });
        return Decision.Done;
    }

    private static XenError Check(DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out _, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (pool.WlbUrl.Length == 0)
        {
            return new XenError(ErrorCode.WLBNotInitialized);
        }
        return new XenError(pool.WlbEnabled ? ErrorCode.WLBConnectionRefused : ErrorCode.WLBDisabled);
    }

    /// <summary>An address is a host with a port.</summary>
    private static bool IsAddress(string url)
    {
        int colon = url.LastIndexOf(':');
        return colon > 0 && int.TryParse(url.AsSpan(colon + 1), out int port) && port is > 0 and <= HighestPort
            && Uri.CheckHostName(url[..colon].Trim('[', ']')) != UriHostNameType.Unknown;
    }
}
