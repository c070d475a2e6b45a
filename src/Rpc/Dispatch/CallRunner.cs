using Xen.Model.Calls;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>Carries out a message otherwise than by having it decided.</summary>
/// <param name="invocation">The call, checked.</param>
internal delegate ValueTask<Answer> CallHandler(Invocation invocation);

/// <summary>Carries out calls that have passed their checks, with a task or without. Thread-safe.</summary>
/// <param name="sink">Has calls decided.</param>
/// <param name="tasks">Waits for the ends of operations.</param>
/// <param name="canDecide">Whether there is a decider for calls of a type.</param>
/// <param name="trail">Where refused calls are noted.</param>
internal sealed class CallRunner(ICallSink sink, TaskAnswers tasks, Func<Type, bool> canDecide, AuditTrail trail)
{
    /// <summary>True when there is somebody to carry out calls of a type.</summary>
    public bool CanRun(Type call, CallHandler? handler) => handler is not null || canDecide(call);

    /// <summary>Has a call decided, or answered by its handler where it has one.</summary>
    public ValueTask<Answer> RunAsync(Invocation invocation, CallHandler? handler)
    {
        if (handler is null)
        {
            return SubmitAsync(invocation);
        }
        return invocation.IsAsync ? RecordAsync(invocation, handler) : handler(invocation);
    }

    /// <summary>
    /// Refuses a call; the asynchronous form is refused through its task, the other leaves an audit note unless it
    /// would have been a mere look.
    /// </summary>
    public ValueTask<Answer> RefuseAsync(Invocation invocation, XenError error)
    {
        if (invocation.IsAsync)
        {
            return RecordAsync(invocation, error);
        }
        if (!invocation.IsRead || error.Code == ErrorCode.RBACPermissionDenied)
        {
            trail.Note(invocation.Context(), invocation.Method.Name, error);
        }
        return ValueTask.FromResult<Answer>(error);
    }

    private async ValueTask<Answer> SubmitAsync(Invocation invocation)
    {
        CallOutcome outcome = await sink.SubmitAsync(invocation.Call, invocation.Context()).ConfigureAwait(false);
        if (outcome.Error is { } error)
        {
            return error;
        }
        if (invocation.IsAsync)
        {
            return Answer.Text(outcome.Task.ToString());
        }
        if (outcome.IsPending)
        {
            return await tasks.OfAsync(outcome.Task, invocation.Method.ResultType).ConfigureAwait(false);
        }
        if (!outcome.Task.IsNull)
        {
            _ = tasks.ForgetAsync(outcome.Task);
        }
        return Answer.Of(
            static (writer, method, result) => ((CallMethod)method!).WriteResult(writer, result),
            invocation.Method,
            outcome.Result);
    }

    private async ValueTask<Answer> RecordAsync(Invocation invocation, CallHandler handler)
    {
        Answer answer = await handler(invocation).ConfigureAwait(false);
        return answer.IsTask ? answer : await RecordAsync(invocation, answer).ConfigureAwait(false);
    }

    private async ValueTask<Answer> RecordAsync(Invocation invocation, Answer answer)
    {
        string result = answer.Error is null
            ? TaskResult.WrittenBy(answer, static (writer, answer) => answer.Write(writer))
            : "";
        var record = new RecordAnswer(invocation.Method.Name, answer.Error, result);
        CallOutcome outcome = await sink.SubmitAsync(record, invocation.Context()).ConfigureAwait(false);
        return outcome.Error is { } error
            ? Answer.Failed(error, answer.Sent)
            : Answer.Text(outcome.Task.ToString(), answer.Sent);
    }
}
