using Xen.Model.Ports;
using Xen.Model.Projections.Queries;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>The explicit messages that are answered from the state alone. Thread-safe.</summary>
/// <param name="table">The messages.</param>
/// <param name="reads">What they look at.</param>
/// <param name="clock">The server's clock.</param>
/// <param name="readings">What has been recorded of performance counters; null where nothing is.</param>
internal sealed class QueryMessages(
    QueryTable table, ReadModel reads, TimeProvider clock, ICounterReadings? readings = null)
{
    /// <summary>What carries out a message; null when it is no query.</summary>
    public CallHandler? HandlerOf(CallMethod method) =>
        table.TryGet(method.CallType, out Func<Call, QueryContext, QueryResult>? query)
            ? invocation => ValueTask.FromResult(Run(query, invocation))
            : null;

    private Answer Run(Func<Call, QueryContext, QueryResult> query, Invocation invocation)
    {
        var context = new QueryContext
        {
            View = reads.View,
            Caller = invocation.Context(),
            Clock = clock,
            Indexes = reads.Indexes,
            Readings = readings,
            Secrets = invocation.SessionRecord is { } session ? reads.ReaderFor(session) : null,
        };
        QueryResult result = query(invocation.Call, context);
        return result.Error is { } error
            ? error
            : Answer.Of(
                static (writer, method, value) => ((CallMethod)method!).WriteResult(writer, value),
                invocation.Method,
                result.Result);
    }
}
