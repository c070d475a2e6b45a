using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.VM;

/// <summary>Which disks and interfaces of a VM go elsewhere when it moves. Immutable.</summary>
/// <param name="Disks">The new repository of each disk that does not stay where it is.</param>
/// <param name="Interfaces">The new network of each interface that does not stay where it is.</param>
internal sealed record Relocation(
    XenMap<Ref<VDIRecord>, Ref<SRRecord>> Disks, XenMap<Ref<VIFRecord>, Ref<NetworkRecord>> Interfaces)
{
    /// <summary>All stays where it is.</summary>
    public static readonly Relocation None = new(
        XenMap<Ref<VDIRecord>, Ref<SRRecord>>.Empty, XenMap<Ref<VIFRecord>, Ref<NetworkRecord>>.Empty);

    /// <summary>The repository of a disk afterwards.</summary>
    public Ref<SRRecord> Of(Ref<VDIRecord> disk, Ref<SRRecord> present) => Disks.GetOr(disk, present);

    /// <summary>The network of an interface afterwards.</summary>
    public Ref<NetworkRecord> Of(Ref<VIFRecord> vif, Ref<NetworkRecord> present) => Interfaces.GetOr(vif, present);
}
