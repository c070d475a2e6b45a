using Xen.Model.Classes;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Compares repositories with the objects that stand for what is in them.</summary>
internal static class Scans
{
    /// <summary>What differs.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="view">What the pool says.</param>
    /// <param name="sr">The repository's object.</param>
    /// <param name="isUntold">True for images whose making the pool has not heard of yet.</param>
    public static RepositoryFindings Compare(
        SimulatedRepository repository, RecordView view, SRRecord sr, Func<SimulatedImage, bool> isUntold)
    {
        Dictionary<string, VDIRecord> known = new(StringComparer.Ordinal);
        foreach (Ref<VDIRecord> reference in sr.VDIs)
        {
            if (view.TryGet(reference, out VDIRecord? vdi))
            {
                known[vdi.Location] = vdi;
            }
        }
        return Measure(repository) with
        {
            New =
            [
                .. repository.Images.Values
                    .Where(image => !known.ContainsKey(image.Location) && !isUntold(image)).Select(Found),
            ],
            Changed =
            [
                .. repository.Images.Values
                    .Where(image => known.TryGetValue(image.Location, out VDIRecord? vdi)
                        && (vdi.VirtualSize != image.VirtualSize
                            || vdi.PhysicalUtilisation != image.PhysicalUtilisation))
                    .Select(Found),
            ],
            Gone = [.. known.Keys.Where(location => !repository.Images.ContainsKey(location))],
        };
    }

    /// <summary>The figures of a repository.</summary>
    public static RepositoryFindings Measure(SimulatedRepository repository) =>
        new(repository.PhysicalSize, repository.PhysicalUtilisation);

    private static FoundImage Found(SimulatedImage image) =>
        new(image.Location, image.VirtualSize, image.PhysicalUtilisation)
        {
            Uuid = image.Uuid,
            NameLabel = image.NameLabel.Length > 0 ? image.NameLabel : image.Location,
            NameDescription = image.NameDescription,
            Type = image.Type,
            ReadOnly = image.ReadOnly,
            Sharable = image.Sharable,
            CbtEnabled = image.TracksChanges,
            IsASnapshot = image.IsASnapshot,
            SnapshotOf = image.SnapshotOf,
            SnapshotTime = image.SnapshotTime,
            MetadataOfPool = image.MetadataOfPool,
        };
}
