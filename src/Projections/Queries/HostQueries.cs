using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked about a host that is always the same.</summary>
internal static class HostQueries
{
    public static void Register(QueryTable table) => table
        .Add<HostHasExtension, HostRecord>(static call => call.Host, static (_, _, _) => QueryResult.With(false))
        .Add<HostGetUncooperativeResidentVMs, HostRecord>(static call => call.Self, static (_, _, _) =>
            QueryResult.With(RefSet<VMRecord>.Empty));
}
