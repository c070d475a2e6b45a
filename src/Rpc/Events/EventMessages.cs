using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Projections.Events;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Events;

/// <summary>The messages of the event class. Calls that wait end when their client hangs up. Thread-safe.</summary>
/// <param name="feed">Reads the log.</param>
/// <param name="reads">Tells which secrets a session may see.</param>
/// <param name="stopping">Ends all waiting when the server goes down.</param>
internal sealed class EventMessages(EventFeed feed, ReadModel reads, CancellationToken stopping)
{
    private static readonly XenError Stopping = new(ErrorCode.InternalError, "the server is stopping");

    /// <summary>What carries out a message; null when it is none of these.</summary>
    public CallHandler? HandlerOf(string name) => name switch
    {
        "event.register" => RegisterAsync,
        "event.unregister" => UnregisterAsync,
        "event.next" => NextAsync,
        "event.from" => FromAsync,
        "event.get_current_id" => CurrentIdAsync,
        _ => null,
    };

    private ValueTask<Answer> RegisterAsync(Invocation invocation) =>
        Done(feed.Register(invocation.Session, ((EventRegister)invocation.Call).Classes));

    private ValueTask<Answer> UnregisterAsync(Invocation invocation) =>
        Done(feed.Unregister(invocation.Session, ((EventUnregister)invocation.Call).Classes));

    private async ValueTask<Answer> NextAsync(Invocation invocation)
    {
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(invocation.Caller.Aborted, stopping);
            NextBatch batch = await feed.NextAsync(invocation.Session, waiting.Token).ConfigureAwait(false);
            // The session goes on behind these events only if the client has got them.
            Action<bool> sent = complete =>
            {
                if (complete)
                {
                    batch.Commit();
                }
                batch.Dispose();
            };
            return batch.Error is { } error
                ? Answer.Failed(error, sent)
                : Answer.Of(
                    static (writer, batch, reader) => EventWriter.Write(
                        writer, ((NextBatch)batch!).Events, WireFormats.Of(writer), (SecretReader?)reader),
                    batch,
                    ReaderFor(invocation, batch.Events),
                    sent);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Stopping;
        }
    }

    private async ValueTask<Answer> FromAsync(Invocation invocation)
    {
        var call = (EventFrom)invocation.Call;
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(invocation.Caller.Aborted, stopping);
            FromBatch batch = await feed.FromAsync(
                invocation.Session, call.Classes, call.Token, call.Timeout, waiting.Token).ConfigureAwait(false);
            return batch.Error is { } error
                ? error
                : Answer.Of(
                    static (writer, batch, reader) => EventWriter.Write(
                        writer, (FromBatch)batch!, WireFormats.Of(writer), (SecretReader?)reader),
                    batch,
                    ReaderFor(invocation, batch.Events));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Stopping;
        }
    }

    private ValueTask<Answer> CurrentIdAsync(Invocation invocation) => ValueTask.FromResult(
        Answer.Of(static (writer, id, _) => writer.Integer((long)id!), feed.CurrentId.Value));

    /// <summary>Made only where there is a secret among the events, which is seldom.</summary>
    private SecretReader? ReaderFor(Invocation invocation, IReadOnlyList<FeedEvent> events)
    {
        foreach (FeedEvent item in events)
        {
            if (item.Type.HasShownSecrets)
            {
                return reads.ReaderFor(invocation.SessionRecord!);
            }
        }
        return null;
    }

    private static ValueTask<Answer> Done(XenError? error) =>
        ValueTask.FromResult(error is null ? Answer.Void : error);
}
