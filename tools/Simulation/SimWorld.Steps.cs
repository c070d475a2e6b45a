using Xen.Model.Engine.Writing;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Simulation.Checks;

namespace Xen.Model.Simulation;

/// <content>What happens.</content>
public sealed partial class SimWorld
{
    private const int BatchesInFlight = 2;

    private void Step()
    {
        if (Knobs.Ends.TryGetValue(_step, out SimEnd end))
        {
            EndNow(end);
            return;
        }
        if (Knobs.CheckpointEvery > 0 && _step % Knobs.CheckpointEvery == 0)
        {
            StepCheckpoint();
            Seal();
        }
        if (_random.Chance(Knobs.EndPercent))
        {
            EndSomehow();
            return;
        }
        switch (_random.NextInt(100))
        {
            case < 40: Submit(); break;
            case < 66: Flush(); break;
            case < 74: PassTime(); break;
            case < 84: FinishOperation(); break;
            case < 86: _slow.Poll(_feed, Log, _random.Chance(10)); break;
            case < 90: Poll(_mirror); break;
            case < 92: Poll(_partialMirror); break;
            case < 95: LookBack(); break;
            case < 97: CheckState(); break;
            case < 99: StepCheckpoint(); break;
            default: Seal(); break;
        }
    }

    private void EndNow(SimEnd end)
    {
        if (end == SimEnd.Close)
        {
            Close();
        }
        else
        {
            End(end);
        }
        Live();
    }

    /// <summary>Clients call; what they see is what has been published.</summary>
    private void Submit()
    {
        if (_inFlight.Count < BatchesInFlight)
        {
            Decide([.. Enumerable.Range(0, 1 + _random.NextInt(Knobs.BatchCalls)).Select(_ => _calls.Next(Log.View))]);
        }
    }

    private void Decide(IReadOnlyList<SimCall> calls)
    {
        var batch = new WriteBatch();
        List<PendingCall> pending = [.. calls.Select(call => new PendingCall(call.Call, call.Context))];
        if (_inFlight.Count > 0)
        {
            Tally.Add(Did.Overlapped);
        }
        _core.Path.Decide(batch, pending, 0, pending.Count, _clock.GetUtcNow());
        _inFlight.Enqueue(batch);
        _chronicle.Add(batch.Commits);
        for (int at = 0; at < calls.Count; at++)
        {
            CallOutcome outcome = pending[at].Outcome;
            Trace($"  {calls[at].Call.WireName}: {outcome.Error?.ToString() ?? "accepted"}, at {outcome.At}");
            if (outcome.Error is null)
            {
                calls[at].Note?.Invoke(outcome);
            }
        }
    }

    /// <summary>The oldest batch becomes durable, visible and answered.</summary>
    private void Flush()
    {
        if (!_inFlight.TryPeek(out WriteBatch? batch))
        {
            return;
        }
        EventId upTo = batch.Published.Tail;
        PendingCall[] calls = [.. batch.Calls];
        _core.Path.Flush(batch);
        _inFlight.Dequeue();
        _chronicle.Answer(upTo, _clock.GetTimestamp());
        Trace($"flushed up to {upTo}");
        foreach (PendingCall call in calls)
        {
            if (!call.Completion.IsCompletedSuccessfully)
            {
                throw new SimFailedException("every call is answered", $"{call.Call.WireName} was flushed and is not");
            }
            CallOutcome outcome = call.Completion.Result;
            Tally.Add(outcome.Error is null ? Did.Accepted : Did.Refused);
            _digest.Add($"{call.Call.WireName} {outcome.Error} {outcome.At} {outcome.Task}");
        }
        _core.Path.Trim();
        if (!_session.IsNull)
        {
            _prompt.Poll(_feed, Log, _random.Chance(5));
        }
    }

    private void PassTime()
    {
        if (_random.Chance(20))
        {
            Tally.Add(Did.ClockJumps);
            _clock.Jump(TimeSpan.FromSeconds(_random.NextInt(20_000) - 10_000));
        }
        _clock.Advance(TimeSpan.FromMilliseconds(_random.NextInt(1500)));
        if (_core.Path.Durable.DueIn == TimeSpan.Zero)
        {
            _core.Path.Durable.FlushIfDue();
        }
        _servedAt = _clock.GetTimestamp();
    }

    private void FinishOperation()
    {
        if (_machine.UnderWay > 0 && _inFlight.Count < BatchesInFlight)
        {
            Decide([.. _machine.Finish().Select(end => new SimCall(end, CallContext.Server))]);
        }
    }

    private void Poll(Mirror mirror)
    {
        Trace($"event.from {mirror}");
        mirror.Poll(_feed, _session, Log);
    }

    /// <summary>The segments that take nothing more get their index and their footer.</summary>
    private void Seal()
    {
        _storage.SealSegments();
        if (_storage.SealingFailure is null)
        {
            Tally.Add(Did.Sealed);
        }
        else if (!_medium.WasFaulty)
        {
            throw new SimFailedException("segments can be sealed", _storage.SealingFailure.ToString());
        }
    }

    /// <summary>Compares a view of the past with what the log and the subscribers say about it.</summary>
    private void LookBack()
    {
        EventId horizon = Log.Horizon;
        EventId tail = Log.Published.Tail;
        if (tail == horizon)
        {
            return;
        }
        var at = new EventId(horizon.Value + 1 + _random.NextInt((int)(tail.Value - horizon.Value)));
        Tally.Add(Did.AsOf);
        FoldChecker.CheckShown(_core.Sequencer.Store.AsOf(at), _shown, horizon);
        if (_chronicle.Commits.LastOrDefault(commit => commit.LastId <= at) is { } commit && commit.LastId >= horizon
            && commit.LastId >= _fold.UpTo(_chronicle, tail).Horizon)
        {
            FoldChecker.Check(_core.Sequencer.Store.AsOf(commit.LastId), _fold);
        }
    }

    private void CheckState()
    {
        Tally.Add(Did.States);
        FoldChecker.Check(Log.View, _fold.UpTo(_chronicle, Log.Published.Tail));
        LedgerChecker.Check(_ledger, Log.View);
        RelationChecker.Check(Log.View, _inFlight.Count == 0);
    }

    /// <summary>Everything under way ends; then nothing may be left over, and a fold from scratch must agree.</summary>
    private void ComeToRest()
    {
        while (_inFlight.Count > 0 || _machine.UnderWay > 0)
        {
            Flush();
            FinishOperation();
        }
        IntentChecker.CheckQuiet(Log.View, _shown);
        CheckState();
        Poll(_mirror);
        Close();
        _fold = new Fold();
        Live();
    }

    /// <summary>Opened once more, nothing has changed.</summary>
    private void LastLook()
    {
        CheckState();
        Poll(_mirror);
        Poll(_mirror);
        Close();
        SecretChecker.Check(_medium.Copy(), CallMaker.SecretMark, _sessions);
        _medium.AddTo(_digest);
    }
}
