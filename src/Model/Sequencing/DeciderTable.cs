using Xen.Model.Errors;
using Xen.Model.Operations.Waiting;
using Xen.Model.Schema;

namespace Xen.Model.Sequencing;

/// <summary>Which decider decides which call. Filled once, then only read.</summary>
public sealed class DeciderTable
{
    private readonly Dictionary<Type, Func<Call, DecisionContext, Decision>> _deciders = [];

    /// <summary>Sets the decider of a call.</summary>
    /// <param name="decide">A pure function: no time, randomness or state but what its arguments offer.</param>
    public DeciderTable Add<TCall>(Func<TCall, DecisionContext, Decision> decide)
        where TCall : Call
    {
        _deciders.Add(typeof(TCall), (call, context) => decide((TCall)call, context));
        return this;
    }

    /// <summary>Sets another decider for a call that has one.</summary>
    /// <param name="decide">As for <see cref="Add"/>.</param>
    public DeciderTable Replace<TCall>(Func<TCall, DecisionContext, Decision> decide)
        where TCall : Call
    {
        _deciders.Remove(typeof(TCall));
        return Add(decide);
    }

    /// <summary>True when calls of the type can be decided.</summary>
    public bool Has(Type call) => _deciders.ContainsKey(call);

    /// <summary>Decides a call; one that comes at a bad moment waits for a better one.</summary>
    internal Decision Decide(Call call, DecisionContext context)
    {
        Decision decision = DecideNow(call, context);
        if (decision.Error is { } error && WaitingCalls.CanWait(context, call, error))
        {
            context.Restart();
            context.Obstacle = error;
            return WaitingCalls.Begin(context, call);
        }
        return decision;
    }

    /// <summary>Decides a call, which is refused when it comes at a bad moment.</summary>
    internal Decision DecideNow(Call call, DecisionContext context) =>
        _deciders.TryGetValue(call.GetType(), out Func<Call, DecisionContext, Decision>? decide)
            ? decide(call, context)
            : new XenError(ErrorCode.NotImplemented, call.WireName);
}
