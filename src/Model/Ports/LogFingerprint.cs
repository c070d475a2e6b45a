namespace Xen.Model.Ports;

/// <summary>Which log it is, and what it holds up to its head.</summary>
/// <param name="Identity">Drawn when the log was begun; copies have the same.</param>
/// <param name="Chain">A hash over everything written up to the head, 32 bytes; empty when the log keeps none.</param>
public readonly record struct LogFingerprint(Guid Identity, ReadOnlyMemory<byte> Chain);
