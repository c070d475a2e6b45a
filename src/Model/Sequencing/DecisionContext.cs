using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Sequencing;

/// <summary>
/// Everything a decider may look at or use. Time, identities and choices come from here and nowhere else, and end up in
/// the log, so that a replay never decides again.
/// </summary>
public sealed class DecisionContext
{
    private readonly IRandomSource _random;

    internal DecisionContext(Changes changes, IRandomSource random)
    {
        Changes = changes;
        _random = random;
    }

    /// <summary>The state, and where changes to it are made.</summary>
    public Changes Changes { get; }

    /// <summary>Who calls.</summary>
    public CallContext Caller { get; private set; } = CallContext.Server;

    /// <summary>The call.</summary>
    public Call Call { get; private set; } = null!;

    /// <summary>The last event before the decision.</summary>
    public EventId Head { get; private set; }

    /// <summary>The time of the decision, UTC.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The task of the call so far; null while none was needed.</summary>
    public Ref<TaskRecord> Task { get; private set; }

    /// <summary>A reference that nobody has.</summary>
    public Ref<T> NewRef<T>()
        where T : XenRecord, IXenRecord => new(_random.NextGuid());

    /// <summary>A uuid that nobody has.</summary>
    public string NewUuid() => _random.NextGuid().ToString("D");

    /// <summary>A number from 0 up to, not including, the given one.</summary>
    public int NextInt(int below) => _random.NextInt(below);

    /// <summary>Brings an object into being under a new reference.</summary>
    public Ref<T> Create<T>(T record)
        where T : XenRecord, IXenRecord
    {
        Ref<T> reference = NewRef<T>();
        Changes.Create(reference, record);
        return reference;
    }

    /// <summary>The error of a reference that names no object of the class.</summary>
    public static XenError HandleInvalid<T>(Ref<T> reference)
        where T : XenRecord, IXenRecord => new(ErrorCode.HandleInvalid, T.WireName, reference.ToString());

    /// <summary>
    /// The task of the call, made on first use: pending, named after the call, owned by the caller's session.
    /// </summary>
    public Ref<TaskRecord> NeedTask()
    {
        if (Task.IsNull)
        {
            Task = Create(TaskLife.New(this));
        }
        return Task;
    }

    /// <summary>
    /// Records the intent to have something done to the machine. It is durable before it is done; its end comes back as
    /// <see cref="OperationFinished"/>.
    /// </summary>
    /// <param name="kind">What is to be done, one of <see cref="OperationKind"/>.</param>
    /// <param name="target">The object that it is about; operations about one object are done one after the
    /// other.</param>
    /// <param name="arguments">What the backend needs to know.</param>
    public Ref<OperationRecord> Intend(string kind, ObjectRef target, XenMap<string, string>? arguments = null) =>
        Create(new OperationRecord
        {
            Kind = kind,
            Target = target.ToString(),
            Task = NeedTask(),
            Arguments = arguments ?? XenMap<string, string>.Empty,
            Created = Now,
        });

    /// <summary>What a call has to wait for: the error names the tasks of the operations in its way.</summary>
    internal XenError? Obstacle { get; set; }

    /// <summary>Why a call is refused that came, and has a task, since an earlier decision.</summary>
    internal XenError? Refusal { get; set; }

    /// <summary>Forgets what the decision has changed so far, to decide the call otherwise.</summary>
    internal void Restart() => Begin(Call, Caller, Now, Head);

    /// <summary>Goes on for a task that an earlier decision made.</summary>
    internal void GoOn(Ref<TaskRecord> task) => Task = task;

    internal void Begin(Call call, CallContext caller, DateTimeOffset now, EventId head)
    {
        Head = head;
        Changes.Clear();
        Call = call;
        Caller = caller;
        Now = now;
        Task = default;
        Obstacle = null;
        Refusal = null;
    }
}
