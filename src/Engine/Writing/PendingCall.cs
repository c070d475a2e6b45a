using System.Threading.Tasks.Sources;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine.Writing;

/// <summary>
/// A call on its way through the writer. Its own completion source, so that a call costs one allocation.
/// </summary>
internal sealed class PendingCall(Call call, CallContext context) : IValueTaskSource<CallOutcome>
{
    // The outcome is kept once, in its property: this source only tells that it is there.
    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };
    private int _ended;

    public Call Call { get; } = call;

    public CallContext Context { get; } = context;

    /// <summary>What was decided; told to the caller once it is durable and visible.</summary>
    public CallOutcome Outcome { get; set; }

    public ValueTask<CallOutcome> Completion => new(this, _completion.Version);

    /// <summary>Tells the caller the outcome, unless it was told before.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _completion.SetResult(true);
        }
    }

    /// <summary>The same, but the caller goes on in this thread.</summary>
    public void CompleteHere()
    {
        _completion.RunContinuationsAsynchronously = false;
        Complete();
    }

    /// <summary>Tells the caller that there is no outcome, unless it was told before.</summary>
    public void Fail(Exception error)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _completion.SetException(error);
        }
    }

    CallOutcome IValueTaskSource<CallOutcome>.GetResult(short token)
    {
        _completion.GetResult(token);
        return Outcome;
    }

    ValueTaskSourceStatus IValueTaskSource<CallOutcome>.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource<CallOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}
