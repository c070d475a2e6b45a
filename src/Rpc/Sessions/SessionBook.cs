using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// Begins and ends sessions and keeps their number within bounds: the session unused for longest makes room. Sessions
/// whose work is not finished are spared, however old. Thread-safe.
/// </summary>
internal sealed class SessionBook(
    ICallSink sink, SessionPolicy policy, TimeProvider clock, Action<Ref<SessionRecord>> ended)
{
    /// <summary>Begins a session for a user whose credentials have been checked.</summary>
    public async ValueTask<CallOutcome> OpenAsync(SessionRecord record, CallContext context)
    {
        Ref<HostRecord> host = sink.View.All<PoolRecord>().Select(pool => pool.Record.Master).FirstOrDefault();
        CallOutcome outcome = await sink.SubmitAsync(new OpenSession(record with { ThisHost = host }), context)
            .ConfigureAwait(false);
        if (outcome.Error is null)
        {
            // Afterwards, so that many logins at once cannot get past the limit together.
            await MakeRoomAsync(record, (Ref<SessionRecord>)outcome.Result!).ConfigureAwait(false);
        }
        return outcome;
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
        (Ref<SessionRecord> Reference, SessionRecord Record)[] idle =
            [.. sink.View.All<SessionRecord>().Where(session => session.Record.LastActive < oldest)];
        HashSet<Ref<SessionRecord>> busy = idle.Length > 0 ? Busy() : [];
        foreach ((Ref<SessionRecord> session, _) in idle)
        {
            if (!busy.Contains(session))
            {
                await EndAsync(session, CallContext.Server).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The new session stays in any case, even where all others have work to do.</summary>
    private async ValueTask MakeRoomAsync(SessionRecord record, Ref<SessionRecord> opened)
    {
        (Ref<SessionRecord> Reference, SessionRecord Record)[] others =
            [.. sink.View.All<SessionRecord>().Where(session => session.Reference != opened)];
        string group = GroupOf(record);
        await EvictAsync([.. others.Where(session =>
            GroupOf(session.Record) == group)], LimitOf(record)).ConfigureAwait(false);
        await EvictAsync(others, policy.SessionsMax).ConfigureAwait(false);
    }

    private async ValueTask EvictAsync((Ref<SessionRecord> Reference, SessionRecord Record)[] sessions, int limit)
    {
        int surplus = sessions.Length + 1 - limit;
        if (surplus <= 0)
        {
            return;
        }
        HashSet<Ref<SessionRecord>> busy = Busy();
        foreach ((Ref<SessionRecord> session, _) in sessions
            .Where(session => !busy.Contains(session.Reference))
            .OrderBy(session => session.Record.LastActive)
            .Take(surplus)
            .ToArray())
        {
            await EndAsync(session, CallContext.Server).ConfigureAwait(false);
        }
    }

    /// <summary>Sessions with a task that has not ended, and those they were made from.</summary>
    private HashSet<Ref<SessionRecord>> Busy()
    {
        var busy = new HashSet<Ref<SessionRecord>>();
        foreach ((_, TaskRecord task) in sink.View.All<TaskRecord>())
        {
            Ref<SessionRecord> session = task.Status == TaskStatusType.Pending ? task.Session : default;
            while (!session.IsNull && busy.Add(session))
            {
                session = sink.View.Find(session)?.Parent ?? default;
            }
        }
        return busy;
    }

    private int LimitOf(SessionRecord session) =>
        session.Pool ? policy.PoolSessionsMax
        : IsRoot(session) && session.Originator.Length == 0 ? policy.AnonymousSessionsMax
        : policy.SessionsPerGroupMax;

    private static string GroupOf(SessionRecord session) =>
        session.Pool ? "pool"
        : IsRoot(session) ? "originator:" + session.Originator
        : "user:" + session.AuthUserName;

    private static bool IsRoot(SessionRecord session) => session.AuthUserName is LoginService.Root or "";
}
