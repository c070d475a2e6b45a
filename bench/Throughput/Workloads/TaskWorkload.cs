using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>
/// Calls that each change one text of one of many tasks: every call is one commit with one event. Thread-safe once
/// open.
/// </summary>
internal sealed class TaskWorkload : IAsyncDisposable
{
    /// <summary>What a model keeps when nothing else is said.</summary>
    public const int DefaultWindow = 50_000;

    private const int TextCount = 1021;

    /// <summary>What a client of some application looks like in the log.</summary>
    public static readonly CallContext Caller = new()
    {
        UserName = "root",
        IsLocalSuperuser = true,
        Origin = "192.0.2.17",
        TrackId = "3f6c9d1b8e24",
        Method = "task.set_name_description",
    };

    private static readonly string[] Texts =
        [.. Enumerable.Range(0, TextCount).Select(at => $"step {at} of the work")];

    private readonly ObjectRef[] _tasks;
    private ObjectRef[] _busy;
    private long _next;

    private TaskWorkload(XenModel model, ObjectRef[] tasks)
    {
        Model = model;
        _tasks = _busy = tasks;
    }

    public XenModel Model { get; }

    /// <summary>The last event that clients can see.</summary>
    public long Tail => Model.Log.Published.Tail.Value;

    /// <summary>The tasks.</summary>
    public ReadOnlySpan<ObjectRef> Tasks => _tasks;

    /// <summary>Opens a model on an empty log and makes its tasks.</summary>
    /// <param name="storage">The log.</param>
    /// <param name="objects">How many tasks.</param>
    /// <param name="retainedEvents">Events that the window keeps.</param>
    /// <param name="configure">Changes other options; null to leave them.</param>
    public static async Task<TaskWorkload> OpenAsync(
        ILogStorage storage,
        int objects = 1000,
        int retainedEvents = DefaultWindow,
        Func<XenModelOptions, XenModelOptions>? configure = null)
    {
        var options = new XenModelOptions
        {
            Storage = storage,
            Deciders = StandardDeciders.Table(),
            Window = new EventWindowOptions { RetainedEventsMax = retainedEvents },
        };
        XenModel model = await XenModel.OpenAsync(configure?.Invoke(options) ?? options);
        var tasks = new ObjectRef[objects];
        var created = new ValueTask<CallOutcome>[Math.Min(objects, 1000)];
        for (int from = 0; from < objects; from += created.Length)
        {
            int count = Math.Min(created.Length, objects - from);
            for (int at = 0; at < count; at++)
            {
                created[at] = model.SubmitAsync(new TaskCreate($"task {from + at}", "waits"), Caller);
            }
            for (int at = 0; at < count; at++)
            {
                tasks[from + at] = (Ref<TaskRecord>)Accepted(await created[at]).Result!;
            }
        }
        return new TaskWorkload(model, tasks);
    }

    /// <summary>Has calls go round some of the tasks only, evenly taken from all; while nothing is submitted.</summary>
    public void Narrow(int count) =>
        _busy = [.. Enumerable.Range(0, count).Select(at => _tasks[(long)at * _tasks.Length / count])];

    /// <summary>
    /// Submits the call that is next: it goes on where the load before it ended, as a call that gives a task the text
    /// that it has changes nothing and makes no commit.
    /// </summary>
    public ValueTask<CallOutcome> Submit() => Submit(Interlocked.Increment(ref _next) - 1);

    /// <summary>Submits the call of a number; neighbouring numbers concern different tasks.</summary>
    public ValueTask<CallOutcome> Submit(long number) => Model.SubmitAsync(CallOf(_busy, number), Caller);

    /// <summary>The call of a number.</summary>
    public static SetField CallOf(ObjectRef[] tasks, long number)
    {
        // The number of texts is prime and the round is part of it, so that hardly a call finds its text there already.
        string text = Texts[(number + (number / tasks.Length)) % TextCount];
        return new SetField(tasks[number % tasks.Length], TaskRecord.NameDescriptionField, text);
    }

    /// <summary>A refused call would be counted as work that was not done.</summary>
    public static CallOutcome Accepted(CallOutcome outcome) =>
        outcome.Error is null ? outcome : throw new InvalidOperationException($"refused: {outcome.Error}");

    public ValueTask DisposeAsync() => Model.DisposeAsync();
}
