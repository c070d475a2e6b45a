using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Wire;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>A call that has passed its checks, with all that is known about it. Immutable.</summary>
internal sealed class Invocation
{
    /// <summary>The request.</summary>
    public required RpcRequest Request { get; init; }

    /// <summary>Where it came from.</summary>
    public required RpcCaller Caller { get; init; }

    /// <summary>The message.</summary>
    public required CallMethod Method { get; init; }

    /// <summary>The call with its arguments.</summary>
    public required Call Call { get; init; }

    /// <summary>The state when the call came.</summary>
    public required RecordView View { get; init; }

    /// <summary>True when it only looks: then no audit is kept.</summary>
    public bool IsRead { get; init; }

    /// <summary>True when a task is wanted instead of the result.</summary>
    public required bool IsAsync { get; init; }

    /// <summary>The session; null for calls that carry none.</summary>
    public Ref<SessionRecord> Session { get; init; }

    /// <summary>The session's state; null for calls that carry none.</summary>
    public SessionRecord? SessionRecord { get; init; }

    /// <summary>What goes into the log about who made the call.</summary>
    public CallContext Context() => ContextOf(Request, Caller, Session, SessionRecord) with
    {
        Arguments = Redaction.Of(Method, new CallArguments(Request.Parameters, Method.NeedsSession ? 1 : 0), View),
        IsAsync = IsAsync,
        ParentTask = Caller.ParentTask,
        TaskOtherConfig = Caller.TaskOtherConfig,
    };

    /// <summary>
    /// The same about a call that did not pass its checks. Its arguments are left out: where they do not fit the
    /// message, nobody can tell which of them is a secret.
    /// </summary>
    public static CallContext ContextOf(
        RpcRequest request, RpcCaller caller, Ref<SessionRecord> session, SessionRecord? record) => new()
        {
            Session = record is null ? default : session,
            UserName = record?.AuthUserName ?? "",
            UserSid = record?.AuthUserSid ?? "",
            IsLocalSuperuser = record?.IsLocalSuperuser ?? false,
            Origin = caller.Origin,
            TrackId = record is null ? "" : Dispatch.TrackId.Of(session),
            Method = request.MethodName,
        };
}
