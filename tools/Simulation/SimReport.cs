namespace Xen.Model.Simulation;

/// <summary>What came of a world in which every promise was kept.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Digest">A hash of everything that was answered and of what is on the disk.</param>
/// <param name="Tally">What happened.</param>
/// <param name="DiskCalls">Calls of the disk.</param>
public sealed record SimReport(ulong Seed, string Digest, Tally Tally, long DiskCalls);
