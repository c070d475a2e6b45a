using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Simulation.Checks;

namespace Xen.Model.Simulation;

/// <content>How a process begins and ends.</content>
public sealed partial class SimWorld
{
    private readonly Queue<WriteBatch> _inFlight = new();
    private EngineCore _core = null!;
    private EventFeed _feed = null!;
    private Ref<SessionRecord> _session;

    private EventLog Log => _core.Sequencer.Log;

    /// <summary>The process starts, finds its log, and clients come.</summary>
    private void Live()
    {
        ILogStorage storage = _medium.Open();
        EventId kept = DurabilityChecker.Compare(storage.Read(storage.Horizon), storage.Horizon, _chronicle);
        _ids.Starting();
        _core = EngineCore.Open(new XenModelOptions
        {
            Storage = storage,
            Deciders = Decisions.StandardDeciders.Table(),
            FlushPolicy = Knobs.FlushPolicy,
            Clock = _clock,
            Random = _identities,
            Window = new EventWindowOptions
            {
                RetainedEventsMax = Knobs.WindowEvents,
                RetainedTombstonesMax = Knobs.Tombstones,
            },
            Projections = [_ids],
        });
        Trace($"started at {Log.Head}, window from {Log.Horizon}, kept {kept}");
        _ids.Live(Log.Head);
        CheckState();
        _core.ResumeOperations(_machine);
        _feed = new EventFeed(Log, _core.Sequencer.Store, _clock, new EventFeedOptions
        {
            NextEventsMax = Knobs.NextEvents,
            FromPause = TimeSpan.Zero,
        });
        if (!Log.View.All(PoolRecord.ClassInfo).Any())
        {
            Do(SimPool.Seed);
        }
        _slow.Begin(_feed, LogIn());
        Ref<SessionRecord> session = LogIn();
        _prompt.Begin(_feed, session);
        _calls.Session = session;
        _session = session;
    }

    private Ref<SessionRecord> LogIn() =>
        (Ref<SessionRecord>)Do(new OpenSession(new SessionRecord { IsLocalSuperuser = true })).Result!;

    /// <summary>The process ends, one way or another, and the log is what is left of it.</summary>
    private void End(SimEnd end)
    {
        Trace($"{end} at {Log.Published.Tail}");
        Tally.Add(end switch
        {
            SimEnd.Close => Did.Closed,
            SimEnd.ProcessEnd => Did.ProcessEnd,
            _ => Did.PowerLoss,
        });
        foreach (PendingCall call in _inFlight.SelectMany(batch => batch.Calls))
        {
            Tally.Add(call.Completion.IsCompleted ? Did.Accepted : Did.Unanswered);
        }
        _inFlight.Clear();
        _session = default;
        _medium.End(end);
        _machine.ProcessEnded();
        _mirror.ServerWasDown();
        _partialMirror.ServerWasDown();
        TakeLosses(end);
    }

    /// <summary>Finds out what the log has lost, whether it may, and forgets it too.</summary>
    private void TakeLosses(SimEnd end)
    {
        ILogStorage storage = _medium.Open();
        EventId kept = DurabilityChecker.Compare(storage.Read(storage.Horizon), storage.Horizon, _chronicle);
        _durability.Check(kept, end, _chronicle, _clock.GetTimestamp());
        if (kept < _chronicle.Last)
        {
            _chronicle.CutAfter(kept);
            _ledger.CutAfter(kept);
            Tally.Add(Did.LostByPolicy, _shown.CutAfter(kept));
            _fold = new Fold();
        }
        Tally.Add(Did.KeptUnpromised, _chronicle.Commits.Count(commit => commit.AnsweredAt is null));
        _chronicle.Answer(kept, _clock.GetTimestamp());
        _intents.Kept(_shown, Knobs.FlushInterval is null);
    }

    /// <summary>In order: everything in flight is answered first.</summary>
    private void Close()
    {
        while (_inFlight.Count > 0)
        {
            Flush();
        }
        _core.Path.Durable.Flush();
        End(SimEnd.Close);
    }

    /// <summary>Has one call decided and answered, with nothing else in between.</summary>
    private CallOutcome Do(Call call)
    {
        while (_inFlight.Count > 0)
        {
            Flush();
        }
        Decide([new SimCall(call, CallContext.Server)]);
        CallOutcome outcome = _inFlight.Peek().Calls[0].Outcome;
        Flush();
        return outcome;
    }
}
