using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Wire;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

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

    /// <summary>True when a task is wanted instead of the result.</summary>
    public required bool IsAsync { get; init; }

    /// <summary>The session; null for calls that carry none.</summary>
    public Ref<SessionRecord> Session { get; init; }

    /// <summary>The session's state; null for calls that carry none.</summary>
    public SessionRecord? SessionRecord { get; init; }

    /// <summary>What goes into the log about who made the call.</summary>
    public CallContext Context() => new()
    {
        Session = Session,
        UserName = SessionRecord?.AuthUserName ?? "",
        UserSid = SessionRecord?.AuthUserSid ?? "",
        IsLocalSuperuser = SessionRecord?.IsLocalSuperuser ?? false,
        Origin = Caller.Origin,
        TrackId = Dispatch.TrackId.Of(Session),
        Method = Request.MethodName,
        Arguments = Redaction.Of(Method, new CallArguments(Request.Parameters, Method.NeedsSession ? 1 : 0)),
        IsAsync = IsAsync,
        ParentTask = Caller.ParentTask,
        TaskOtherConfig = Caller.TaskOtherConfig,
    };
}
