using System.Collections.Concurrent;
using Xen.Model.Classes;
using Xen.Model.Engine.Writing;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;

namespace Xen.Model.Engine;

/// <summary>
/// The write path. The writer decides a batch of calls while the flusher makes the batch before durable; under light
/// load the writer flushes itself, which saves a change of threads.
/// </summary>
public sealed partial class XenModel
{
    private const int BatchesInFlight = 2;

    private static readonly XenError Overloaded = new(ErrorCode.TooBusy);

    private readonly BlockingCollection<WriteBatch> _free = new(new ConcurrentQueue<WriteBatch>());
    private readonly BlockingCollection<WriteBatch> _decided = new(new ConcurrentQueue<WriteBatch>());
    private readonly CancellationTokenSource _failed = new();
    private volatile bool _closing;
    private EventId _shown;

    private void StartWriting()
    {
        _shown = Log.Published.Tail;
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
                Log.Trim();
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
            Decide(batch, calls, from, Math.Min(calls.Count - from, _options.BatchCallsMax));
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

    private void Decide(WriteBatch batch, List<PendingCall> calls, int from, int count)
    {
        // Calls that waited together are decided at the same moment; asking for the time took a tenth of a decision.
        DateTimeOffset now = _options.Clock.GetUtcNow();
        for (int at = from; at < from + count; at++)
        {
            PendingCall pending = calls[at];
            batch.Calls.Add(pending);
            pending.Outcome = _sequencer.Step(pending.Call, pending.Context, now, batch.Commits);
        }
        batch.Published = Log.Sealed();
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
        if (_failure is null)
        {
            _stopped.TrySetResult();
        }
        else
        {
            _stopped.TrySetException(new EngineStoppedException(_failure));
        }
    }

    /// <summary>Durable before visible, visible before acknowledged, and only then are intents carried out.</summary>
    private void Flush(WriteBatch batch)
    {
        EventId before = _shown;
        if (!batch.Commits.IsEmpty)
        {
            _options.Storage.Append(batch.Commits);
            _options.Storage.Flush();
        }
        _shown = Show(before, batch.Published);
        StartIntents(before, batch.Published.Tail);
        foreach (PendingCall call in batch.Calls)
        {
            call.Complete();
        }
        batch.Clear();
        _free.Add(batch);
    }

    private void StartIntents(EventId after, EventId upTo)
    {
        if (_effects is null || after == upTo)
        {
            return;
        }
        EventEntry[] buffer = new EventEntry[Math.Min(1024, upTo.Value - after.Value)];
        for (EventId at = after; at < upTo;)
        {
            int count = Log.ReadUnpublished(at, upTo, buffer);
            foreach (EventEntry entry in buffer.AsSpan(0, count))
            {
                if (entry.After.Record is OperationRecord operation)
                {
                    StartIntent(entry.Kind, entry.After.Slot.Reference.As<OperationRecord>(), operation);
                }
            }
            at = new EventId(at.Value + count);
        }
    }

    private void StartIntent(EventKind kind, Ref<OperationRecord> id, OperationRecord operation)
    {
        if (kind == EventKind.Add)
        {
            _effects!.Start(id, operation, recovered: false);
        }
        else if (operation.CancelRequested)
        {
            _effects!.Cancel(id);
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
