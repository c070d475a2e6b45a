using Xen.Model.Classes;
using Xen.Model.Operations;
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
    /// <summary>Objects that a task is linked with at most.</summary>
    public const int AppliesToMax = 32;

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

    /// <summary>True when errors about bad values are to say what is wrong.</summary>
    public bool IsTyped { get; init; }

    /// <summary>The references among the arguments, with the class that each was declared to have.</summary>
    public IReadOnlyList<(string ClassName, ObjectRef Reference)> References { get; init; } = [];

    /// <summary>What goes into the log about who made the call.</summary>
    public CallContext Context() => ContextOf(Request, Caller, Session, SessionRecord) with
    {
        Arguments = Redaction.Of(Method, new CallArguments(Request.Parameters, Method.NeedsSession ? 1 : 0), View),
        IsAsync = IsAsync,
        ParentTask = Caller.ParentTask,
        TaskOtherConfig = TaskEntries(),
        TypedErrors = IsTyped,
    };

    /// <summary>
    /// What the request brings for the call's task, and which objects the call is about. A reference counts only if it
    /// is what it should be: that of a session in its place must not get where everybody can read it.
    /// </summary>
    private XenMap<string, string> TaskEntries()
    {
        string[] objects =
        [
            .. References
                .Where(item => !item.Reference.IsNull && item.ClassName != SessionRecord.WireName
                    && DataModel.ClassNamed(item.ClassName) is { } type && View.Find(type, item.Reference) is not null)
                .Select(item => item.Reference.ToString())
                .Distinct(StringComparer.Ordinal)
                .Take(AppliesToMax),
        ];
        return objects.Length == 0
            ? Caller.TaskOtherConfig
            : Caller.TaskOtherConfig.With(TaskLife.AppliesTo, string.Join(',', objects));
    }

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
