using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Waiting;

/// <summary>
/// One call that is carried out as many: an operation of the server's own that begins calls, each with a task that is
/// a part of its own, goes on when all of them have ended, and takes those tasks with it when it ends itself. What it
/// does in its steps depends on its kind. Made anew for each step.
/// </summary>
internal sealed class GroupOperation(
    DecisionContext context, Ref<OperationRecord> id, OperationRecord operation)
{
    private const string SubjectKey = "subject.";

    private OperationRecord _operation = operation;

    /// <summary>The decision that the step is part of.</summary>
    public DecisionContext Context { get; } = context;

    /// <summary>The state.</summary>
    public Changes Changes => Context.Changes;

    /// <summary>What kind of group it is.</summary>
    public string Kind => _operation.Kind;

    /// <summary>The task of the whole.</summary>
    public Ref<TaskRecord> Task => _operation.Task;

    /// <summary>True when somebody asked to give up.</summary>
    public bool IsCancelled => _operation.CancelRequested;

    /// <summary>True once the step has begun something to wait for, or has ended the whole.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Who wants it, as arguments of the intent.</summary>
    public static OperationDraft Draft(DecisionContext context, string kind, ObjectRef target) =>
        new OperationDraft(context, kind, target).With(WaitingCalls.Written(context.Caller));

    /// <summary>True while something that the group has begun goes on.</summary>
    public static bool IsBusy(Changes changes, Ref<OperationRecord> id, OperationRecord operation) =>
        changes.Find(operation.Task) is { } task
        && (changes.All(task.Subtasks).Any(part => part.Record.Status == TaskStatusType.Pending)
            || changes.All<OperationRecord>().Any(
                other => other.Record.Task == operation.Task && other.Reference != id));

    /// <summary>The object that the group is about.</summary>
    public Ref<T> Target<T>()
        where T : XenRecord, IXenRecord =>
        ObjectRef.TryParse(_operation.Target, out ObjectRef target) ? target.As<T>() : default;

    /// <summary>An argument; empty when there is none of the name.</summary>
    public string Argument(string key) => _operation.Arguments.GetOr(key, "");

    /// <summary>Keeps something for the next step.</summary>
    public void Keep(string key, string value) =>
        _operation = _operation with { Arguments = _operation.Arguments.With(key, value) };

    /// <summary>Begins a call as a part of the whole.</summary>
    /// <param name="call">The call.</param>
    /// <param name="subject">What it is about, for <see cref="Parts"/>.</param>
    public void Begin(Call call, ObjectRef subject)
    {
        CallContext caller = WaitingCalls.CallerOf(_operation, Changes.Get(Task).Session);
        Ref<TaskRecord> part = Context.Create(TaskLife.New(Context) with
        {
            NameLabel = call.WireName,
            SubtaskOf = Task,
            Session = caller.Session,
            OtherConfig = XenMap<string, string>.Empty,
        });
        WaitingCalls.Follow(Context, call, caller, part);
        Keep(SubjectKey + part, subject.ToString());
        IsSettled = true;
    }

    /// <summary>Has the next step come some time later.</summary>
    public void Pause(long seconds)
    {
        new OperationDraft(Context, OperationKind.Delay, id, Task)
            .With("seconds", seconds.ToString(CultureInfo.InvariantCulture))
            .Intend();
        IsSettled = true;
    }

    /// <summary>The calls so far: what each was about and its task.</summary>
    public IEnumerable<(ObjectRef Subject, TaskRecord Task)> Parts()
    {
        foreach ((Ref<TaskRecord> reference, TaskRecord part) in Changes.All(Changes.Get(Task).Subtasks))
        {
            if (ObjectRef.TryParse(Argument(SubjectKey + reference), out ObjectRef subject))
            {
                yield return (subject, part);
            }
        }
    }

    /// <summary>Tells how far it has come, from 0 to 1.</summary>
    public void Report(double progress) => Changes.Update(Task, task => task with { Progress = progress });

    /// <summary>Ends the whole well.</summary>
    /// <param name="result">The text of the result, see <see cref="TaskResult"/>.</param>
    public void Succeed(string result)
    {
        Close();
        TaskLife.Succeed(Changes, Task, Context.Now, result);
    }

    /// <summary>Ends the whole with an error.</summary>
    public void Fail(XenError error)
    {
        Close();
        TaskLife.Fail(Changes, Task, Context.Now, error);
    }

    /// <summary>Keeps what the step has left for the next one.</summary>
    public void Save()
    {
        if (Changes.Find(id) is not null)
        {
            Changes.Set(id, _operation);
        }
    }

    private void Close()
    {
        IsSettled = true;
        foreach ((Ref<TaskRecord> part, _) in Changes.All(Changes.Get(Task).Subtasks).ToArray())
        {
            Changes.Delete(part);
        }
        OperationDraft.Unmark(Changes, _operation);
        Changes.Delete(id);
    }
}
