using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>
/// The end of one operation while it is decided: what was intended, what came of it, and what the task will say. All
/// that it changes is in one commit.
/// </summary>
internal sealed class OperationEnding(
    DecisionContext context, OperationRecord operation, XenError? error, XenMap<string, string> facts)
{
    /// <summary>The decision that the end is part of.</summary>
    public DecisionContext Context { get; } = context;

    /// <summary>The state, and where changes to it are made.</summary>
    public Changes Changes => Context.Changes;

    /// <summary>What was intended.</summary>
    public OperationRecord Operation { get; } = operation;

    /// <summary>Why the operation failed; null when it was done.</summary>
    public XenError? Error { get; private set; } = error;

    /// <summary>What the task says as the result: a reference, a text, or null for nothing.</summary>
    public object? Result { get; set; }

    /// <summary>The message that declares the type of the result; null when text will do.</summary>
    public CallInfo? Declared { get; set; }

    /// <summary>Everything that the backend found out.</summary>
    public XenMap<string, string> Facts => facts;

    /// <summary>True when the task goes on with another operation.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>The object that the operation is about.</summary>
    public Ref<T> Target<T>()
        where T : XenRecord, IXenRecord => Read<T>(Operation.Target);

    /// <summary>An argument of the intent; empty when it has none of the name.</summary>
    public string Argument(string key) => Operation.Arguments.GetOr(key, "");

    /// <summary>An argument of the intent that is a reference; null when it has none of the name.</summary>
    public Ref<T> Reference<T>(string key)
        where T : XenRecord, IXenRecord => Read<T>(Argument(key));

    /// <summary>Something that the backend found out; empty when it did not say.</summary>
    public string Fact(string key) => facts.GetOr(key, "");

    /// <summary>A number that the backend found out.</summary>
    public long Number(string key, long otherwise) => long.TryParse(Fact(key), out long value) ? value : otherwise;

    /// <summary>Makes a failure of an operation whose work was done, but can no longer be used.</summary>
    public void Refuse(XenError error) => Error ??= error;

    /// <summary>Tells the failure in the words of the call, where the backend's say too little.</summary>
    public void Replace(XenError error) => Error = error;

    /// <summary>Tells how far the whole has come, from 0 to 1.</summary>
    public void Report(double progress)
    {
        if (Changes.TryGet(Operation.Task, out TaskRecord? task) && task.Status == TaskStatusType.Pending)
        {
            Changes.Set(Operation.Task, task with { Progress = Math.Max(task.Progress, progress) });
        }
    }

    /// <summary>Leaves the task to what else is done for it.</summary>
    public void LeaveTask() => GoesOn = true;

    /// <summary>Lets the task go on with another operation.</summary>
    public OperationDraft Continue(string kind, ObjectRef target)
    {
        GoesOn = true;
        OperationDraft.Unmark(Changes, Operation);
        return new OperationDraft(Context, kind, target, Operation.Task);
    }

    private static Ref<T> Read<T>(string text)
        where T : XenRecord, IXenRecord =>
        ObjectRef.TryParse(text, out ObjectRef reference) ? reference.As<T>() : default;
}
