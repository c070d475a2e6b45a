namespace Xen.Model.Simulation;

/// <summary>What came of a walk.</summary>
/// <param name="Calls">Calls of the disk in the scenario.</param>
/// <param name="Walks">How often it was run with a fault.</param>
/// <param name="Tally">What happened.</param>
/// <param name="Failures">Promises that were broken, in words.</param>
public sealed record WalkReport(long Calls, long Walks, Tally Tally, IReadOnlyList<string> Failures);
