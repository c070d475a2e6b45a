using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers;

/// <summary>Makes the calls that requests need to be carried out. Thread-safe.</summary>
public sealed class HandlerCalls
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(50);

    private readonly ICallSink _model;
    private readonly EventLog _log;
    private readonly TaskWaiter _waiter;
    private readonly TimeProvider _clock;

    internal HandlerCalls(ICallSink model, EventLog log, TaskWaiter waiter, TimeProvider clock)
    {
        _model = model;
        _log = log;
        _waiter = waiter;
        _clock = clock;
    }

    /// <summary>Makes a call that is decided at once; one that finds the server busy is made again.</summary>
    /// <returns>Its result.</returns>
    /// <exception cref="HandlerException">It was refused.</exception>
    public async Task<object?> SubmitAsync(Call call, CallContext caller) =>
        (await OutcomeOf(call, caller).ConfigureAwait(false)).Result;

    /// <summary>Makes a call and waits until the work that it began is done, whatever becomes of the client.</summary>
    /// <returns>Its result as text: that of a reference, for instance.</returns>
    /// <exception cref="HandlerException">It was refused, or failed.</exception>
    public async Task<string> RunAsync(Call call, CallContext caller)
    {
        CallOutcome outcome = await OutcomeOf(call, caller).ConfigureAwait(false);
        if (!outcome.IsPending)
        {
            return outcome.Result?.ToString() ?? "";
        }
        TaskRecord? task = await _waiter.EndOfAsync(outcome.Task, _log).ConfigureAwait(false);
        await SubmitAsync(new ForgetTask(outcome.Task), CallContext.Server).ConfigureAwait(false);
        return task switch
        {
            { Status: TaskStatusType.Success } => Unwrapped(task.Result),
            { Status: TaskStatusType.Cancelled } => throw new HandlerException(
                500, new XenError(ErrorCode.TaskCancelled, outcome.Task.ToString())),
            { ErrorInfo: { Count: > 0 } error } => throw new HandlerException(
                500, new XenError(error[0], [.. error.Skip(1)])),
            _ => throw new HandlerException(500, new XenError(ErrorCode.InternalError, "a call ended without a word")),
        };
    }

    /// <summary>As <see cref="RunAsync"/>, for calls that answer with a reference.</summary>
    public async Task<Ref<T>> MakeAsync<T>(Call call, CallContext caller)
        where T : XenRecord, IXenRecord =>
        ObjectRef.TryParse(await RunAsync(call, caller).ConfigureAwait(false), out ObjectRef reference)
            ? reference.As<T>()
            : default;

    private async Task<CallOutcome> OutcomeOf(Call call, CallContext caller)
    {
        while (true)
        {
            CallOutcome outcome = await _model.SubmitAsync(call, caller).ConfigureAwait(false);
            if (outcome.Error is null)
            {
                return outcome;
            }
            if (outcome.Error.Code != ErrorCode.TooBusy)
            {
                throw new HandlerException(500, outcome.Error);
            }
            await Task.Delay(s_retryDelay, _clock).ConfigureAwait(false);
        }
    }

    private static string Unwrapped(string result) => result
        .Replace("<value>", "", StringComparison.Ordinal).Replace("</value>", "", StringComparison.Ordinal);
}
