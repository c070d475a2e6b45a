using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// Who makes a request that was let in, until it has been answered: a session that was begun for it alone ends then.
/// </summary>
public sealed class HttpPass : IAsyncDisposable
{
    private readonly Func<Task>? _end;
    private readonly string _origin;

    internal HttpPass(RpcCaller caller, Ref<SessionRecord> session, SessionRecord record, Func<Task>? end)
    {
        Session = session;
        Record = record;
        _origin = caller.Origin;
        _end = end;
    }

    /// <summary>The session; null for callers that need none.</summary>
    public Ref<SessionRecord> Session { get; }

    /// <summary>Who it is.</summary>
    public SessionRecord Record { get; }

    /// <summary>True when the caller holds a permission; local root and other hosts hold all.</summary>
    public bool Has(string permission) => Permissions.Has(Record, permission);

    /// <summary>Who makes the calls that the handler makes for the client.</summary>
    /// <param name="method">What the audit trail is to say, for instance <c>http/get_export</c>.</param>
    public CallContext ContextOf(string method) => new()
    {
        Session = Session,
        UserName = Record.AuthUserName,
        UserSid = Record.AuthUserSid,
        IsLocalSuperuser = Record.IsLocalSuperuser,
        Origin = _origin,
        TrackId = TrackId.Of(Session),
        Method = method,
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _end is null ? ValueTask.CompletedTask : new ValueTask(_end());
}
