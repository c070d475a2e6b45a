using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Projections.Roles;

namespace Xen.Model.Rpc.Handlers;

/// <summary>Lets a request in and has it handled to its end, whatever comes of it. Thread-safe.</summary>
internal sealed class HandlerRunner(HandlerTable table, HttpGate gate, HandlerTasks tasks)
{
    /// <summary>The handlers.</summary>
    public HandlerTable Table => table;

    /// <summary>Handles a request; one that no handler is for gets 403, as nothing else takes these methods.</summary>
    public async Task RunAsync(HttpExchange exchange)
    {
        try
        {
            HttpHandler? handler = table.Find(exchange.Method, exchange.Path);
            if (handler is null)
            {
                await exchange.AnswerAsync(403).ConfigureAwait(false);
            }
            else if (handler.NeedsDuplex && exchange.Duplex is null)
            {
                await exchange.AnswerAsync(400).ConfigureAwait(false);
            }
            else
            {
                await RunAsync(exchange, handler).ConfigureAwait(false);
            }
        }
        catch (HandlerException refused) when (!exchange.HasBegun)
        {
            await TryAnswerAsync(exchange, refused.Status).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            exchange.Abort();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await TryAnswerAsync(exchange, 500).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(HttpExchange exchange, HttpHandler handler)
    {
        HttpPass? pass = handler.Action is { } action
            ? await gate.EnterAsync(exchange, action).ConfigureAwait(false)
            : new HttpPass(exchange.Caller, default, (SessionRecord)SessionRecord.ClassInfo.Empty, null);
        if (pass is null)
        {
            return;
        }
        await using (pass.ConfigureAwait(false))
        {
            XenError? error = null;
            try
            {
                await handler.HandleAsync(exchange, pass).ConfigureAwait(false);
                if (!exchange.HasBegun)
                {
                    await exchange.BeginAsync(200, [], 0).ConfigureAwait(false);
                }
                error = exchange.AnsweredWith is { } status and >= 400
                    ? new XenError(ErrorCode.InternalError, $"the request was answered with status {status}")
                    : null;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                error = HandlerTasks.ErrorOf(failure);
                throw;
            }
            finally
            {
                await EndTaskAsync(exchange, pass, handler, error).ConfigureAwait(false);
            }
        }
    }

    private Task EndTaskAsync(HttpExchange exchange, HttpPass pass, HttpHandler handler, XenError? error) =>
        // Where the client goes on to, its task does too.
        handler.Action is { } action && exchange.AnsweredWith is not (>= 300 and < 400)
            ? tasks.EndUnusedAsync(exchange, pass, HttpActions.PermissionOf(action), error)
            : Task.CompletedTask;

    private static async Task TryAnswerAsync(HttpExchange exchange, int status)
    {
        if (exchange.HasBegun)
        {
            exchange.Abort();
            return;
        }
        try
        {
            await exchange.AnswerAsync(status).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            exchange.Abort();
        }
    }
}
