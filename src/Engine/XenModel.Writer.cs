using System.Collections.Concurrent;
using Xen.Model.Engine.Writing;
using Xen.Model.Errors;

namespace Xen.Model.Engine;

/// <summary>
/// The threads of the write path. The writer decides a batch of calls while the flusher makes the batch before durable;
/// under light load the writer flushes itself, which saves a change of threads.
/// </summary>
public sealed partial class XenModel
{
    private const int BatchesInFlight = 2;

    private static readonly XenError Overloaded = new(ErrorCode.TooBusy);

    /// <summary>Stands in the queue of decided batches for a flush that has become due by time.</summary>
    private static readonly WriteBatch s_due = new();

    private readonly BlockingCollection<WriteBatch> _free = new(new ConcurrentQueue<WriteBatch>());
    private readonly BlockingCollection<WriteBatch> _decided = new(new ConcurrentQueue<WriteBatch>());
    private readonly CancellationTokenSource _failed = new();
    private readonly ITimer _dueTimer;
    private volatile bool _closing;
    private int _dueTimerIsSet;

    private void StartWriting()
    {
        for (int count = 0; count < BatchesInFlight; count++)
        {
            _free.Add(new WriteBatch());
        }
        new Thread(Write) { Name = "xen-model writer", IsBackground = true }.Start();
        new Thread(FlushDecided) { Name = "xen-model flusher", IsBackground = true }.Start();
    }

    private void Write()
    {
        List<PendingCall>? calls = new(256);
        try
        {
            List<PendingCall> empty = new(256);
            while ((calls = _queue.Take(empty)) is not null)
            {
                Write(calls);
                calls.Clear();
                empty = calls;
                _core.Path.Trim();
            }
        }
        catch (Exception error)
        {
            Fail(error, calls ?? []);
            FailQueued();
        }
        _decided.CompleteAdding();
    }

    private void Write(List<PendingCall> calls)
    {
        for (int from = 0; from < calls.Count; from += _options.BatchCallsMax)
        {
            WriteBatch batch = _free.Take(_failed.Token);
            // Calls that waited together are decided at the same moment; asking for the time took a tenth of a
            // decision.
            DateTimeOffset now = _options.Clock.GetUtcNow();
            _core.Path.Decide(batch, calls, from, Math.Min(calls.Count - from, _options.BatchCallsMax), now);
            if (_free.Count == BatchesInFlight - 1 && _queue.IsEmpty)
            {
                Flush(batch);
            }
            else
            {
                _decided.Add(batch);
            }
        }
    }

    private void FlushDecided()
    {
        foreach (WriteBatch batch in _decided.GetConsumingEnumerable())
        {
            try
            {
                _failed.Token.ThrowIfCancellationRequested();
                Flush(batch);
            }
            catch (Exception error)
            {
                Fail(error, batch.Calls);
            }
        }
        EndWriting();
    }

    private void Flush(WriteBatch batch)
    {
        if (ReferenceEquals(batch, s_due))
        {
            _core.Path.Durable.FlushIfDue();
        }
        else
        {
            _core.Path.Flush(batch);
            _free.Add(batch);
            WantCheckpointIfDue();
        }
        SetDueTimer();
    }

    /// <summary>What was written and is not flushed must not wait for the next call: there may be none.</summary>
    private void SetDueTimer()
    {
        if (_core.Path.Durable.DueIn is { } due && Interlocked.Exchange(ref _dueTimerIsSet, 1) == 0)
        {
            _dueTimer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnDue()
    {
        Volatile.Write(ref _dueTimerIsSet, 0);
        try
        {
            _decided.Add(s_due);
        }
        catch (InvalidOperationException)
        {
            // The model is closing, and closing flushes.
        }
    }

    private void EndWriting()
    {
        if (_failure is null)
        {
            try
            {
                _core.Path.Durable.Flush();
            }
            catch (Exception error)
            {
                Fail(error, []);
            }
        }
        if (_failure is null)
        {
            _stopped.TrySetResult();
        }
        else
        {
            _stopped.TrySetException(new EngineStoppedException(_failure));
        }
    }

    /// <summary>The first error ends the model: everything not yet acknowledged fails with it.</summary>
    private void Fail(Exception error, List<PendingCall> calls)
    {
        _failure ??= error;
        _failed.Cancel();
        _queue.Close();
        var stopped = new EngineStoppedException(_failure);
        calls.ForEach(call => call.Fail(stopped));
    }

    private void FailQueued()
    {
        var stopped = new EngineStoppedException(_failure);
        while (_queue.Take([]) is { } waiting)
        {
            waiting.ForEach(call => call.Fail(stopped));
        }
    }
}
