namespace Xen.Model.Engine.Writing;

/// <summary>
/// Calls that wait for the writer, bounded. Many producers, one consumer that takes all there is in one go.
/// Thread-safe.
/// </summary>
internal sealed class CallQueue(int capacity)
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private List<PendingCall> _items = new(256);
    private bool _consumerWaits;
    private bool _closed;

    /// <summary>True while nothing waits. A hint: it may change at any time.</summary>
    public bool IsEmpty => Volatile.Read(ref _items).Count == 0;

    /// <summary>Adds a call. False when the queue is full or closed.</summary>
    public bool TryAdd(PendingCall call)
    {
        bool wake;
        lock (_gate)
        {
            if (_closed || _items.Count >= capacity)
            {
                return false;
            }
            _items.Add(call);
            wake = _consumerWaits;
            _consumerWaits = false;
        }
        if (wake)
        {
            _arrived.Release();
        }
        return true;
    }

    /// <summary>
    /// Waits for calls and swaps them for the given empty list. Null when the queue is closed and drained.
    /// </summary>
    public List<PendingCall>? Take(List<PendingCall> empty)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_items.Count > 0)
                {
                    List<PendingCall> taken = _items;
                    _items = empty;
                    return taken;
                }
                if (_closed)
                {
                    return null;
                }
                _consumerWaits = true;
            }
            _arrived.Wait();
        }
    }

    /// <summary>Takes no more calls; those inside can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            if (_consumerWaits)
            {
                _consumerWaits = false;
                _arrived.Release();
            }
        }
    }
}
