using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tasks;

/// <summary>
/// Turns the task of a synchronous call into the call's answer. The operation goes on whatever becomes of the client.
/// Thread-safe.
/// </summary>
internal sealed class TaskAnswers(ICallSink sink, EventLog log, TaskWaiter waiter)
{
    private const string Head = "<methodCall><methodName>result</methodName><params><param>";
    private const string Tail = "</param></params></methodCall>";

    /// <summary>Waits for the end of a task, answers with what it brought, and has the task removed.</summary>
    public async Task<Answer> OfAsync(Ref<TaskRecord> task, XenType resultType)
    {
        TaskRecord? record = await waiter.EndOfAsync(task, log).ConfigureAwait(false);
        if (record is null)
        {
            return new XenError(ErrorCode.HandleInvalid, TaskRecord.WireName, task.ToString());
        }
        _ = ForgetAsync(task);
        return Of(task, record, resultType);
    }

    /// <summary>
    /// Removes the task of a synchronous call. Nobody waits: whatever the client does next comes behind it.
    /// </summary>
    public async Task ForgetAsync(Ref<TaskRecord> task)
    {
        try
        {
            await sink.SubmitAsync(new ForgetTask(task), CallContext.Server).ConfigureAwait(false);
        }
        catch (EngineStoppedException)
        {
            // Then the task stays until it is old enough to be cleared away.
        }
    }

    /// <summary>Reads the result of a task, which is a value element.</summary>
    /// <exception cref="RpcDecodeException">It is none.</exception>
    public static WireValue ReadResult(string text) => XmlRequestReader.Read(
        Encoding.UTF8.GetBytes(Head + text + Tail), WireLimits.Default).Parameters[0];

    private static Answer Of(Ref<TaskRecord> task, TaskRecord record, XenType resultType) => record switch
    {
        { Status: TaskStatusType.Success } => Result(record.Result, resultType),
        { Status: TaskStatusType.Cancelled } => new XenError(ErrorCode.TaskCancelled, task.ToString()),
        { ErrorInfo: { Count: > 0 } error } => new XenError(error[0], [.. error.Skip(1)]),
        _ => new XenError(ErrorCode.InternalError, "the task failed without saying why"),
    };

    /// <summary>The text of a result is a value element; what is not one is passed on as text.</summary>
    private static Answer Result(string text, XenType type)
    {
        if (text.Length == 0)
        {
            return Answer.Void;
        }
        try
        {
            return Answer.Of(
                static (writer, value, type) => WireValues.Write(writer, (WireValue)value!, (XenType)type!),
                ReadResult(text),
                type);
        }
        catch (RpcDecodeException)
        {
            return Answer.Text(text);
        }
    }
}
