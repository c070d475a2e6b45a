using Xen.Model.Errors;

namespace Xen.Model.Backend.Simulation;

/// <summary>A failure that is asked for: one certain operation of a kind fails.</summary>
/// <param name="Kind">The kind, one of the names in OperationKind.</param>
/// <param name="Occurrence">Which operation of the kind since the machine was made, from 1.</param>
/// <param name="Error">What it fails with.</param>
/// <param name="LosesDomain">True when the VM's domain is gone after the failure.</param>
public sealed record SimulatedFailure(string Kind, int Occurrence, XenError Error, bool LosesDomain = false);
