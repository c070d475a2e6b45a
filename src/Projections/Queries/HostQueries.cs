using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked about a host without asking the machine.</summary>
internal static class HostQueries
{
    public static void Register(QueryTable table) => table
        .Add<HostGetServertime, HostRecord>(static call => call.Host, static (_, _, context) =>
            QueryResult.With(context.Clock.GetUtcNow()))
        .Add<HostGetServerLocaltime, HostRecord>(static call => call.Host, static (_, _, context) =>
            // The wire knows no zones: the local clock is shown as if it were UTC.
            QueryResult.With(new DateTimeOffset(context.Clock.GetLocalNow().DateTime, TimeSpan.Zero)))
        .Add<HostHasExtension, HostRecord>(static call => call.Host, static (_, _, _) => QueryResult.With(false))
        .Add<HostGetUncooperativeResidentVMs, HostRecord>(static call => call.Self, static (_, _, _) =>
            QueryResult.With(RefSet<VMRecord>.Empty))
        .Add<HostGetVmsWhichPreventEvacuation, HostRecord>(static call => call.Self, PreventEvacuation);

    /// <summary>Each guest by itself: whether all of them together find room elsewhere is not planned here.</summary>
    private static QueryResult PreventEvacuation(
        HostRecord host, HostGetVmsWhichPreventEvacuation call, QueryContext context) =>
        QueryResult.With(Obstacles(call.Self, host, context));

    /// <summary>The guests of a host that could go nowhere, each with the reason as an error.</summary>
    internal static XenMap<Ref<VMRecord>, XenSet<string>> Obstacles(
        Ref<HostRecord> self, HostRecord host, QueryContext context)
    {
        (Ref<HostRecord> Reference, HostRecord Record)[] others =
        [
            .. context.View.All<HostRecord>()
                .Where(other => other.Reference != self)
                .Where(other => HostSuitability.ErrorOfState(context.View, other.Reference) is null),
        ];
        var obstacles = XenMap<Ref<VMRecord>, XenSet<string>>.Empty;
        foreach (Ref<VMRecord> guest in host.ResidentVMs)
        {
            if (context.View.TryGet(guest, out VMRecord? vm) && !vm.IsControlDomain
                && Obstacle(guest, others, context) is { } error)
            {
                obstacles = obstacles.With(guest, XenSet<string>.Of([.. error.Description]));
            }
        }
        return obstacles;
    }

    private static XenError? Obstacle(
        Ref<VMRecord> guest, (Ref<HostRecord> Reference, HostRecord Record)[] others, QueryContext context)
    {
        XenError? first = null;
        foreach ((Ref<HostRecord> other, _) in others)
        {
            XenError? error = HostSuitability.ErrorOf(context.View, guest, other);
            if (error is null)
            {
                return null;
            }
            first ??= error;
        }
        return first ?? new XenError(ErrorCode.NoHostsAvailable);
    }
}
