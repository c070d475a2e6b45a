namespace Xen.Model.Engine.Recovery;

/// <summary>How far start-up has come.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">How much of that is done, in the unit of the phase.</param>
/// <param name="Total">How much there is.</param>
public readonly record struct StartupProgress(StartupPhase Phase, long Done, long Total);
