using Xen.Model.Projections.Queries;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>The explicit messages that are answered from the state alone. Thread-safe.</summary>
internal sealed class QueryMessages(QueryTable table, ReadModel reads, TimeProvider clock)
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
