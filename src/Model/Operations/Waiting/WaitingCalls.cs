using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Waiting;

/// <summary>
/// Calls that would have to be refused with OTHER_OPERATION_IN_PROGRESS wait instead until the other operation has
/// ended, in the order of their coming. Each has a task, which can be cancelled, and a record in the log, so that a
/// restart loses none. They are not refused before they have waited long.
/// </summary>
internal static class WaitingCalls
{
    /// <summary>Calls that wait at the same time at most; further ones are refused at once.</summary>
    public const int WaitingMax = 10_000;

    /// <summary>How long a call waits for a VM at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>How long a call waits for anything else at most: storage is expected to be free soon.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromMinutes(2);

    private const string CallKey = "call";
    private const string FreshKey = "fresh";
    private const string UserKey = "user";
    private const string SidKey = "sid";
    private const string RootKey = "root";
    private const string OriginKey = "origin";
    private const string TrackKey = "track";
    private const string MethodKey = "method";
    private const string True = "true";

    /// <summary>True when a refused call is to wait instead.</summary>
    public static bool CanWait(DecisionContext context, Call call, XenError error) =>
        error.Code == ErrorCode.OtherOperationInProgress
        && context.Caller.Method.Length > 0
        && !IsImpatient(call.WireName)
        && PackedCall.CanPack(call)
        && context.Changes.All<OperationRecord>().Count(item => item.Record.Kind == OperationKind.CallWait)
            < WaitingMax;

    /// <summary>Lets the call under decision wait.</summary>
    public static Decision Begin(DecisionContext context, Call call)
    {
        Add(context, call, context.Caller, context.NeedTask(), isFresh: false);
        return Decision.Pending;
    }

    /// <summary>Has a call decided right after this decision, on behalf of a task that is there already.</summary>
    public static void Follow(DecisionContext context, Call call, CallContext caller, Ref<TaskRecord> task) =>
        Add(context, call, caller, task, isFresh: true);

    /// <summary>True for what has never been decided, and thus does not wait for any end.</summary>
    public static bool IsFresh(OperationRecord waiting) => waiting.Arguments.ContainsKey(FreshKey);

    /// <summary>Who made the call that waits, and by which method; its arguments are on record since it came.</summary>
    public static CallContext CallerOf(OperationRecord waiting, Ref<SessionRecord> session) => new()
    {
        Session = session,
        UserName = waiting.Arguments.GetOr(UserKey, ""),
        UserSid = waiting.Arguments.GetOr(SidKey, ""),
        IsLocalSuperuser = waiting.Arguments.GetOr(RootKey, "") == True,
        Origin = waiting.Arguments.GetOr(OriginKey, ""),
        TrackId = waiting.Arguments.GetOr(TrackKey, ""),
        Method = waiting.Arguments.GetOr(MethodKey, ""),
    };

    /// <summary>Who made a call, as arguments of an operation.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Written(CallContext caller) =>
    [
        new(UserKey, caller.UserName),
        new(SidKey, caller.UserSid),
        new(RootKey, caller.IsLocalSuperuser ? True : "false"),
        new(OriginKey, caller.Origin),
        new(TrackKey, caller.TrackId),
    ];

    /// <summary>Decides a call that waits once more; nothing changes while it still has to wait.</summary>
    /// <param name="context">The decision, for the task of the call.</param>
    /// <param name="id">What waits.</param>
    /// <param name="waiting">Its record.</param>
    /// <param name="decide">Decides a call without letting it wait.</param>
    public static Decision Retry(
        DecisionContext context,
        Ref<OperationRecord> id,
        OperationRecord waiting,
        Func<Call, DecisionContext, Decision> decide)
    {
        Changes changes = context.Changes;
        if (PackedCall.Unpack(waiting.Arguments.GetOr(CallKey, "")) is not { } call)
        {
            var unknown = new XenError(ErrorCode.InternalError, "the call is not known any more");
            return Refuse(context, id, waiting, unknown);
        }
        Decision decision = decide(call, context);
        if (decision.Error is { } error)
        {
            if (error.Code == ErrorCode.OtherOperationInProgress && !IsOver(waiting, error, context.Now))
            {
                changes.Clear();
                context.Obstacle = error;
                return Decision.Done;
            }
            return Refuse(context, id, waiting, error);
        }
        changes.Delete(id);
        if (decision.IsPending)
        {
            return Decision.Pending;
        }
        TaskLife.Succeed(changes, waiting.Task, context.Now, TaskResult.Of(call.Info, decision.Result));
        return Decision.Done;
    }

    /// <summary>Ends a call that waits because somebody cancelled its task.</summary>
    public static void Cancel(DecisionContext context, Ref<OperationRecord> id, OperationRecord waiting)
    {
        context.Changes.Delete(id);
        TaskLife.Fail(
            context.Changes, waiting.Task, context.Now,
            new XenError(ErrorCode.TaskCancelled, waiting.Task.ToString()));
    }

    private static Decision Refuse(
        DecisionContext context, Ref<OperationRecord> id, OperationRecord waiting, XenError error)
    {
        context.Changes.Clear();
        context.Refusal = error;
        context.Changes.Delete(id);
        TaskLife.Fail(context.Changes, waiting.Task, context.Now, error);
        return Decision.Done;
    }

    private static bool IsOver(OperationRecord waiting, XenError error, DateTimeOffset now) =>
        now - waiting.Created >= (error.Parameters is ["VM", ..] ? Patience : ShortPatience);

    /// <summary>
    /// What asks whether something can be done now does not wait, and neither do changes of whole pools.
    /// </summary>
    private static bool IsImpatient(string name) =>
        name.Contains(".assert_", StringComparison.Ordinal) || name.StartsWith("pool.", StringComparison.Ordinal);

    private static void Add(
        DecisionContext context, Call call, CallContext caller, Ref<TaskRecord> task, bool isFresh)
    {
        List<KeyValuePair<string, string>> arguments =
        [
            new(CallKey, PackedCall.Pack(call)),
            new(MethodKey, isFresh ? call.WireName : caller.Method),
            .. Written(caller),
        ];
        if (isFresh)
        {
            arguments.Add(new(FreshKey, True));
        }
        context.Create(new OperationRecord
        {
            Kind = OperationKind.CallWait,
            Task = task,
            Arguments = XenMap<string, string>.Of(arguments),
            Created = context.Now,
        });
    }
}
