namespace Xen.Model.Engine.Writing;

/// <summary>
/// Answers all callers of a batch from the thread pool: in as few work items as there are threads to run them, where
/// one item for each caller costs more than many of their decisions. No caller waits for another one: as long as
/// somebody has not been answered there is another item in the pool's queue, which goes on where this one is held up.
/// </summary>
internal sealed class Answers : IThreadPoolWorkItem
{
    private readonly PendingCall[] _calls;
    private int _next;

    private Answers(PendingCall[] calls) => _calls = calls;

    /// <summary>Has decided calls answered; returns at once.</summary>
    public static void Give(List<PendingCall> calls)
    {
        if (calls.Count > 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new Answers([.. calls]), preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        int at = Interlocked.Increment(ref _next) - 1;
        if (at < _calls.Length - 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        for (; at < _calls.Length; at = Interlocked.Increment(ref _next) - 1)
        {
            _calls[at].CompleteHere();
        }
    }
}
