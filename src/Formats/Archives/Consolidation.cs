namespace Xen.Model.Formats.Archives;

/// <summary>How several points become one row.</summary>
public enum Consolidation
{
    /// <summary>The mean of the known points.</summary>
    Average,

    /// <summary>The smallest known point.</summary>
    Min,

    /// <summary>The largest known point.</summary>
    Max,

    /// <summary>The last known point.</summary>
    Last,
}
