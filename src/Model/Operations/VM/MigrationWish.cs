using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.VM;

/// <summary>Where a VM is to go, as a client says it.</summary>
/// <param name="VM">The VM.</param>
/// <param name="Destination">The token that the receiving host gave out.</param>
/// <param name="Disks">The repository for each disk.</param>
/// <param name="Interfaces">The network for each interface.</param>
/// <param name="Options">Further wishes: <c>copy</c>, <c>force</c>.</param>
internal sealed record MigrationWish(
    Ref<VMRecord> VM,
    XenMap<string, string> Destination,
    XenMap<Ref<VDIRecord>, Ref<SRRecord>> Disks,
    XenMap<Ref<VIFRecord>, Ref<NetworkRecord>> Interfaces,
    XenMap<string, string> Options)
{
    /// <summary>True when the VM is to stay and a copy of it to arrive.</summary>
    public bool IsCopy => Options.GetOr("copy", "false") == "true";

    /// <summary>True when snapshots are no obstacle.</summary>
    public bool IsForced => Options.GetOr("force", "false") == "true";

    /// <summary>What moves with the VM.</summary>
    public Relocation Relocation => new(Disks, Interfaces);

    /// <summary>The receiving host; null when the token names none of this pool.</summary>
    public Ref<HostRecord> Host =>
        ObjectRef.TryParse(Destination.GetOr("host", ""), out ObjectRef host) ? host.As<HostRecord>() : default;
}
