using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Recovery;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine;

/// <summary>How a model is opened. Limits are checked by <see cref="XenModel.OpenAsync"/>.</summary>
public sealed record XenModelOptions
{
    private readonly bool _hasCheckpointDisk;

    /// <summary>Where the log is kept. The model owns it and disposes of it.</summary>
    public required ILogStorage Storage { get; init; }

    /// <summary>Which calls can be decided, and how.</summary>
    public required DeciderTable Deciders { get; init; }

    /// <summary>When callers are answered and what a loss of power may take. Default: always.</summary>
    public FlushPolicy FlushPolicy { get; init; } = FlushPolicy.Always;

    /// <summary>
    /// Where checkpoints are kept: the folder of the log. Null for none, so that every start reads the whole log.
    /// Default: that of <see cref="Storage"/> when it is one of segment files. Must outlive the model.
    /// </summary>
    public ILogDisk? CheckpointDisk
    {
        get => _hasCheckpointDisk ? field : (Storage as SegmentLogStorage)?.Disk;
        init
        {
            field = value;
            _hasCheckpointDisk = true;
        }
    }

    /// <summary>When checkpoints are taken.</summary>
    public CheckpointPolicy Checkpoints { get; init; } = new();

    /// <summary>
    /// Told why a checkpoint could not be taken, after each attempt, by the thread that takes them; null for nobody.
    /// The model goes on without one.
    /// </summary>
    public Action<Exception>? CheckpointFailed { get; init; }

    /// <summary>How much of the past the log keeps. Default: all of it.</summary>
    public RetentionPolicy Retention { get; init; } = RetentionPolicy.KeepAll;

    /// <summary>Told how far start-up has come, by the thread that reads; null for nobody.</summary>
    public IProgress<StartupProgress>? Progress { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where identities and choices come from. Default: the system's cryptographic generator.</summary>
    public IRandomSource Random { get; init; } = new SystemRandomSource();

    /// <summary>How much of the past subscribers can read.</summary>
    public EventWindowOptions Window { get; init; } = new();

    /// <summary>
    /// Keeps secrets unreadable in memory and log. The caller owns it. Default: none; calls that bring a secret are
    /// refused then.
    /// </summary>
    public ISecretProtector? Secrets { get; init; }

    /// <summary>How many audit notes about calls without commits may be written.</summary>
    public AuditLimits Audit { get; init; } = new();

    /// <summary>Calls that may wait to be decided; more are refused. 1 or more. Default 65 536.</summary>
    public int QueuedCallsMax { get; init; } = 65_536;

    /// <summary>Calls that one flush covers at most. 1 or more. Default 8 192.</summary>
    public int BatchCallsMax { get; init; } = 8_192;

    /// <summary>Derived data that is kept up to date.</summary>
    public IReadOnlyList<IProjection> Projections { get; init; } = [];

    /// <summary>Objects that exist outside the log, such as roles.</summary>
    public IReadOnlyList<(ObjectRef Reference, XenRecord Record)> StaticObjects { get; init; } = [];

    /// <summary>
    /// Makes what carries out operations, given the model to report to. Default: operations stay open.
    /// </summary>
    public Func<ICallSink, IEffectRunner>? Effects { get; init; }
}
