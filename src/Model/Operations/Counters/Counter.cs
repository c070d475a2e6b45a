namespace Xen.Model.Operations.Counters;

/// <summary>A performance counter: what is measured, and how it is called. Immutable.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Quantity">What it measures.</param>
/// <param name="Part">
/// Which part of its owner it is about: the number of a processor or interface, the name of a device, the uuid of a
/// repository or disk; empty for the owner itself.
/// </param>
/// <param name="Description">What it measures, for people.</param>
/// <param name="Units">In which units clients see it.</param>
/// <param name="Kind">What the number behind it is.</param>
public sealed record Counter(
    string Name,
    Quantity Quantity,
    string Part,
    string Description,
    string Units,
    CounterKind Kind = CounterKind.Gauge)
{
    /// <summary>The smallest value that it can have.</summary>
    public double Min { get; init; }

    /// <summary>The largest value that it can have; infinity for none.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>True when it is recorded unless somebody decided otherwise.</summary>
    public bool IsStandard { get; init; } = true;

    /// <summary>True when clients see one less the growth, as for idle time that tells how busy a CPU was.</summary>
    public bool IsInverted { get; init; }
}
