using Xen.Model.Classes;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.Recovery;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Engine;

/// <summary>
/// All of a model but its threads: recovered from its log and ready to be driven step by step. <see cref="XenModel"/>
/// drives it with threads, the simulation with a seed.
/// </summary>
internal sealed class EngineCore
{
    private const int ReplayedCommitsPerStep = 2048;

    private readonly XenModelOptions _options;

    private EngineCore(XenModelOptions options, StateReplayer state)
    {
        _options = options;
        Sequencer = new Sequencer(state, options.Deciders, options.Random, options.Audit, options.Secrets);
        Path = new WritePath(
            Sequencer, new DurableLog(options.Storage, options.FlushPolicy, options.Clock), options.Projections);
    }

    /// <summary>State and newest events.</summary>
    public Sequencer Sequencer { get; }

    /// <summary>How calls become durable, visible and acknowledged.</summary>
    public WritePath Path { get; }

    /// <summary>How checkpoints are taken; null when there is no place for them.</summary>
    public Checkpointer? Checkpointer { get; private set; }

    /// <summary>What start-up found.</summary>
    public RecoveryReport Report { get; private set; } = new();

    /// <summary>Reads the newest checkpoint and the log behind it, and brings everything derived up to date.</summary>
    public static EngineCore Open(XenModelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueuedCallsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchCallsMax, 1);
        options.Checkpoints.Check();
        options.Retention.Check();
        var state = new StateReplayer(options.Window, options.Secrets);
        AddStaticObjects(options, state);
        CheckpointStore? store = options.CheckpointDisk is { } disk ? new CheckpointStore(disk) : null;
        CheckpointRecovery? checkpoints = store is null ? null : new CheckpointRecovery(options, store);
        CheckpointName? restored = checkpoints?.Restore(state);
        var core = new EngineCore(options, state);
        long bytes = core.ReadLog();
        core.Report = core.Report with
        {
            Checkpoint = restored?.Id ?? EventId.None,
            BadCheckpoints = checkpoints?.Bad ?? [],
        };
        core.Settle();
        core.CheckSecrets();
        if (store is not null)
        {
            core.Checkpointer = new Checkpointer(store, core.Sequencer, core.Path.Durable, options);
            core.Checkpointer.Continue(restored, bytes);
        }
        return core;
    }

    /// <summary>Hands operations that were left undone to what carries them out.</summary>
    public void ResumeOperations(IEffectRunner? effects)
    {
        Path.Effects = effects;
        if (effects is null)
        {
            return;
        }
        foreach ((Ref<OperationRecord> id, OperationRecord operation) in
            Sequencer.Log.View.All<OperationRecord>().ToArray())
        {
            if (!OperationKind.IsOfServer(operation.Kind))
            {
                effects.Start(id, operation, recovered: true);
            }
        }
    }

    /// <summary>Better no start than one without the keys: new secrets would be kept, and the old ones lost.</summary>
    private void CheckSecrets()
    {
        if (_options.Secrets is not { } secrets)
        {
            return;
        }
        foreach (XenClass type in DataModel.Classes.Where(type => type.HasSecrets))
        {
            foreach (RecordVersion version in Sequencer.Log.View.All(type))
            {
                SecretFields.Reveal(version.Record!, secrets, static _ => true);
            }
        }
    }

    private static void AddStaticObjects(XenModelOptions options, StateReplayer state)
    {
        foreach ((ObjectRef reference, XenRecord record) in options.StaticObjects)
        {
            state.AddStatic(reference, record);
        }
        EventEntry[] additions =
        [
            .. options.StaticObjects.Select(item =>
                new EventEntry(state.View.Find(item.Reference)!, EventKind.Add, 0)),
        ];
        foreach (IProjection projection in options.Projections)
        {
            projection.Apply(additions);
        }
    }

    /// <summary>Reads the log behind the state; returns the bytes read.</summary>
    private long ReadLog()
    {
        ILogStorage storage = _options.Storage;
        EventLog log = Sequencer.Log;
        if (log.Head < storage.Horizon)
        {
            throw new IOException(
                $"the log begins behind event {storage.Horizon}, and no good checkpoint reaches that far");
        }
        long commits = 0;
        long bytes = 0;
        foreach (StoredCommit commit in storage.Read(log.Head))
        {
            if (!commit.IsNote && commit.FirstId.Value > log.Head.Value + 1)
            {
                Path.PassOver(new EventId(commit.FirstId.Value - 1));
            }
            Sequencer.Replay(commit);
            bytes += CommitBatch.HeaderSize + commit.Body.Length;
            if (++commits % ReplayedCommitsPerStep == 0)
            {
                // In steps, so that the window does not hold the whole log while it is read.
                Show();
            }
        }
        Show();
        Report = Report with { Commits = commits };
        return bytes;
    }

    private void Show()
    {
        Path.Show(Sequencer.Log.Sealed());
        Path.Trim(ahead: _options.Storage.Head.Value - Sequencer.Log.Head.Value);
        _options.Progress?.Report(new StartupProgress(
            StartupPhase.ReadLog, Sequencer.Log.Head.Value, _options.Storage.Head.Value));
    }

    /// <summary>Goes on above ids that were lost just now.</summary>
    private void Settle()
    {
        EventId lost = Sequencer.Log.Head;
        if (_options.Storage.Head > lost)
        {
            Path.PassOver(_options.Storage.Head);
            Report = Report with { LostAfter = lost };
        }
    }
}
