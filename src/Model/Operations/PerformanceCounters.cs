using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Operations;

/// <summary>What the performance counters of hosts, VMs and repositories have in common.</summary>
public static class PerformanceCounters
{
    /// <summary>The largest value of a counter that has none.</summary>
    public const double Unbounded = double.PositiveInfinity;

    /// <summary>A counter from 0 on, without a value; whether it is recorded is not said.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it measures.</param>
    /// <param name="units">In which units.</param>
    /// <param name="max">The largest value that it can have.</param>
    /// <param name="isStandard">True when it is recorded unless somebody decided otherwise.</param>
    public static DataSourceRecord Source(
        string name, string description, string units, double max = Unbounded, bool isStandard = true) => new()
        {
            NameLabel = name,
            NameDescription = description,
            Units = units,
            Min = 0,
            Max = max,
            Standard = isStandard,
        };

    /// <summary>What asking for an unknown counter is answered with.</summary>
    public static XenError Missing(string name) => new(ErrorCode.InternalError, $"Datasource_missing({name})");

    /// <summary>What is kept of a counter for which somebody has decided whether it is recorded.</summary>
    internal static string Kept(bool isRecorded) => isRecorded ? "true" : "false";

    /// <summary>True for a counter that is recorded.</summary>
    /// <param name="kept">What is kept, by key.</param>
    /// <param name="key">Key of the counter.</param>
    /// <param name="source">The counter.</param>
    internal static bool IsRecorded(XenMap<string, string> kept, string key, DataSourceRecord source) =>
        kept.GetOr(key, Kept(source.Standard)) == Kept(true);
}
