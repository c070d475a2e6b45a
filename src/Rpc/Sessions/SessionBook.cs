using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// Begins and ends sessions and keeps their number within bounds: the session unused for longest makes room.
/// Thread-safe.
/// </summary>
internal sealed class SessionBook(
    ICallSink sink, SessionPolicy policy, TimeProvider clock, Action<Ref<SessionRecord>> ended)
{
    private const string Root = "root";

    /// <summary>Begins a session for a user whose credentials have been checked.</summary>
    public async ValueTask<CallOutcome> OpenAsync(SessionRecord record, CallContext context)
    {
        await MakeRoomAsync(record).ConfigureAwait(false);
        Ref<HostRecord> host = sink.View.All<PoolRecord>().Select(pool => pool.Record.Master).FirstOrDefault();
        return await sink.SubmitAsync(new OpenSession(record with { ThisHost = host }), context).ConfigureAwait(false);
    }

    /// <summary>Ends a session; what is blocked on it ends with SESSION_INVALID.</summary>
    public async ValueTask<CallOutcome> EndAsync(Ref<SessionRecord> session, CallContext context)
    {
        CallOutcome outcome = await sink.SubmitAsync(new SessionLogout(), context with { Session = session })
            .ConfigureAwait(false);
        ended(session);
        return outcome;
    }

    /// <summary>Ends sessions that were not used for too long.</summary>
    public async Task EndIdleAsync()
    {
        DateTimeOffset oldest = clock.GetUtcNow() - policy.IdleMax;
        foreach ((Ref<SessionRecord> session, SessionRecord record) in sink.View.All<SessionRecord>().ToArray())
        {
            if (record.LastActive < oldest)
            {
                await EndAsync(session, CallContext.Server).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask MakeRoomAsync(SessionRecord wanted)
    {
        (Ref<SessionRecord> Reference, SessionRecord Record)[] all = [.. sink.View.All<SessionRecord>()];
        string group = GroupOf(wanted);
        await EvictAsync([.. all.Where(session =>
            GroupOf(session.Record) == group)], LimitOf(wanted)).ConfigureAwait(false);
        await EvictAsync(all, policy.SessionsMax).ConfigureAwait(false);
    }

    private async ValueTask EvictAsync((Ref<SessionRecord> Reference, SessionRecord Record)[] sessions, int limit)
    {
        int surplus = sessions.Length - limit + 1;
        if (surplus <= 0)
        {
            return;
        }
        foreach ((Ref<SessionRecord> session, _) in
            sessions.OrderBy(session => session.Record.LastActive).Take(surplus))
        {
            await EndAsync(session, CallContext.Server).ConfigureAwait(false);
        }
    }

    private int LimitOf(SessionRecord session) =>
        IsRoot(session) && session.Originator.Length == 0 ? policy.AnonymousSessionsMax : policy.SessionsPerGroupMax;

    private static string GroupOf(SessionRecord session) =>
        IsRoot(session) ? "originator:" + session.Originator : "user:" + session.AuthUserName;

    private static bool IsRoot(SessionRecord session) => session.AuthUserName is Root or "";
}
