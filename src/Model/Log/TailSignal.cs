using Xen.Model.Primitives;

namespace Xen.Model.Log;

/// <summary>Wakes whoever waits for events beyond the published tail. Thread-safe; waiting holds no thread.</summary>
public sealed class TailSignal
{
    private TaskCompletionSource? _waiting;

    /// <summary>
    /// A task that ends with the next publication. Take it, then look at the tail once more, then await: otherwise what
    /// is published in between is missed until the next event.
    /// </summary>
    public Task Next()
    {
        TaskCompletionSource? waiting = Volatile.Read(ref _waiting);
        if (waiting is null)
        {
            var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = Interlocked.CompareExchange(ref _waiting, fresh, null) ?? fresh;
        }
        return waiting.Task;
    }

    /// <summary>Wakes all who wait now.</summary>
    public void Raise()
    {
        if (Volatile.Read(ref _waiting) is not null)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }
}
