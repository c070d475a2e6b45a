using System.Diagnostics.CodeAnalysis;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Queries;

/// <summary>
/// Which explicit messages are answered from the state alone, and how. Filled once, then only read: thread-safe.
/// </summary>
public sealed class QueryTable
{
    private readonly Dictionary<Type, Func<Call, QueryContext, QueryResult>> _queries = [];

    /// <summary>The calls that have an answer here.</summary>
    public IReadOnlyCollection<Type> CallTypes => _queries.Keys;

    /// <summary>Sets how a call is answered.</summary>
    public QueryTable Add<TCall>(Func<TCall, QueryContext, QueryResult> answer)
        where TCall : Call
    {
        _queries.Add(typeof(TCall), (call, context) => answer((TCall)call, context));
        return this;
    }

    /// <summary>Sets how a call about one object is answered; HANDLE_INVALID when there is no such object.</summary>
    public QueryTable Add<TCall, TRecord>(
        Func<TCall, Ref<TRecord>> self, Func<TRecord, TCall, QueryContext, QueryResult> answer)
        where TCall : Call
        where TRecord : XenRecord, IXenRecord =>
        Add<TCall>((call, context) => context.View.TryGet(self(call), out TRecord? record)
            ? answer(record, call, context)
            : new XenError(ErrorCode.HandleInvalid, TRecord.WireName, self(call).ToString()));

    /// <summary>Finds how calls of a type are answered.</summary>
    public bool TryGet(Type callType, [MaybeNullWhen(false)] out Func<Call, QueryContext, QueryResult> answer) =>
        _queries.TryGetValue(callType, out answer);
}
