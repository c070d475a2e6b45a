using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Inside;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers;

/// <summary>What handlers work with. Thread-safe.</summary>
public sealed class HandlerServices
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(50);

    private readonly XenModel _model;
    private readonly XenApiProjections _projections;
    private readonly Dispatcher _dispatcher;

    internal HandlerServices(
        XenModel model,
        XenApiProjections projections,
        XenApiOptions options,
        HandlerTasks tasks,
        Dispatcher dispatcher,
        HttpGate gate)
    {
        _model = model;
        _projections = projections;
        _dispatcher = dispatcher;
        Options = options;
        Tasks = tasks;
        Gate = gate;
    }

    /// <summary>The model: its state, and where calls are made.</summary>
    public ICallSink Model => _model;

    /// <summary>How the server was set up.</summary>
    public XenApiOptions Options { get; }

    /// <summary>The tasks of requests.</summary>
    public HandlerTasks Tasks { get; }

    /// <summary>Lets requests in, for handlers that find out by themselves who may.</summary>
    internal HttpGate Gate { get; }

    /// <summary>Reveals secrets that a handler may tell whoever was let in; null where none are kept.</summary>
    internal ISecretProtector? Secrets => _model.Secrets;

    /// <summary>The object that a client names by its reference or its uuid; null when there is none.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    public Ref<T>? Find<T>(string text)
        where T : XenRecord, IXenRecord
    {
        if (ObjectRef.TryParse(text, out ObjectRef reference))
        {
            return Model.View.Find(reference.As<T>()) is null ? null : reference.As<T>();
        }
        Ref<T> found = FindByUuid<T>(text);
        return found.IsNull ? null : found;
    }

    /// <summary>The object of a class that has a uuid, compared to the letter; the null reference for none.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public Ref<T> FindByUuid<T>(string uuid)
        where T : XenRecord, IXenRecord =>
        _projections.Indexes.ByUuid(Model.View, T.ClassInfo, uuid) is { } found ? found.As<T>() : default;

    /// <summary>
    /// Makes a call for a request and waits until it has ended, operations that it begins included; their task goes.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="context">Who makes it.</param>
    /// <returns>The result as text: of a reference, its text; empty for none.</returns>
    /// <exception cref="HandlerException">The call was refused, or what it began failed.</exception>
    public async Task<string> CallAsync(Call call, CallContext context)
    {
        CallOutcome outcome = await OutcomeOfAsync(call, context).ConfigureAwait(false);
        if (!outcome.IsPending)
        {
            return outcome.Result?.ToString() ?? "";
        }
        TaskRecord? task = await _projections.Tasks.EndOfAsync(outcome.Task, _model.Log).ConfigureAwait(false);
        _ = _model.SubmitAsync(new ForgetTask(outcome.Task), CallContext.Server).AsTask();
        return task switch
        {
            { Status: TaskStatusType.Success } => Inside(task.Result),
            { ErrorInfo: { Count: > 0 } why } =>
                throw new HandlerException(500, new XenError(why[0], [.. why.Skip(1)])),
            _ => throw new HandlerException(500, new XenError(ErrorCode.InternalError, "the work did not end well")),
        };
    }

    /// <summary>A client of the API, without a session, on behalf of who sent a request.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="aborted">Ends when nobody waits for answers any more.</param>
    public XenApiClient ClientOf(HttpExchange exchange, CancellationToken aborted) => new(
        _dispatcher,
        new XenApiPeer
        {
            Address = exchange.Caller.Source,
            UserAgent = exchange.Caller.UserAgent,
            IsLocal = exchange.Caller.IsLocal,
            Aborted = aborted,
        });

    /// <summary>As <see cref="CallAsync"/>, for calls that are decided at once.</summary>
    /// <returns>The result.</returns>
    internal async Task<object?> DecideAsync(Call call, CallContext context) =>
        (await OutcomeOfAsync(call, context).ConfigureAwait(false)).Result;

    /// <summary>A call that finds the server busy is made again: whoever transfers can wait.</summary>
    private async Task<CallOutcome> OutcomeOfAsync(Call call, CallContext context)
    {
        while (true)
        {
            CallOutcome outcome = await _model.SubmitAsync(call, context).ConfigureAwait(false);
            if (outcome.Error is null)
            {
                return outcome;
            }
            if (outcome.Error.Code != ErrorCode.TooBusy)
            {
                throw new HandlerException(500, outcome.Error);
            }
            await Task.Delay(s_retryDelay, Options.Clock).ConfigureAwait(false);
        }
    }

    /// <summary>Results of tasks are value elements; references and numbers hold no markup.</summary>
    private static string Inside(string result)
    {
        const string Open = "<value>";
        const string Close = "</value>";
        return result.StartsWith(Open, StringComparison.Ordinal) && result.EndsWith(Close, StringComparison.Ordinal)
            ? result[Open.Length..^Close.Length]
            : result;
    }
}
