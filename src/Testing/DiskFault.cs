namespace Xen.Model.Testing;

/// <summary>What happens at a call that was chosen with <see cref="SimulatedDisk.FaultAt"/>.</summary>
public enum DiskFault
{
    /// <summary>
    /// The call fails and does nothing. A flush that fails may in addition have given up bytes that were waiting: they
    /// can still be read, but no later flush makes them durable unless they are written again. Real systems do this.
    /// </summary>
    Fail,

    /// <summary>The call fails as on a full disk and does nothing.</summary>
    Full,

    /// <summary>The call does a part of its work and fails.</summary>
    Tear,

    /// <summary>
    /// The call does nothing, a part, or all of its work; then it and every later call fail.
    /// <see cref="SimulatedDisk.Crash"/> gives what is left.
    /// </summary>
    Crash,
}
