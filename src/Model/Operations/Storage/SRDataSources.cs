using Xen.Model.Classes;
using Xen.Model.Operations.Counters;
using Xen.Model.State;
using static Xen.Model.Operations.PerformanceCounters;

namespace Xen.Model.Operations.Storage;

/// <summary>
/// The performance counters of a repository: what there is to measure, and whether it is recorded. Only what differs
/// from the default is kept.
/// </summary>
public static class SRDataSources
{
    /// <summary>The counters of a repository.</summary>
    /// <param name="images">Uuids of its disk images.</param>
    public static IEnumerable<Counter> Counters(IEnumerable<string> images) =>
        s_figures.Concat(DiskCounters.OfImage("")).Concat(images.SelectMany(DiskCounters.OfImage));

    /// <summary>The counters that a repository has as of a view.</summary>
    public static IEnumerable<Counter> Counters(RecordView view, SRRecord sr) => Counters(
        Owned.By(view, sr.VDIs).Select(vdi => vdi.Uuid).Where(uuid => uuid.Length > 0).Order(StringComparer.Ordinal));

    /// <summary>
    /// The counters that are recorded as of a view. A repository may have thousands of disks, of which few are chosen.
    /// </summary>
    public static IEnumerable<Counter> Recorded(RecordView view, SRRecord sr) =>
        (sr.DataSources.Any(kept => kept.Value == Kept(true)) ? Counters(view, sr) : Counters([]))
            .Where(counter => Records(sr, counter));

    /// <summary>True for a counter that is recorded.</summary>
    public static bool Records(SRRecord sr, Counter counter) => IsRecorded(sr.DataSources, counter.Name, counter);

    private static readonly Counter[] s_figures =
    [
        new("physical_size", Quantity.PhysicalSize, "", "Size of the medium", "B"),
        new("physical_utilisation", Quantity.PhysicalUtilisation, "", "Space in use on the medium", "B"),
        new("virtual_allocation", Quantity.VirtualAllocation, "", "Sizes of all disks together", "B"),
        new("size", Quantity.PhysicalSize, "", "Size of the medium", "B"),
    ];
}
