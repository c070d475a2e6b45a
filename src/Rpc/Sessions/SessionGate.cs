using System.Collections.Concurrent;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>Lets calls in that carry a live session. Thread-safe.</summary>
internal sealed class SessionGate(ICallSink sink, TimeProvider clock)
{
    /// <summary>How old the time of last use may get before it is refreshed.</summary>
    public static readonly TimeSpan TouchInterval = TimeSpan.FromSeconds(600);

    private readonly ConcurrentDictionary<Guid, byte> _touching = new();

    /// <summary>The session of a reference; otherwise the error of the call.</summary>
    public XenError? Check(string text, out Ref<SessionRecord> session, out SessionRecord? record)
    {
        record = null;
        session = default;
        if (ObjectRef.TryParse(text, out ObjectRef reference))
        {
            session = reference.As<SessionRecord>();
            record = sink.View.Find(session);
        }
        if (record is null)
        {
            return new XenError(ErrorCode.SessionInvalid, text);
        }
        if (clock.GetUtcNow() - record.LastActive > TouchInterval)
        {
            _ = TouchAsync(session);
        }
        return null;
    }

    /// <summary>Nobody waits for it. Many calls that come together lead to one refresh.</summary>
    private async Task TouchAsync(Ref<SessionRecord> session)
    {
        if (!_touching.TryAdd(session.Id, 0))
        {
            return;
        }
        try
        {
            await sink.SubmitAsync(new TouchSession(session), CallContext.Server).ConfigureAwait(false);
        }
        catch (EngineStoppedException)
        {
            // The call that brought the session here will say so.
        }
        finally
        {
            _touching.TryRemove(session.Id, out _);
        }
    }
}
