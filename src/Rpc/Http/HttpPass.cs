using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Http;

/// <summary>
/// A request that was let in, until it has been answered: a session that was begun for it alone ends then.
/// </summary>
/// <param name="session">The session; null for callers that need none.</param>
/// <param name="record">Its state.</param>
/// <param name="end">Ends the session; null when it goes on.</param>
internal sealed class HttpPass(Ref<SessionRecord> session, SessionRecord record, Func<Task>? end) : IAsyncDisposable
{
    /// <summary>The session; null for callers that need none.</summary>
    public Ref<SessionRecord> Session => session;

    /// <summary>Who it is.</summary>
    public SessionRecord Record => record;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => end is null ? ValueTask.CompletedTask : new ValueTask(end());
}
