using Xen.Model.Classes;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
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
    private const int ReplayedCommitsPerStep = 4096;

    private readonly XenModelOptions _options;

    private EngineCore(XenModelOptions options)
    {
        _options = options;
        Sequencer = new Sequencer(
            options.Deciders, options.Random, options.Window, options.Audit, options.Secrets);
        var durable = new DurableLog(options.Storage, options.FlushPolicy, options.Clock);
        Path = new WritePath(Sequencer, durable, options.Projections);
    }

    /// <summary>State and newest events.</summary>
    public Sequencer Sequencer { get; }

    /// <summary>How calls become durable, visible and acknowledged.</summary>
    public WritePath Path { get; }

    /// <summary>Reads the log and brings everything derived up to date.</summary>
    public static EngineCore Open(XenModelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueuedCallsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchCallsMax, 1);
        var core = new EngineCore(options);
        core.Recover();
        core.CheckSecrets();
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
            effects.Start(id, operation, recovered: true);
        }
    }

    private void Recover()
    {
        AddStaticObjects();
        int sinceLastStep = 0;
        foreach (StoredCommit commit in _options.Storage.Read(_options.Storage.Horizon))
        {
            Sequencer.Replay(commit);
            if (++sinceLastStep == ReplayedCommitsPerStep)
            {
                // In steps, so that the window does not hold the whole log while it is read.
                Path.Show(Sequencer.Log.Sealed());
                Path.Trim();
                sinceLastStep = 0;
            }
        }
        Path.Show(Sequencer.Log.Sealed());
        Path.Trim();
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

    private void AddStaticObjects()
    {
        foreach ((ObjectRef reference, XenRecord record) in _options.StaticObjects)
        {
            Sequencer.AddStatic(reference, record);
        }
        EventEntry[] additions =
        [
            .. _options.StaticObjects.Select(item =>
                new EventEntry(Sequencer.Log.View.Find(item.Reference)!, EventKind.Add, 0)),
        ];
        foreach (IProjection projection in _options.Projections)
        {
            projection.Apply(additions);
        }
    }
}
