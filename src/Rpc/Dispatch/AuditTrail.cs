using Xen.Model.Calls;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// Leaves notes in the log about calls that are answered without a decision. No client waits for its note. As many as
/// <see cref="WaitingMax"/> may be under way; further ones are dropped, and the next one that is not says how many
/// were. Thread-safe.
/// </summary>
internal sealed class AuditTrail(ICallSink sink)
{
    /// <summary>Notes under way, for callers with a session and for those without.</summary>
    public const int WaitingMax = 256;

    private readonly Lane _members = new(sink);
    private readonly Lane _strangers = new(sink);

    /// <summary>Notes what became of a call.</summary>
    /// <param name="context">Who made it; secrets removed.</param>
    /// <param name="message">Name of the message.</param>
    /// <param name="error">Why it was refused; null when it was not.</param>
    public void Note(CallContext context, string message, XenError? error) =>
        (context.Session.IsNull ? _strangers : _members).Note(context, message, error);

    private sealed class Lane(ICallSink sink)
    {
        private int _waiting;
        private long _dropped;

        public void Note(CallContext context, string message, XenError? error)
        {
            if (Interlocked.Increment(ref _waiting) > WaitingMax)
            {
                Interlocked.Decrement(ref _waiting);
                Interlocked.Increment(ref _dropped);
                return;
            }
            _ = SubmitAsync(context, new NoteCall(message, error, Interlocked.Exchange(ref _dropped, 0)));
        }

        private async Task SubmitAsync(CallContext context, NoteCall note)
        {
            try
            {
                CallOutcome outcome = await sink.SubmitAsync(note, context).ConfigureAwait(false);
                if (outcome.Error is not null)
                {
                    // The engine has no room for more calls.
                    Interlocked.Add(ref _dropped, note.LeftOut + 1);
                }
            }
            catch (EngineStoppedException)
            {
                // Nothing can be noted any more.
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }
}
