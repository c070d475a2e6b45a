namespace Xen.Model.Formats.Archives;

/// <summary>What is recorded under one name. Immutable.</summary>
/// <param name="Name">Its name, unique within an archive.</param>
/// <param name="Kind">How samples become points.</param>
/// <param name="Min">Points below it are unknown; may be minus infinity.</param>
/// <param name="Max">
/// Points above it are unknown, but for totals that grow a little too fast (<see cref="DeriveTolerance"/>); may be
/// infinity.
/// </param>
/// <param name="IsInverted">True when one less the point is kept, as for idle time that tells how busy it was.</param>
public sealed record SourceDefinition(
    string Name, SourceKind Kind, double Min = 0, double Max = double.PositiveInfinity, bool IsInverted = false)
{
    /// <summary>By which share a total may grow faster than its largest rate and count as that rate.</summary>
    public const double DeriveTolerance = 0.05;

    /// <summary>For how many seconds without a sample the last one holds.</summary>
    public const int HeartbeatSeconds = 300;

    /// <summary>The point that a rate or reading stands for; NaN when it cannot be.</summary>
    internal double Bounded(double raw)
    {
        double value = raw;
        if (Kind == SourceKind.Derive && value > Max && value <= Max * (1 + DeriveTolerance))
        {
            value = Max;
        }
        value = IsInverted ? 1 - value : value;
        return value >= Min && value <= Max ? value : double.NaN;
    }
}
