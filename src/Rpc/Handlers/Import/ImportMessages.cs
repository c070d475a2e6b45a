using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>The message that fetches an exported VM by itself. Thread-safe.</summary>
/// <param name="services">What handlers work with; asked for when the first message comes.</param>
internal sealed class ImportMessages(Func<HandlerServices> services) : IDisposable
{
    private const int RedirectsMax = 5;

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxAutomaticRedirections = RedirectsMax })
    {
        // Disks take their time; a task that takes too long can be cancelled.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>What carries out a message; null when it is none of these.</summary>
    public CallHandler? HandlerOf(string name) => name == "VM.import" ? ImportAsync : null;

    public void Dispose() => _client.Dispose();

    private async ValueTask<Answer> ImportAsync(Invocation invocation)
    {
        var call = (VMImport)invocation.Call;
        if (!Uri.TryCreate(call.URL, UriKind.Absolute, out Uri? address)
            || address.Scheme is not ("http" or "https"))
        {
            return new XenError(ErrorCode.InvalidValue, "url", call.URL);
        }
        HandlerServices handlers = services();
        if (ImportHandler.Refusal(handlers, call.SR) is { } refusal)
        {
            return refusal;
        }
        CallContext caller = invocation.Context();
        (Ref<TaskRecord> task, Task end) = await handlers.Tasks.StartAsync(
            caller, ImportHandler.Name, work => RunAsync(work, call, address, caller)).ConfigureAwait(false);
        if (invocation.IsAsync)
        {
            return Answer.OfTask(task);
        }
        await end.ConfigureAwait(false);
        TaskRecord? record = handlers.Model.View.Find(task);
        await handlers.DecideAsync(new ForgetTask(task), CallContext.Server).ConfigureAwait(false);
        return record is { Status: TaskStatusType.Success }
            ? Answer.Of(static (writer, result, _) => Write(writer, (string)result!), record.Result)
            : record is { ErrorInfo: { Count: > 0 } error }
                ? new XenError(error[0], [.. error.Skip(1)])
                : new XenError(ErrorCode.InternalError, "the import ended without a word");
    }

    private async Task<string> RunAsync(HandlerTask task, VMImport call, Uri address, CallContext caller)
    {
        try
        {
            using HttpResponseMessage reply = await _client
                .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, task.Gone).ConfigureAwait(false);
            reply.EnsureSuccessStatusCode();
            Stream body = await reply.Content.ReadAsStreamAsync(task.Gone).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                var settings = new ImportSettings { IsRestore = call.FullRestore, IsForced = call.Force };
                return await new ImportJob(services(), task, new ImportWish(caller, call.SR, settings))
                    .RunAsync(body).ConfigureAwait(false);
            }
        }
        catch (HttpRequestException failure)
        {
            throw ImportErrors.Of(new XenError(ErrorCode.ImportError, failure.Message));
        }
    }

    /// <summary>The references within the text of a task's result, as a list.</summary>
    private static void Write(IWireWriter writer, string result)
    {
        writer.BeginArray();
        for (int at = result.IndexOf(ObjectRef.Prefix, StringComparison.Ordinal);
            at >= 0;
            at = result.IndexOf(ObjectRef.Prefix, at + 1, StringComparison.Ordinal))
        {
            writer.Text(result.Substring(at, ObjectRef.TextLength));
        }
        writer.EndArray();
    }
}
