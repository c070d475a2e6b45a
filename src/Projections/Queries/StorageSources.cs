using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;

namespace Xen.Model.Projections.Queries;

/// <summary>The figures of a repository that can be followed over time.</summary>
internal static class StorageSources
{
    /// <summary>All of them, with their newest values.</summary>
    public static IEnumerable<DataSourceRecord> Of(SRRecord sr) =>
    [
        Source("physical_size", "Size of the medium", sr.PhysicalSize),
        Source("physical_utilisation", "Space in use on the medium", sr.PhysicalUtilisation),
        Source("virtual_allocation", "Sizes of all disks together", sr.VirtualAllocation),
    ];

    /// <summary>One of them; null when there is none of the name.</summary>
    public static DataSourceRecord? Find(SRRecord sr, string name) =>
        Of(sr).FirstOrDefault(source => source.NameLabel == name);

    /// <summary>The error of a name that stands for no figure.</summary>
    public static XenError Unknown(string name) => new(ErrorCode.InvalidValue, "data_source", name);

    private static DataSourceRecord Source(string name, string description, double value) =>
        PerformanceCounters.Source(name, description, "B") with { Enabled = true, Value = value };
}
