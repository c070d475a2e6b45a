using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What drivers write down beside images of what pools say about them.</summary>
internal static class Noted
{
    /// <summary>A repository as its pool describes it.</summary>
    public static SimulatedRepository Repository(
        RecordView view, Ref<SRRecord> reference, SRRecord sr, SimulatedRepository known)
    {
        PBDRecord? pbd = null;
        foreach (Ref<PBDRecord> found in sr.PBDs)
        {
            pbd ??= view.Find(found);
        }
        return known with
        {
            NameLabel = sr.NameLabel,
            NameDescription = sr.NameDescription,
            PhysicalSize = sr.PhysicalSize,
            DeviceConfig = pbd?.DeviceConfig ?? known.DeviceConfig,
            Host = Drivers.IsLocal(sr.Type) && pbd is not null ? view.Find(pbd.Host)?.Uuid ?? "" : known.Host,
        };
    }

    /// <summary>An image as its pool describes it.</summary>
    public static SimulatedImage Image(RecordView view, VDIRecord vdi, SimulatedImage image) => image with
    {
        Uuid = vdi.Uuid,
        VirtualSize = vdi.VirtualSize,
        NameLabel = vdi.NameLabel,
        NameDescription = vdi.NameDescription,
        Type = vdi.Type,
        ReadOnly = vdi.ReadOnly,
        Sharable = vdi.Sharable,
        IsASnapshot = vdi.IsASnapshot,
        SnapshotOf = view.Find(vdi.SnapshotOf)?.Uuid ?? "",
        SnapshotTime = vdi.SnapshotTime,
        MetadataOfPool = view.Find(vdi.MetadataOfPool)?.Uuid ?? "",
        TracksChanges = vdi.CbtEnabled,
        HasContents = vdi.Type != VDIType.CbtMetadata,
    };
}
