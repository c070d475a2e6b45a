namespace Xen.Model.Bench.Throughput.Reports;

/// <summary>One line of the table.</summary>
/// <param name="Point">Name of the point.</param>
/// <param name="Value">The number; null when nothing was measured, and the note says why.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Note">What one must know to read it.</param>
internal sealed record Measurement(string Point, double? Value, string Unit, string Note);
