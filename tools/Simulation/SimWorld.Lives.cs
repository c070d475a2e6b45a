using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Simulation.Checks;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <content>How a process begins and ends.</content>
public sealed partial class SimWorld
{
    private static readonly DeciderTable s_deciders = Decisions.StandardDeciders.Table();

    private readonly Queue<WriteBatch> _inFlight = new();
    private readonly List<Ref<SessionRecord>> _sessions = [];
    private EngineCore _core = null!;
    private SegmentLogStorage _storage = null!;
    private SimEnd _end = SimEnd.Close;
    private long _endedAt = long.MaxValue;
    private long _servedAt;
    private EventId _horizonAtEnd;
    private EventFeed _feed = null!;
    private Ref<SessionRecord> _session;

    private EventLog Log => _core.Sequencer.Log;

    /// <summary>The process starts, finds its log, and clients come; what fails on the way is tried again.</summary>
    private void Live()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                Start();
                return;
            }
            catch (IOException failure) when (_medium.IsFaulty && tries < 10)
            {
                Trace($"the start failed: {failure.Message}");
                Tally.Add(Did.StartsFailed);
                End(AfterFault());
                if (Knobs.Fault is not null || tries > 4 || _random.Chance(50))
                {
                    _medium.MakeRoom();
                }
            }
        }
    }

    private void Start()
    {
        SegmentLogStorage storage = _medium.Open();
        TakeLosses(storage);
        _policy = _random.Chance(Knobs.PolicyChangePercent) ? SimPolicy.Draw(_random) : _policy;
        _ids.Starting();
        _core = EngineCore.Open(Options(storage));
        _storage = storage;
        _servedAt = _clock.GetTimestamp();
        Tally.Add(Did.FromCheckpoint, _core.Report.Checkpoint > EventId.None ? 1 : 0);
        Tally.Add(Did.BadCheckpoints, _core.Report.BadCheckpoints.Count);
        Trace($"started at {Log.Head}, window from {Log.Horizon}, flush {_policy.Flush}");
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

    private XenModelOptions Options(SegmentLogStorage storage) => new()
    {
        Storage = storage,
        Deciders = s_deciders,
        FlushPolicy = _policy.Flush,
        Clock = _clock,
        Random = _identities,
        Secrets = new ReversibleProtector(),
        Window = new EventWindowOptions
        {
            RetainedEventsMax = Knobs.WindowEvents,
            RetainedTombstonesMax = Knobs.Tombstones,
            BlockLength = Knobs.WindowBlock,
        },
        Retention = new RetentionPolicy { EventsMax = Knobs.RetainedEvents },
        Projections = [_ids],
    };

    private Ref<SessionRecord> LogIn()
    {
        var session = (Ref<SessionRecord>)Do(new OpenSession(new SessionRecord { IsLocalSuperuser = true })).Result!;
        _sessions.Add(session);
        return session;
    }

    /// <summary>The process ends, one way or another, and the log is what is left of it.</summary>
    private void End(SimEnd end)
    {
        Trace($"{end}");
        Tally.Add(end switch
        {
            SimEnd.Close => Did.Closed,
            SimEnd.ProcessEnd => Did.ProcessEnd,
            _ => Did.PowerLoss,
        });
        // A start that fails may be followed by a milder end: what the worse one took stays taken.
        _end = end > _end ? end : _end;
        _endedAt = Math.Min(_endedAt, _servedAt);
        Tally.Add(Did.Unanswered, _inFlight.Sum(batch => batch.Calls.Count));
        _inFlight.Clear();
        _session = default;
        if (end == SimEnd.Close)
        {
            _horizonAtEnd = _storage.Horizon;
            _storage.Dispose();
        }
        _medium.End(end);
        _machine.ProcessEnded();
        _mirror.ServerWasDown();
        _partialMirror.ServerWasDown();
    }

    /// <summary>Finds out what the log has lost, whether it may, and forgets it too.</summary>
    private void TakeLosses(SegmentLogStorage storage)
    {
        EventId kept = DurabilityChecker.Compare(storage.Read(storage.Horizon), storage.Horizon, _chronicle);
        DurabilityChecker.Check(kept, _end, _policy, _chronicle, _endedAt);
        if (kept < _chronicle.Last)
        {
            _chronicle.CutAfter(kept);
            _ledger.CutAfter(kept);
            Tally.Add(Did.LostByPolicy, _shown.CutAfter(kept));
            _fold = new Fold();
        }
        Tally.Add(Did.KeptUnpromised, _chronicle.Commits.Count(commit => commit.AnsweredAt is null));
        Tally.Add(Did.TornTails, storage.TailWasRepaired ? 1 : 0);
        if (storage.Head > kept)
        {
            _gaps.Add(kept, storage.Head);
            Tally.Add(Did.Gaps);
        }
        _chronicle.Answer(kept, _endedAt);
        _chronicle.MakeDurable();
        _intents.Kept(_shown, _policy.IsAlways);
        _intents.Starting();
        _end = SimEnd.Close;
        _endedAt = long.MaxValue;
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
