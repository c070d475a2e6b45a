using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Counters;
using Xen.Model.Primitives;

namespace Xen.Model.Operations;

/// <summary>What the performance counters of hosts, VMs and repositories have in common.</summary>
public static class PerformanceCounters
{
    private const string Unknown = "unknown";

    /// <summary>A counter as clients see it; values are not part of the list.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="isRecorded">True while it is recorded.</param>
    public static DataSourceRecord Source(Counter counter, bool isRecorded) => new()
    {
        NameLabel = counter.Name,
        NameDescription = counter.Description,
        Units = counter.Units,
        Min = counter.Min,
        Max = counter.Max,
        Standard = counter.IsStandard,
        Enabled = isRecorded,
    };

    /// <summary>What was recorded under a name that nothing has any more, as clients see it.</summary>
    public static DataSourceRecord Former(string name) => new()
    {
        NameLabel = name,
        NameDescription = "description not available",
        Units = Unknown,
        Min = double.NegativeInfinity,
        Max = double.PositiveInfinity,
    };

    /// <summary>What asking for an unknown counter is answered with.</summary>
    public static XenError Missing(string name) => new(ErrorCode.InternalError, $"Datasource_missing({name})");

    /// <summary>What is kept of a counter for which somebody has decided whether it is recorded.</summary>
    internal static string Kept(bool isRecorded) => isRecorded ? "true" : "false";

    /// <summary>True for a counter that is recorded.</summary>
    /// <param name="kept">What is kept, by key.</param>
    /// <param name="key">Key of the counter.</param>
    /// <param name="counter">The counter.</param>
    internal static bool IsRecorded(XenMap<string, string> kept, string key, Counter counter) =>
        kept.Count == 0 ? counter.IsStandard : kept.GetOr(key, Kept(counter.IsStandard)) == Kept(true);
}
