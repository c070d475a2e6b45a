using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>A fault at one call of the disk.</summary>
/// <param name="Call">Which call, counted from 1 over all lives of the process.</param>
/// <param name="Kind">What goes wrong; a full disk stays full until the process has been started again.</param>
/// <param name="Then">How the process ends when it has met the fault.</param>
public sealed record PlannedFault(long Call, DiskFault Kind, SimEnd Then);
