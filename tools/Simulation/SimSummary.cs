namespace Xen.Model.Simulation;

/// <summary>What came of many worlds.</summary>
/// <param name="Tally">What happened in all of them.</param>
/// <param name="Failures">Those in which a promise was broken.</param>
public sealed record SimSummary(Tally Tally, IReadOnlyList<SimFailureException> Failures);
