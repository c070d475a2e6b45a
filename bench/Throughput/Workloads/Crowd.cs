using System.Diagnostics;
using Xen.Model.Log;
using Xen.Model.Primitives;
using EventLog = Xen.Model.Log.EventLog;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>
/// Many subscribers that wait for the next event at the tail of a log, each as a call of <c>event.next</c> does.
/// </summary>
internal sealed class Crowd
{
    private readonly EventLog _log;
    private readonly int _size;
    private readonly Task _all;
    private volatile TaskCompletionSource _waiting = NewSource();
    private volatile TaskCompletionSource<long> _read = NewReadSource();
    private int _waitingCount;
    private int _readCount;
    private volatile bool _stops;

    public Crowd(EventLog log, int size)
    {
        _log = log;
        _size = size;
        _all = Task.WhenAll(Enumerable.Range(0, size).Select(_ => Task.Run(FollowAsync)));
    }

    /// <summary>
    /// Waits until all wait, then has one event published. Returns when the last of them had read it, as
    /// <see cref="Stopwatch.GetTimestamp"/> tells it.
    /// </summary>
    public async Task<long> WakeAsync(Func<Task> publish)
    {
        await _waiting.Task;
        Task<long> read = Prepare();
        await publish();
        return await read;
    }

    /// <summary>Sends all home; needs one event more.</summary>
    public async Task StopAsync(Func<Task> publish)
    {
        await _waiting.Task;
        _ = Prepare();
        _stops = true;
        await publish();
        await _all;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<long> NewReadSource() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<long> Prepare()
    {
        // Nobody counts now: all of them wait for an event.
        _waitingCount = 0;
        _readCount = 0;
        _waiting = NewSource();
        _read = NewReadSource();
        return _read.Task;
    }

    private async Task FollowAsync()
    {
        var buffer = new EventEntry[1];
        EventId at = _log.Published.Tail;
        while (!_stops)
        {
            Task next = _log.Signal.Next();
            if (_log.Read(at, buffer) > 0)
            {
                at = buffer[0].Id;
                if (Interlocked.Increment(ref _readCount) == _size)
                {
                    _read.TrySetResult(Stopwatch.GetTimestamp());
                }
                continue;
            }
            if (Interlocked.Increment(ref _waitingCount) == _size)
            {
                _waiting.TrySetResult();
            }
            await next;
        }
    }
}
