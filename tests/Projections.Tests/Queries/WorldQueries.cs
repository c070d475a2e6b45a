using Xen.Model.Projections.Queries;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Projections.Tests.Queries;

/// <summary>Asks the standard queries about the state of a test's world.</summary>
internal static class WorldQueries
{
    public static QueryResult Ask(this World world, Call call)
    {
        StandardQueries.Table().TryGet(call.GetType(), out Func<Call, QueryContext, QueryResult>? answer)
            .Should().BeTrue();
        return answer!(call, new QueryContext
        {
            View = world.View,
            Caller = new CallContext { Session = world.Session },
            Clock = world.Clock,
            Indexes = world.Indexes,
        });
    }
}
