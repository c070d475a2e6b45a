using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers;

/// <summary>The task of one HTTP request, while the request is carried out. Not thread-safe.</summary>
public sealed class HandlerTask : IDisposable
{
    /// <summary>How often progress is told at most: every report is an event for all who watch.</summary>
    public static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);

    private readonly HandlerTasks _tasks;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _gone;
    private long _reported;
    private Task _report = Task.CompletedTask;

    internal HandlerTask(
        HandlerTasks tasks,
        Ref<OperationRecord> operation,
        Ref<TaskRecord> reference,
        CancellationToken aborted,
        TimeProvider clock)
    {
        _tasks = tasks;
        _clock = clock;
        _reported = clock.GetTimestamp();
        Operation = operation;
        Reference = reference;
        Cancelling = new CancellationTokenSource();
        _gone = CancellationTokenSource.CreateLinkedTokenSource(Cancelling.Token, aborted);
    }

    /// <summary>The task.</summary>
    public Ref<TaskRecord> Reference { get; }

    /// <summary>The work on record, under which objects are marked.</summary>
    public Ref<OperationRecord> Operation { get; }

    /// <summary>The header that tells clients which task it is; to be among those of the reply.</summary>
    public (string Name, string Value) Header => ("task-id", Reference.ToString());

    /// <summary>Ends when somebody has cancelled the task, or the client is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    internal CancellationTokenSource Cancelling { get; }

    /// <summary>
    /// Claims objects: checks whether each may be used so now, and shows it in their <c>current_operations</c> until
    /// the task ends.
    /// </summary>
    /// <param name="marks">What is used, and how.</param>
    /// <exception cref="HandlerException">One of them may not; then none is claimed.</exception>
    public Task MarkAsync(params TransferMark[] marks) => _tasks.MarkAsync(this, [.. marks]);

    /// <summary>Gives up what was claimed while the task goes on.</summary>
    public Task UnmarkAsync() => _tasks.UnmarkAsync(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Dispose();
        Cancelling.Dispose();
    }

    /// <summary>Tells how far the work has come, unless that was told a moment ago. Waits for nothing.</summary>
    /// <param name="done">What is done, in whatever unit.</param>
    /// <param name="total">The whole; nothing is told of work that is nothing.</param>
    public void Report(double done, double total)
    {
        if (total <= 0 || !_report.IsCompleted || _clock.GetElapsedTime(_reported) < ReportInterval)
        {
            return;
        }
        _reported = _clock.GetTimestamp();
        _report = _tasks.ReportAsync(Operation, Math.Clamp(done / total, 0, 1));
    }
}
