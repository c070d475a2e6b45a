using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// The tasks of HTTP requests: a client names one of its own in <c>task_id</c>, otherwise one is made. Either way it
/// shows progress, can be cancelled, and ends with the request. Thread-safe.
/// </summary>
public sealed class HandlerTasks
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(50);

    private readonly ICallSink _model;
    private readonly TransferWatch _watch;
    private readonly TimeProvider _clock;

    internal HandlerTasks(ICallSink model, TransferWatch watch, TimeProvider clock)
    {
        _model = model;
        _watch = watch;
        _clock = clock;
    }

    /// <summary>
    /// Does the work of a request under its task, and ends the task with what came of it: cancelled, failed because the
    /// client left, failed with the error of a <see cref="HandlerException"/>, or well. A reply that has not begun says
    /// what went wrong; one that has is cut off.
    /// </summary>
    /// <param name="exchange">The request.</param>
    /// <param name="pass">Who makes it.</param>
    /// <param name="name">What the audit trail and the task say, for instance <c>VDI.export_raw</c>.</param>
    /// <param name="work">The work; its result is what the task says, exactly.</param>
    public async Task RunAsync(HttpExchange exchange, HttpPass pass, string name, Func<HandlerTask, Task<string>> work)
    {
        HandlerTask task = await BeginAsync(exchange, pass, name).ConfigureAwait(false);
        await FinishAsync(task, work, failure => TellAsync(exchange, task, failure)).ConfigureAwait(false);
    }

    /// <summary>Does the work of a call under a task of its own, beside the call; see <see cref="RunAsync"/>.</summary>
    /// <param name="context">Who makes the call.</param>
    /// <param name="name">What the audit trail and the task say.</param>
    /// <param name="work">The work; its result is what the task says, exactly.</param>
    /// <returns>The task, which has begun, and its end.</returns>
    /// <exception cref="HandlerException">The task could not be made.</exception>
    internal async Task<(Ref<TaskRecord> Task, Task End)> StartAsync(
        CallContext context, string name, Func<HandlerTask, Task<string>> work)
    {
        HandlerTask task = await BeginAsync(context, name, default, CancellationToken.None).ConfigureAwait(false);
        return (task.Reference, FinishAsync(task, work, static _ => Task.CompletedTask));
    }

    private async Task FinishAsync(
        HandlerTask task, Func<HandlerTask, Task<string>> work, Func<Exception, Task> tell)
    {
        XenError? error = null;
        string result = "";
        try
        {
            result = await work(task).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            error = ErrorOf(failure, task);
            await tell(failure).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(task, error, result).ConfigureAwait(false);
        }
    }

    /// <summary>Fails the task that a refused request names, when nothing works for it yet.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="context">Who makes it.</param>
    /// <param name="error">Why it was refused.</param>
    public async Task FailGivenAsync(HttpExchange exchange, CallContext context, XenError error)
    {
        if (TryGiven(exchange, out Ref<TaskRecord> task) && !task.IsNull)
        {
            await SubmitAsync(new FailTask(task, error), context).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends the task that a request names where nothing worked under it: clients wait for the end of what they name,
    /// and not every handler has something to report. A name of no task is passed over, as the request is done.
    /// </summary>
    /// <param name="exchange">The request, which has been handled.</param>
    /// <param name="pass">Who made it.</param>
    /// <param name="name">What the audit trail says.</param>
    /// <param name="error">Why it was refused or failed; null when it went well.</param>
    internal async Task EndUnusedAsync(HttpExchange exchange, HttpPass pass, string name, XenError? error)
    {
        if (exchange.HasTask || !TryGiven(exchange, out Ref<TaskRecord> task) || task.IsNull)
        {
            return;
        }
        if (error is not null)
        {
            await FailGivenAsync(exchange, pass.ContextOf(name), error).ConfigureAwait(false);
            return;
        }
        try
        {
            HandlerTask ended = await BeginAsync(exchange, pass, name).ConfigureAwait(false);
            await EndAsync(ended, null, "").ConfigureAwait(false);
        }
        catch (HandlerException)
        {
            // It is gone, over, or somebody else's.
        }
    }

    /// <summary>Ends what a process before this one had under way.</summary>
    /// <param name="before">Takes back what such work has made, before it ends.</param>
    internal async Task EndLeftAsync(Func<Ref<OperationRecord>, OperationRecord, Task>? before = null)
    {
        foreach ((Ref<OperationRecord> id, OperationRecord left) in _model.View.All<OperationRecord>().ToArray())
        {
            if (OperationKind.IsTransfer(left.Kind))
            {
                await (before?.Invoke(id, left) ?? Task.CompletedTask).ConfigureAwait(false);
                var error = new XenError(ErrorCode.InternalError, "the server stopped during the transfer");
                await SubmitAsync(new EndTransfer(id, error, ""), CallContext.Server).ConfigureAwait(false);
            }
        }
    }

    internal async Task ReportAsync(Ref<OperationRecord> operation, double fraction) =>
        await SubmitAsync(new OperationProgress(operation, fraction), CallContext.Server).ConfigureAwait(false);

    internal async Task MarkAsync(HandlerTask task, ImmutableArray<TransferMark> marks)
    {
        if (await SubmitAsync(new MarkTransfer(task.Operation, marks), CallContext.Server).ConfigureAwait(false)
            is { } error)
        {
            throw new HandlerException(500, error);
        }
    }

    internal async Task UnmarkAsync(HandlerTask task) =>
        await SubmitAsync(new UnmarkTransfer(task.Operation), CallContext.Server).ConfigureAwait(false);

    private async Task<HandlerTask> BeginAsync(HttpExchange exchange, HttpPass pass, string name)
    {
        exchange.HasTask = true;
        if (!TryGiven(exchange, out Ref<TaskRecord> given))
        {
            throw new HandlerException(400, new XenError(
                ErrorCode.HandleInvalid, TaskRecord.WireName, exchange.Parameter("task_id")));
        }
        return await BeginAsync(ContextOf(exchange, pass, name), name, given, exchange.Aborted).ConfigureAwait(false);
    }

    private async Task<HandlerTask> BeginAsync(
        CallContext context, string name, Ref<TaskRecord> given, CancellationToken aborted)
    {
        CallOutcome outcome = await _model.SubmitAsync(
            new BeginTransfer(name, given), context).ConfigureAwait(false);
        if (outcome.Error is { } error)
        {
            throw new HandlerException(error.Code == ErrorCode.RBACPermissionDenied ? 403 : 400, error);
        }
        var operation = (Ref<OperationRecord>)outcome.Result!;
        var task = new HandlerTask(
            this, operation, given.IsNull ? _model.View.Find(operation)!.Task : given, aborted, _clock);
        _watch.Add(operation, () => _model.View, task.Cancelling);
        return task;
    }

    private static CallContext ContextOf(HttpExchange exchange, HttpPass pass, string name) =>
        pass.ContextOf(name) with
        {
            ParentTask = ObjectRef.TryParse(exchange.Parameter("subtask_of"), out ObjectRef parent)
                ? parent.As<TaskRecord>()
                : exchange.Caller.ParentTask,
            TaskOtherConfig = exchange.Caller.TaskOtherConfig,
        };

    private static bool TryGiven(HttpExchange exchange, out Ref<TaskRecord> task)
    {
        task = default;
        string text = exchange.Parameter("task_id");
        if (text.Length == 0)
        {
            return true;
        }
        if (!ObjectRef.TryParse(text, out ObjectRef reference))
        {
            return false;
        }
        task = reference.As<TaskRecord>();
        return true;
    }

    private static XenError ErrorOf(Exception failure, HandlerTask task) =>
        failure is not HandlerException && task.Cancelling.IsCancellationRequested
            ? new XenError(ErrorCode.TaskCancelled, task.Reference.ToString())
            : ErrorOf(failure);

    /// <summary>What a task says of a failure.</summary>
    internal static XenError ErrorOf(Exception failure) => failure switch
    {
        HandlerException told => told.Error,
        ClientGoneException or OperationCanceledException => new XenError(UndeclaredErrorCode.ClientError),
        EngineStoppedException => new XenError(ErrorCode.InternalError, "the server has stopped"),
        _ => new XenError(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}"),
    };

    private static async Task TellAsync(HttpExchange exchange, HandlerTask task, Exception failure)
    {
        if (exchange.HasBegun)
        {
            // The connection ends. A broken one would take with it what the client has not read of the reply.
            return;
        }
        try
        {
            int status = failure is HandlerException told ? told.Status : 500;
            await exchange.AnswerAsync(status, task.Header).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            exchange.Abort();
        }
    }

    private async Task EndAsync(HandlerTask task, XenError? error, string result)
    {
        _watch.Remove(task.Operation);
        await SubmitAsync(new EndTransfer(task.Operation, error, result), CallContext.Server).ConfigureAwait(false);
        if (_model.View.TryGet(task.Reference, out TaskRecord? record) && TaskLife.IsToBeForgotten(record))
        {
            await SubmitAsync(new ForgetTask(task.Reference), CallContext.Server).ConfigureAwait(false);
        }
        task.Dispose();
    }

    /// <summary>The end of work must arrive: without it the objects concerned would stay busy for ever.</summary>
    private async Task<XenError?> SubmitAsync(Call call, CallContext context)
    {
        try
        {
            while (true)
            {
                CallOutcome outcome = await _model.SubmitAsync(call, context).ConfigureAwait(false);
                if (outcome.Error?.Code != ErrorCode.TooBusy)
                {
                    return outcome.Error;
                }
                await Task.Delay(s_retryDelay, _clock).ConfigureAwait(false);
            }
        }
        catch (EngineStoppedException)
        {
            // The next start ends what is on record.
            return new XenError(ErrorCode.InternalError, "the server has stopped");
        }
    }
}
