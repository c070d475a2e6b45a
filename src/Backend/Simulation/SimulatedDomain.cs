namespace Xen.Model.Backend.Simulation;

/// <summary>A domain on a simulated host.</summary>
/// <param name="Domid">Its number.</param>
/// <param name="IsPaused">True while its processors stand still.</param>
public sealed record SimulatedDomain(long Domid, bool IsPaused);
