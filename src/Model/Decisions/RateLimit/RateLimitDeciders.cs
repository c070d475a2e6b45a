using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.RateLimit;

/// <summary>Token buckets and the clients that draw on them. A client draws on one at most.</summary>
internal static class RateLimitDeciders
{
    private const string BurstSize = "burst_size";
    private const string FillRate = "fill_rate";

    public static void Register(DeciderTable table, Lifecycles lifecycles)
    {
        lifecycles.Creates<RateLimitRecord>(Create);
        lifecycles.Destroys<RateLimitRecord>(Destroy);
        table
            .Add<RateLimitAddCaller>(AddCaller)
            .Add<RateLimitRemoveCaller>(RemoveCaller)
            .Add<RateLimitSetBurstSize>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => Positive(BurstSize, call.Value),
                limit => limit with { BurstSize = call.Value }))
            .Add<RateLimitSetFillRate>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => Positive(FillRate, call.Value),
                limit => limit with { FillRate = call.Value }));
    }

    private static Decision Create(RateLimitRecord record, DecisionContext context)
    {
        if ((Positive(BurstSize, record.BurstSize) ?? Positive(FillRate, record.FillRate)) is { } error)
        {
            return error;
        }
        return Decision.With((ObjectRef)context.Create(record with { Uuid = context.NewUuid() }));
    }

    private static Decision Destroy(Ref<RateLimitRecord> self, RateLimitRecord record, DecisionContext context)
    {
        foreach ((Ref<CallerRecord> caller, _) in context.Changes.All(record.Callers).ToArray())
        {
            context.Changes.Update(caller, item => item with { RateLimit = default });
        }
        context.Changes.Delete(self);
        return Decision.Done;
    }

    private static Decision AddCaller(RateLimitAddCaller call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        return Edits.Change(context, call.Caller, caller => caller with { RateLimit = call.Self });
    }

    private static Decision RemoveCaller(RateLimitRemoveCaller call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        return Edits.Change(
            context,
            call.Caller,
            caller => caller.RateLimit == call.Self
                ? null
                : new XenError(ErrorCode.InvalidValue, "caller", call.Caller.ToString()),
            caller => caller with { RateLimit = default });
    }

    private static XenError? Positive(string name, double value) => value > 0 && double.IsFinite(value)
        ? null
        : new XenError(ErrorCode.InvalidValue, name, value.ToString(CultureInfo.InvariantCulture));
}
