using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Caller;

/// <summary>
/// Clients on record. Those that nobody has made by hand come and go: of them the newest
/// <see cref="AutoRegisteredMax"/> are kept.
/// </summary>
internal static class CallerDeciders
{
    /// <summary>Clients that are kept without anybody having made them.</summary>
    public const int AutoRegisteredMax = 100;

    public static void Register(DeciderTable table, Lifecycles lifecycles)
    {
        lifecycles.Creates<CallerRecord>(Create);
        table
            .Add<RegisterCaller>(Seen)
            .Add<CallerAddGroup>((call, context) => call.Group.Length == 0
                ? new XenError(ErrorCode.InvalidValue, "group", "")
                : Edits.Change(context, call.Self, caller => caller with { Groups = caller.Groups.With(call.Group) }))
            .Add<CallerRemoveGroup>((call, context) =>
                Edits.Change(context, call.Self, caller => caller with { Groups = caller.Groups.Without(call.Group) }));
    }

    /// <summary>An empty name or address stands for any; both empty would stand for everybody.</summary>
    private static Decision Create(CallerRecord record, DecisionContext context)
    {
        if (record.UserAgent.Length == 0 && record.ClientIp.Length == 0)
        {
            return new XenError(ErrorCode.InvalidValue, "user_agent", "");
        }
        if (Find(record.UserAgent, record.ClientIp, context) is not { IsNull: true })
        {
            return new XenError(ErrorCode.InvalidValue, "client_ip", record.ClientIp);
        }
        return Decision.With((ObjectRef)context.Create(record with { Uuid = context.NewUuid() }));
    }

    private static Decision Seen(RegisterCaller call, DecisionContext context)
    {
        Ref<CallerRecord> known = Find(call.UserAgent, call.ClientIp, context);
        if (!known.IsNull)
        {
            context.Changes.Update(known, caller => caller with { LastAccess = context.Now });
            return Decision.With(known);
        }
        MakeRoom(context);
        return Decision.With(context.Create(new CallerRecord
        {
            Uuid = context.NewUuid(),
            UserAgent = call.UserAgent,
            ClientIp = call.ClientIp,
            LastAccess = context.Now,
            AutoRegistered = true,
        }));
    }

    /// <summary>Whom an administrator has limited or put in a group stays.</summary>
    private static void MakeRoom(DecisionContext context)
    {
        (Ref<CallerRecord> Reference, CallerRecord Record)[] strangers =
        [
            .. context.Changes.All<CallerRecord>()
                .Where(caller => caller.Record is { AutoRegistered: true, RateLimit.IsNull: true, Groups.Count: 0 })
                .OrderBy(caller => caller.Record.LastAccess),
        ];
        foreach ((Ref<CallerRecord> oldest, _) in strangers.Take(strangers.Length - AutoRegisteredMax + 1))
        {
            context.Changes.Delete(oldest);
        }
    }

    private static Ref<CallerRecord> Find(string agent, string address, DecisionContext context) =>
        context.Changes.All<CallerRecord>()
            .FirstOrDefault(caller => caller.Record.UserAgent == agent && caller.Record.ClientIp == address)
            .Reference;
}
