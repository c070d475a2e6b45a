namespace Xen.Model.Engine.Recovery;

/// <summary>What start-up is doing.</summary>
public enum StartupPhase
{
    /// <summary>Checks a checkpoint; counted in bytes.</summary>
    VerifyCheckpoint,

    /// <summary>Takes over the objects of a checkpoint; counted in objects.</summary>
    ReadCheckpoint,

    /// <summary>Reads the log behind it; counted in event ids.</summary>
    ReadLog,
}
