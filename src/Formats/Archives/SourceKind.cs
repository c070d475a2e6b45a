namespace Xen.Model.Formats.Archives;

/// <summary>How samples of a data source become points.</summary>
public enum SourceKind
{
    /// <summary>The sample is the point.</summary>
    Gauge,

    /// <summary>The sample counts what happened since the last one; the point is that by the second.</summary>
    Absolute,

    /// <summary>The sample is a total that grows; the point is its growth by the second.</summary>
    Derive,
}
