namespace Xen.Model.Operations.Counters;

/// <summary>What the number behind a performance counter is.</summary>
public enum CounterKind
{
    /// <summary>A reading.</summary>
    Gauge,

    /// <summary>What has happened since the last look.</summary>
    Absolute,

    /// <summary>A total that grows; clients see by how much a second.</summary>
    Derive,
}
